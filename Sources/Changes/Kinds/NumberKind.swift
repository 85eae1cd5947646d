import Model

/// A figure was changed that is neither money, nor per cent, nor a date.
enum NumberKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? { Figures(site)?.verdict(.number, "") }
}
