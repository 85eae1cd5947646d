import Model

extension EditCollector {
    /// Pictures as a set: their order and their renditions say nothing.
    mutating func compareImages(_ old: [String], _ new: [String]) {
        let oldKeys = old.map(Links.imageKey)
        let newKeys = new.map(Links.imageKey)
        let gone = zip(old, oldKeys).filter { !newKeys.contains($0.1) }.map(\.0)
        let came = zip(new, newKeys).filter { !oldKeys.contains($0.1) }.map(\.0)
        if gone.isEmpty, came.isEmpty {
            if old != new { suppress("image-address", new.first ?? "") }
            return
        }
        for index in 0..<min(20, max(gone.count, came.count)) {
            let before = index < gone.count ? gone[index] : nil
            let after = index < came.count ? came[index] : nil
            let operation: Edit.Operation = before == nil ? .addition : after == nil ? .deletion : .substitution
            add(
                Edit(
                    field: .image, operation: operation, kind: .image, before: before, after: after,
                    reason: "the page shows another picture"))
        }
    }

    /// The canonical address, without what tracking adds.
    mutating func compareAddress(_ old: String?, _ new: String?) {
        guard let old, let new, old != new else { return }
        guard Links.key(old) != Links.key(new) else { return suppress("tracking-parameters", new) }
        add(
            Edit(
                field: .canonicalURL, operation: .substitution, kind: .link, before: old, after: new,
                reason: "the page names another address as its own"))
    }
}
