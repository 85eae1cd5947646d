import Model

extension EditCollector {
    /// The stamps that moved, one edit for each role, told by the stamp that a reader sees first.
    mutating func compareStamps(_ movement: StampMovement) {
        for clock in movement.clocks { suppress("clock-stamp", clock.named) }
        for (role, field) in [(Stamp.Role.published, Edit.Field.published), (.modified, .modified)] {
            let moved = (movement.advanced + movement.retreated).filter {
                $0.after.role == role && $0.after.isDeclaration
            }
            guard let first = moved.first(where: { $0.after.origin == "visible" }) ?? moved.first else { continue }
            add(
                Edit(
                    field: field, operation: .substitution, kind: .stamp, before: first.before.literal,
                    after: first.after.literal,
                    reason: moved.map { "\($0.after.origin) moved" }.joined(separator: ", ")))
        }
    }
}
