import LibXML2
import Model

/// Narrows the page to what the user's `select` names and takes out what `ignore` names.
///
/// A selector that matches nothing is a condition the user sees, not silence: it stands in `ruleFailures`.
enum UserRules {
    static func apply(to draft: inout ArticleDraft) {
        for text in draft.rules.ignore {
            let nodes = matches(text, &draft, isRequired: false)
            draft.excluded.formUnion(nodes.map { Int32($0) })
        }
        let selected = draft.rules.select.flatMap { matches($0, &draft, isRequired: true) }.sorted()
        guard !selected.isEmpty else { return }
        draft.selected = selected
        draft.ranges = []
        var end = 0
        for node in selected where node >= end {
            end = Int(draft.tree.nodes[node].end)
            draft.ranges.append(node..<end)
        }
    }

    /// The nodes a rule names; what is wrong with it is noted.
    static func matches(_ text: String, _ draft: inout ArticleDraft, isRequired: Bool) -> [Int] {
        do {
            let nodes = try PageSelector(text).nodes(in: draft.tree)
            if nodes.isEmpty, isRequired { draft.ruleFailures.append("\"\(text)\" matches nothing on this page") }
            return nodes
        } catch {
            draft.ruleFailures.append("\(error)")
            return []
        }
    }
}
