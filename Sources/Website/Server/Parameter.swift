import Model

/// One parameter of a route: what a request may say, checked before the route is asked, and what the documents say of it.
struct Parameter: Sendable {
    /// How its value is written.
    enum Form: Sendable {
        case text
        case number(ClosedRange<Int64>)
        /// A day, or an instant with its zone.
        case time
        case words([String])
        case flag
    }

    let name: String
    let form: Form
    let summary: String
    var isRequired = false
    /// Whether it may be given more than once; then one of the values suffices.
    var isRepeated = false

    init(_ name: String, _ form: Form, _ summary: String, isRequired: Bool = false, isRepeated: Bool = false) {
        self.name = name
        self.form = form
        self.summary = summary
        self.isRequired = isRequired
        self.isRepeated = isRepeated
    }

    /// Whether a value has the form; an empty one is none, as an empty field of a form sends it.
    func takes(_ value: String) -> Bool {
        switch form {
        case .text: value.utf8.count <= 4096
        case .number(let range): Int64(value).map { range.contains($0) } ?? false
        case .time: Parameter.time(value) != nil
        case .words(let words): words.contains(value)
        case .flag: ["1", "0", "true", "false", "on"].contains(value)
        }
    }

    /// What a value must be, for whoever gave another.
    var expected: String {
        switch form {
        case .text: "\(name) is too long"
        case .number(let range) where range.upperBound == .max: "\(name) must be a number from \(range.lowerBound)"
        case .number(let range): "\(name) must be a number from \(range.lowerBound) to \(range.upperBound)"
        case .time: "\(name) must be a day or a time such as 2026-11-23 or 2026-11-23T12:00:05Z"
        case .words(let words): "\(name) must be one of \(words.joined(separator: ", "))"
        case .flag: "\(name) must be 1 or 0"
        }
    }

    /// A day begins at midnight in UTC.
    static func time(_ text: String) -> Timestamp? {
        Timestamp(iso8601: text) ?? Timestamp(iso8601: text + "T00:00:00Z")
    }
}
