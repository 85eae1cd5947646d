/// What the manual says about a set of keys.
public struct SectionReference: Sendable, Equatable {
    /// Empty for the file itself.
    public var name: String
    /// Sentences.
    public var summary: String
    /// In the order of the manual.
    public var keys: [KeyReference]
}

/// What the manual says about one key.
public struct KeyReference: Sendable, Equatable {
    /// As it stands in the file.
    public var name: String
    /// How the value is written, such as `duration`.
    public var form: String
    /// What holds when the key is absent; nil when there is nothing to say.
    public var standard: String?
    /// Sentences.
    public var summary: String
    private var sections: [SectionReference]

    init(name: String, form: String, standard: String?, summary: String, section: SectionReference?) {
        self.name = name
        self.form = form
        self.standard = standard
        self.summary = summary
        sections = section.map { [$0] } ?? []
    }

    /// The keys below, when the value is a set of keys or a list of such.
    public var section: SectionReference? { sections.first }
}
