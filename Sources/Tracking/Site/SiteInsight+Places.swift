extension SiteInsight {
    /// All that is known of a site: of the places of its pages, and one sentence for each other thing.
    public static func all(_ model: SiteModel) -> [String] { PlaceHabits(model).words + words(model) }
}
