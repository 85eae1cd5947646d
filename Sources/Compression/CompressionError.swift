/// Bytes that could not be compressed or given back.
public struct CompressionError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The library's own words.
    public var message: String

    /// `zstd: Data corruption detected`.
    public var description: String { "zstd: \(message)" }
}
