import MicroHTTPD

/// What answers at one path: all that the dispatch, the access rules and the documents need to know.
struct Route: Sendable {
    /// Who may ask.
    enum Access: String, Sendable {
        /// Everybody: nothing of what is watched is in it.
        case open
        /// Whoever may read.
        case read
        /// Whoever may write; never by a link from elsewhere.
        case write
        /// The control socket alone.
        case control
    }

    /// What is answered when all went well.
    struct Content: Sendable {
        /// The media type.
        var type: String
        /// The name of the object, for JSON.
        var shape: String?
        /// For people, what it is.
        var words: String

        static func json(_ shape: String, _ words: String) -> Content {
            Content(type: "application/json", shape: shape, words: words)
        }

        static func page(_ words: String) -> Content { Content(type: "text/html", words: words) }
    }

    let method: String
    let path: String
    let access: Access
    let content: Content
    let parameters: [Parameter]
    /// Further statuses it may answer with, such as 404.
    let statuses: [Int]
    /// Whether the answer may be kept and asked for with a validator.
    let isCacheable: Bool
    let answer: @Sendable (Question) throws -> HTTPResponse
    private let pattern: [Substring]

    init(
        _ method: String, _ path: String, access: Access = .read, _ content: Content, _ parameters: [Parameter] = [],
        statuses: [Int] = [], isCacheable: Bool = true, _ answer: @escaping @Sendable (Question) throws -> HTTPResponse
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.content = content
        self.parameters = parameters
        self.statuses = statuses
        self.isCacheable = isCacheable
        self.answer = answer
        pattern = path.split(separator: "/")
    }

    /// The words that stand at `{…}`; nil when the path is another.
    func words(in path: [Substring]) -> [String]? {
        guard path.count == pattern.count else { return nil }
        var words: [String] = []
        for (part, wanted) in zip(path, pattern) {
            if wanted.hasPrefix("{") { words.append(String(part)) } else if part != wanted { return nil }
        }
        return words
    }

    private func takes(_ name: String) -> Bool { parameters.contains { $0.name == name } }

    /// The names of what stands at `{…}`.
    var pathNames: [String] { pattern.filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) } }

    /// What is wrong with the parameters of a request; nil when nothing is.
    func problem(_ request: HTTPRequest) -> String? {
        // A filter with a slip of the pen must not answer a program with everything there is.
        if path.hasPrefix("/v1/"), let stray = request.parameterNames.first(where: { !takes($0) }) {
            let names = parameters.map(\.name).joined(separator: ", ")
            return "there is no parameter \(stray) here" + (names.isEmpty ? "" : "; there are \(names)")
        }
        for parameter in parameters {
            let values = request.parameters(parameter.name).filter { !$0.isEmpty }
            if values.isEmpty, parameter.isRequired { return "the parameter \(parameter.name) is missing" }
            if !values.allSatisfy(parameter.takes) { return parameter.expected }
        }
        return nil
    }
}
