extension Int {
    /// `1 word`, `2 words`: a count with its noun, for a sentence.
    ///
    /// - Parameters:
    ///   - one: the noun for one.
    ///   - many: the noun for any other number.
    /// - Returns: both together.
    public func counted(_ one: String, _ many: String) -> String { "\(self) \(self == 1 ? one : many)" }
}
