/// One thing that is wrong in a configuration file.
public struct ConfigurationMistake: Sendable, Equatable, CustomStringConvertible {
    /// The path as it was given or found.
    public var file: String
    /// From 1; 0 when the file as a whole is meant.
    public var line: Int
    /// From 1, in characters; 0 when the file as a whole is meant.
    public var column: Int
    /// Lower case, without a full stop.
    public var message: String

    /// A mistake by its place; line and column are 0 where the file as a whole is meant.
    public init(file: String, line: Int, column: Int, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// `file:line:col: message`, as compilers and editors know it.
    public var description: String {
        line == 0 ? "\(file): \(message)" : "\(file):\(line):\(column): \(message)"
    }
}

/// Everything that is wrong in a configuration, at once.
public struct ConfigurationErrors: Error, Sendable, Equatable, CustomStringConvertible {
    /// By file, in the order they are read, and by place.
    public var mistakes: [ConfigurationMistake]

    /// These mistakes together.
    public init(mistakes: [ConfigurationMistake]) { self.mistakes = mistakes }

    /// One mistake a line.
    public var description: String { mistakes.map(\.description).joined(separator: "\n") }
}
