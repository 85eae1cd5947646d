import Model
import Storage

extension CheckLoop {
    /// Checks under way at the same time when somebody waits for named ones.
    private static let named = 8
    /// So many rounds of articles follow a source that was named: articles that it lists now, and second looks.
    private static let rounds = 200

    /// Checks these now, due or not, and then the articles that their sources made due; nothing else.
    ///
    /// - Parameter subjects: sources and articles.
    /// - Throws: `StoreError`.
    func run(only subjects: [CheckRecord.Subject]) async throws(StoreError) {
        beginSinglePass()
        try await check(subjects)
        let sources = subjects.compactMap { subject in
            if case .source(let id) = subject { id } else { nil }
        }
        for _ in 0..<CheckLoop.rounds where !Task.isCancelled {
            let now = parts.now()
            let due = try await parts.store.read { (reader) throws(StoreError) in
                var due: [String] = []
                for id in sources { due += try reader.dueArticles(source: id, now: now, limit: 64) }
                return due
            }
            guard !due.isEmpty else { return }
            try await check(due.map { .article($0) })
        }
    }

    private func check(_ subjects: [CheckRecord.Subject]) async throws(StoreError) {
        var rest = subjects[...]
        let failures = await withTaskGroup(of: StoreError?.self) { group in
            var failures: [StoreError] = []
            for _ in 0..<CheckLoop.named {
                if let subject = rest.popFirst() { group.addTask { await self.check(now: subject) } }
            }
            for await failure in group {
                if let failure { failures.append(failure) }
                if let subject = rest.popFirst() { group.addTask { await self.check(now: subject) } }
            }
            return failures
        }
        if let failure = failures.first(where: { $0.kind != .conflict }) { throw failure }
    }

    /// One check out of turn; a subject that somebody else checks is left to them.
    private func check(now subject: CheckRecord.Subject) async -> StoreError? {
        guard parts.store.lease(subject, now: parts.now()) else { return nil }
        defer { parts.store.release(subject) }
        do throws(StoreError) {
            switch subject {
            case .source(let id):
                let state = try await parts.store.read { (reader) throws(StoreError) in try reader.source(id) }
                return if let state { await check(state) } else { nil }
            case .article(let id):
                let state = try await parts.store.read { (reader) throws(StoreError) in try reader.article(id) }
                return if let state { await check(state) } else { nil }
            }
        } catch { return error }
    }
}
