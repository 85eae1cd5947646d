public import JSON
public import Storage

extension StateView {
    /// How long after the fact a source's news were seen.
    public static func of(_ delays: SourceDelays) -> JSONValue {
        .object([
            .init("publication", figures(delays.publications)), .init("edit", figures(delays.edits)),
        ])
    }

    /// A count for each span, the last one without an end.
    private static func figures(_ seconds: [Int]) -> JSONValue {
        let sorted = seconds.sorted()
        let ends: [Int?] = [60, 300, 900, 3600, 14_400, 86_400, nil]
        var counted = 0
        let spans = ends.map { end -> JSONValue in
            let upTo = end.map { end in sorted.count { $0 <= end } } ?? sorted.count
            defer { counted = upTo }
            return .object([
                .init("up_to_seconds", end.map { .number("\($0)") } ?? .null),
                .init("count", .number("\(upTo - counted)")),
            ])
        }
        return .object([
            .init("count", .number("\(sorted.count)")),
            .init("median_seconds", sorted.isEmpty ? .null : .number("\(sorted[sorted.count / 2])")),
            .init("spans", .array(spans)),
        ])
    }
}
