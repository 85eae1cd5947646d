/// The directives of `Cache-Control` that concern a private cache (RFC 9111 section 5.2.2).
struct CacheControl: Equatable {
    /// The smallest `max-age`, in seconds; 0 when one is no number, for then the answer counts as stale.
    var maxAge: Int?
    var mustRevalidate = false

    /// Reads all `Cache-Control` fields of an answer.
    init(_ fields: [ArraySlice<UInt8>]) {
        for field in fields {
            for (name, argument) in CacheControl.directives(field) {
                switch name {
                case "max-age":
                    let seconds = DeltaSeconds.parse(argument) ?? 0
                    maxAge = min(maxAge ?? seconds, seconds)
                case "no-cache", "no-store": mustRevalidate = true
                default: break
                }
            }
        }
    }

    /// `max-age="60", private` gives `("max-age", 60)` and `("private", "")`; commas inside quotes do not count.
    private static func directives(_ field: ArraySlice<UInt8>) -> [(String, ArraySlice<UInt8>)] {
        var isQuoted = false
        let parts = field.split { byte in
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            return byte == UInt8(ascii: ",") && !isQuoted
        }
        return parts.map { part in
            let sides = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(decoding: sides[0].trimmed, as: UTF8.self).lowercased()
            var argument = sides.count == 2 ? sides[1].trimmed : []
            if argument.count >= 2, argument.first == UInt8(ascii: "\""), argument.last == UInt8(ascii: "\"") {
                argument = argument.dropFirst().dropLast()
            }
            return (name, argument)
        }
    }
}

/// A number of seconds in a header field (RFC 9111 section 1.2.2).
enum DeltaSeconds {
    /// Digits only, nil for anything else; larger than 2^31 counts as 2^31.
    static func parse(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !bytes.isEmpty else { return nil }
        var value = 0
        for byte in bytes {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = min(value * 10 + Int(byte - 0x30), 1 << 31)
        }
        return value
    }
}

extension ArraySlice<UInt8> {
    /// Without blanks at either end.
    var trimmed: ArraySlice<UInt8> {
        var slice = self
        while let first = slice.first, first == 0x20 || first == 0x09 { slice = slice.dropFirst() }
        while let last = slice.last, last == 0x20 || last == 0x09 { slice = slice.dropLast() }
        return slice
    }
}
