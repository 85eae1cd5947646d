/// Numbers written with Chinese characters, as in 二〇二〇年十二月三十一日.
enum HanNumber {
    /// The number at a position, when a unit of dates follows it.
    static func read(_ bytes: Span<UInt8>, at start: Int) -> (value: Int, end: Int)? {
        var digits: [Int] = []
        var end = start
        while end < bytes.count, digits.count <= 4 {
            let (scalar, width) = UTF8Reader.scalar(bytes, at: end)
            guard let digit = digit(scalar) else { break }
            digits.append(digit)
            end += width
        }
        guard !digits.isEmpty, end < bytes.count, isUnit(UTF8Reader.scalar(bytes, at: end).0) else { return nil }
        return value(digits).map { ($0, end) }
    }

    /// Digit by digit, or with tens: 三十一 is 31.
    private static func value(_ digits: [Int]) -> Int? {
        guard let ten = digits.firstIndex(of: 10) else { return digits.reduce(0) { $0 * 10 + $1 } }
        let tens = digits[..<ten].reduce(0) { $0 * 10 + $1 }
        let ones = digits[(ten + 1)...].reduce(0) { $0 * 10 + $1 }
        guard ten <= 1, digits.count - ten <= 2, ones < 10 else { return nil }
        return (ten == 0 ? 1 : tens) * 10 + ones
    }

    private static func digit(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x3007, 0x96F6: 0
        case 0x4E00: 1
        case 0x4E8C: 2
        case 0x4E09: 3
        case 0x56DB: 4
        case 0x4E94: 5
        case 0x516D: 6
        case 0x4E03: 7
        case 0x516B: 8
        case 0x4E5D: 9
        case 0x5341: 10
        default: nil
        }
    }

    /// 年 月 日 号 號 时 時 点 點 分 秒 天 个 個 小 周 週.
    private static func isUnit(_ scalar: UInt32) -> Bool {
        [
            0x5E74, 0x6708, 0x65E5, 0x53F7, 0x865F, 0x65F6, 0x6642, 0x70B9, 0x9EDE, 0x5206, 0x79D2, 0x5929, 0x4E2A,
            0x500B,
            0x5C0F, 0x5468, 0x9031,
        ].contains(scalar)
    }
}
