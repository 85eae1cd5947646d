public import MicroHTTPD

/// What answers at one path.
public struct Route: Sendable {
    /// Answers a request; the words are the parts of the path that stand at `*`.
    public typealias Answer = @Sendable (_ request: HTTPRequest, _ words: [String]) throws -> HTTPResponse

    let method: String
    let pattern: [Substring]
    /// Whether only the control socket has it.
    let isControl: Bool
    let answer: Answer

    /// A route.
    ///
    /// - Parameters:
    ///   - method: such as `GET`; a `GET` route answers `HEAD` too.
    ///   - path: such as `/v1/changes/*`, where `*` stands for one part.
    ///   - isControl: whether only the control socket has it.
    ///   - answer: answers a request.
    public init(_ method: String, _ path: String, isControl: Bool = false, _ answer: @escaping Answer) {
        self.method = method
        pattern = path.split(separator: "/")
        self.isControl = isControl
        self.answer = answer
    }

    /// The words at `*`; nil when the path is another.
    func words(in path: [Substring]) -> [String]? {
        guard path.count == pattern.count else { return nil }
        var words: [String] = []
        for (part, wanted) in zip(path, pattern) {
            if wanted == "*" { words.append(String(part)) } else if part != wanted { return nil }
        }
        return words
    }
}
