import Glibc

/// glibc's `iconv`: any encoding to UTF-8, damage replaced by U+FFFD.
enum Iconv {
    static func knows(_ label: String) -> Bool {
        guard let handle = iconv_open("UTF-8", label), !isFailure(handle) else { return false }
        iconv_close(handle)
        return true
    }

    /// Converts a whole document.
    ///
    /// - Parameters:
    ///   - bytes: the document, without a byte-order mark.
    ///   - charset: its encoding.
    /// - Returns: valid UTF-8 and the number of damaged places in it.
    static func convert(_ bytes: [UInt8], from charset: Charset) -> (bytes: [UInt8], bad: Int) {
        guard let handle = iconv_open("UTF-8", charset.iconvName), !isFailure(handle) else {
            return (Array(String(decoding: bytes, as: UTF8.self).utf8), 0)
        }
        defer { iconv_close(handle) }
        var input = bytes
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 2)
        var bad = 0
        input.withUnsafeMutableBytes { raw in
            guard let base = raw.baseAddress else { return }
            var from: UnsafeMutablePointer<CChar>? = base.assumingMemoryBound(to: CChar.self)
            var left = raw.count
            while left > 0 {
                let failed = step(handle, &from, &left, into: &output)
                guard failed else { continue }
                output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                bad += 1
                let skip = min(charset.unit, left)
                from = from?.advanced(by: skip)
                left -= skip
            }
        }
        return (output, bad)
    }

    /// Converts until the buffer is full or the input is damaged; true when it is damaged at `from`.
    private static func step(
        _ handle: iconv_t, _ from: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, into output: inout [UInt8]
    ) -> Bool {
        let room = 16384
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: room) { buffer in
            var to = buffer.baseAddress
            var free = room
            let result = iconv(handle, &from, &left, &to, &free)
            let isDamaged = result == -1 && errno != E2BIG
            output.append(
                contentsOf: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<(room - free)]))
            return isDamaged
        }
    }

    /// `(iconv_t)-1`.
    private static func isFailure(_ handle: iconv_t) -> Bool { Int(bitPattern: handle) == -1 }
}
