/// Paths and patterns of robots.txt (RFC 9309 sections 2.2.2 and 2.2.3).
enum RobotsPath {
    /// One spelling for all: what need not be encoded is decoded, what must be is encoded in capitals.
    static func normalised(_ path: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(path.count)
        var index = 0
        while index < path.count {
            let byte = path[index]
            if byte == UInt8(ascii: "%"), index + 2 < path.count, let high = hexValue(path[index + 1]),
                let low = hexValue(path[index + 2])
            {
                append(encoded: high << 4 | low, to: &output)
                index += 3
                continue
            }
            if byte <= 0x20 || byte >= 0x7F { append(encoded: byte, to: &output) } else { output.append(byte) }
            index += 1
        }
        return output
    }

    private static func append(encoded byte: UInt8, to output: inout [UInt8]) {
        if isUnreserved(byte) {
            output.append(byte)
            return
        }
        let digits = Array("0123456789ABCDEF".utf8)
        output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    /// Whether a pattern matches the path from its start; `*` stands for anything, `$` at the end for the end.
    ///
    /// Time is at most the product of the two lengths: a star only ever falls back to the one before it.
    static func matches(_ path: [UInt8], _ pattern: [UInt8]) -> Bool {
        let isAnchored = pattern.last == UInt8(ascii: "$")
        let end = isAnchored ? pattern.count - 1 : pattern.count
        var at = 0
        var wanted = 0
        var star = -1
        var resume = 0
        while true {
            if wanted == end, !isAnchored || at == path.count { return true }
            if wanted < end, pattern[wanted] == UInt8(ascii: "*") {
                star = wanted
                resume = at
                wanted += 1
            } else if wanted < end, at < path.count, pattern[wanted] == path[at] {
                wanted += 1
                at += 1
            } else {
                guard star >= 0, resume < path.count else { return false }
                resume += 1
                at = resume
                wanted = star + 1
            }
        }
    }
}
