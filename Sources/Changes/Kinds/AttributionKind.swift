import Model

/// Who says so, or with which verb, was changed.
enum AttributionKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? {
        guard site.old.count <= 14, site.new.count <= 14, !site.isQuoted, !site.isRewrite else { return nil }
        guard let (removed, added) = site.difference(.attributions, reach: 1) else { return nil }
        let parts = [
            removed.isEmpty ? nil : "“\(removed.joined(separator: "”, “"))” went",
            added.isEmpty ? nil : "“\(added.joined(separator: "”, “"))” came",
        ].compactMap(\.self)
        return Verdict(kind: .attribution, reason: "who says so and how: " + parts.joined(separator: ", "))
    }
}
