/// Numbers of bytes as people write them: `500kB`, `16MB`, `16MiB`, `4096`.
public enum SizeText {
    static let units: [(name: String, bytes: Int)] = [
        ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000),
        ("B", 1), ("", 1),
    ]

    /// Reads a size; nil when it is none, or more than 1 TB.
    ///
    /// Upper and lower case of the unit are the same.
    public static func parse(_ text: String) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isWholeNumber }
        let rest = text.dropFirst(digits.count).drop { $0 == " " }.lowercased()
        guard let count = Int(digits), let unit = units.first(where: { $0.name.lowercased() == rest }) else {
            return nil
        }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: unit.bytes)
        return overflow || bytes > 1_000_000_000_000 ? nil : bytes
    }

    /// A short text that `parse` reads as the same size, such as `16MiB`.
    public static func describe(_ bytes: Int) -> String {
        let unit = units.first { bytes >= $0.bytes && bytes % $0.bytes == 0 && $0.bytes > 1 }
        return unit.map { "\(bytes / $0.bytes)\($0.name)" } ?? "\(bytes)B"
    }
}
