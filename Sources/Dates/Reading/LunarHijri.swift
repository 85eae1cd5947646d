import Model

/// The Islamic calendar as Saudi Arabia keeps it (Umm al-Qura), by which offices and papers of the Gulf date.
enum LunarHijri {
    /// The years whose months are known.
    static let years = 1390...1500

    /// 1 Muharram 1390, in days since 1970.
    private static let start = 67

    /// Twelve bits a year in three hexadecimal digits, the first month in the lowest.
    ///
    /// Set where a month has 30 days and not 29. Made with ICU's calendar `islamic-umalqura`.
    private static let lengths = Array(
        """
        aba5b4da9d52aa592d26d8ed2daad5aa5a4b4979372b6975d69d52c9592b25b4db9d55d2da5d4aa9554daad3aabd2\
        bc4b89a9552d5adb6a6d4dc9d92aa69562ae56d36ab55aaa94d49d95d2ba5b55aad55a9a92e26e55dada6d46a5b27\
        a4d4ad56db5a754f49e92d26a563566b5baab92b2568ba9b55aada5b4da9b52a9a536276575af26d46a95552ad4bd\
        9ba574b69b52a9552da5d4daad96b2e95e2ac9692eaad56ad65d4a
        """.utf8)

    /// The days of a month; 0 for a month that there is not.
    static func days(in month: Int, of year: Int) -> Int {
        guard years.contains(year), (1...12).contains(month) else { return 0 }
        let place = (year - years.lowerBound) * 3
        let bits = lengths[place..<place + 3].reduce(0) { $0 << 4 | digit($1) }
        return 29 + bits >> (month - 1) & 1
    }

    /// The Gregorian date of a day.
    ///
    /// - Parameters:
    ///   - year: one of `years`.
    ///   - month: 1…12.
    ///   - day: 1…30.
    /// - Returns: the same day in the Gregorian calendar.
    static func gregorian(year: Int, month: Int, day: Int) -> (year: Int, month: Int, day: Int) {
        var days = start + day - 1
        for earlier in years.lowerBound..<year { for month in 1...12 { days += self.days(in: month, of: earlier) } }
        for earlier in 1..<month { days += self.days(in: earlier, of: year) }
        return CivilTime.date(daysSinceEpoch: days)
    }

    /// The Gregorian date of a day; nil when there is no such day, or its year is not known.
    static func date(year: Int, month: Int, day: Int) -> (year: Int, month: Int, day: Int)? {
        guard years.contains(year), day >= 1, day <= days(in: month, of: year) else { return nil }
        return gregorian(year: year, month: month, day: day)
    }

    private static func digit(_ byte: UInt8) -> Int { Int(byte) - (byte < 0x3A ? 0x30 : 0x57) }
}
