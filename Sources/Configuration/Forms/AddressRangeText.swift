import Glibc

/// Literal IP addresses and ranges of them.
enum AddressRangeText {
    /// The four or sixteen bytes of a literal address; nil when it is none.
    static func bytes(_ text: String) -> [UInt8]? {
        var four = [UInt8](repeating: 0, count: 4)
        if unsafe inet_pton(AF_INET, text, &four) == 1 { return four }
        var sixteen = [UInt8](repeating: 0, count: 16)
        return unsafe inet_pton(AF_INET6, text, &sixteen) == 1 ? sixteen : nil
    }

    /// The range as `address/length`; a bare address is the range of itself.
    ///
    /// Nil for text that is no range, and for one with bits set behind its length, which is nearly always a mistake.
    static func canonical(_ text: String) -> String? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let bytes = bytes(String(parts[0])) else { return nil }
        let bits = bytes.count * 8
        guard let length = parts.count == 2 ? Int(parts[1]) : bits, (0...bits).contains(length) else { return nil }
        for bit in length..<bits where bytes[bit / 8] & (0x80 >> (bit % 8)) != 0 { return nil }
        return "\(parts[0].lowercased())/\(length)"
    }
}
