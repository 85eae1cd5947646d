import Model

/// The day that an address names: `/2020/01/12/`, `/2020-01-12-storm`, `/20200112/`, `/2020/jan/12/`.
enum AddressDate {
    static func day(in path: String) -> Stamp? {
        let bytes = Array(path.utf8)
        var at = 0
        while at < bytes.count {
            guard isDigit(bytes, at), at == 0 || !isDigit(bytes, at - 1), let found = date(bytes, at) else {
                at += 1
                continue
            }
            return found
        }
        return nil
    }

    private static func isDigit(_ bytes: [UInt8], _ at: Int) -> Bool {
        bytes.indices.contains(at) && bytes[at] >= 0x30 && bytes[at] <= 0x39
    }

    private static func date(_ bytes: [UInt8], _ start: Int) -> Stamp? {
        guard let (year, afterYear) = number(bytes, start, digits: 4...4), (1995...2099).contains(year) else {
            return nil
        }
        let isTight = isDigit(bytes, afterYear)
        let separator: UInt8? = isTight ? nil : bytes.indices.contains(afterYear) ? bytes[afterYear] : nil
        if !isTight, separator != UInt8(ascii: "/"), separator != UInt8(ascii: "-"), separator != UInt8(ascii: "_"),
            separator != UInt8(ascii: ".")
        {
            return nil
        }
        let step = isTight ? 0 : 1
        let named = isTight ? nil : monthName(bytes, afterYear + step)
        guard let (month, afterMonth) = named ?? number(bytes, afterYear + step, digits: isTight ? 2...2 : 1...2),
            isTight || bytes.indices.contains(afterMonth) && bytes[afterMonth] == separator
        else { return nil }
        guard let (day, end) = number(bytes, afterMonth + step, digits: isTight ? 2...2 : 1...2), !isDigit(bytes, end)
        else { return nil }
        // `/2023/10/3-questions` names a month.
        if separator == UInt8(ascii: "/"), end < bytes.count, end - afterMonth - step < 2,
            bytes[end] != UInt8(ascii: "/")
        {
            return nil
        }
        let civil = CivilTime(year: year, month: month, day: day)
        guard civil.isValid else { return nil }
        let literal = String(decoding: bytes[start..<end], as: UTF8.self)
        return Stamp(origin: "url", role: .published, literal: literal, time: civil.timestamp(), isDateOnly: true)
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// A month's English name, whole or its first three letters, and where it ends.
    private static func monthName(_ bytes: [UInt8], _ start: Int) -> (Int, Int)? {
        guard start < bytes.count else { return nil }
        let word = bytes[start...].prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        guard (3...9).contains(word.count) else { return nil }
        let name = String(decoding: word, as: UTF8.self).lowercased()
        guard let month = months.firstIndex(where: { $0 == name || $0.prefix(3) == name }) else { return nil }
        return (month + 1, word.endIndex)
    }

    private static func number(_ bytes: [UInt8], _ start: Int, digits: ClosedRange<Int>) -> (Int, Int)? {
        var at = start
        var value = 0
        while isDigit(bytes, at), at - start < digits.upperBound {
            value = value * 10 + Int(bytes[at] - 0x30)
            at += 1
        }
        return at - start >= digits.lowerBound ? (value, at) : nil
    }
}
