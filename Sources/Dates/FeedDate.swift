public import Model

/// Reads the dates that feeds, sitemaps and HTTP headers carry.
///
/// A date without a zone is UTC; a date without a time is its midnight; a date that the calendar does not have is nil.
public enum FeedDate {
    /// Reads one date in any form that feeds use; blanks around it do not matter.
    ///
    /// Abbreviations of zones with several meanings are taken in their most widespread one (IST is India's), military
    /// letters are UTC (RFC 5322 section 4.3), and offsets beyond 15 hours are ignored.
    ///
    /// - Parameter bytes: UTF-8; anything else gives nil.
    /// - Returns: the instant, or nil when the text is no date or names a day or time that does not exist.
    public static func read(_ bytes: Span<UInt8>) -> Timestamp? {
        let range = ByteCursor.trimmed(bytes)
        guard range.count >= 4, range.count <= longest else { return nil }
        let isNumber = bytes[range.lowerBound] &- 0x30 < 10
        if isNumber, range.count >= 7 || range.count == 4 {
            switch ISODate.read(bytes, range) {
            case .draft(let draft): return instant(draft)
            case .impossible: return nil
            case .other: break
            }
        }
        switch MailDate.read(bytes, range) {
        case .draft(let draft): return instant(draft)
        case .impossible: return nil
        case .other: break
        }
        return epoch(bytes, range) ?? general(bytes)
    }

    /// Reads one date in any form that feeds use.
    public static func read(_ bytes: [UInt8]) -> Timestamp? { read(bytes.span) }

    /// Reads one date in any form that feeds use.
    public static func read(_ bytes: ArraySlice<UInt8>) -> Timestamp? { read(bytes.span) }

    /// Reads one date in any form that feeds use.
    public static func read(_ text: String) -> Timestamp? { read(text.utf8.span) }

    /// In bytes: longer texts are no date.
    private static let longest = 256

    /// Seconds (9 or 10 digits) or milliseconds (13 digits) since 1970, with or without a fraction.
    static func epoch(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Timestamp? {
        guard var cursor = ByteCursor(bytes, range) else { return nil }
        let (value, digits) = cursor.number(limit: 14)
        var milliseconds = 0
        if cursor.take(0x2E) { milliseconds = cursor.milliseconds() }
        guard cursor.isAtEnd else { return nil }
        switch digits {
        case 9, 10: return Timestamp(milliseconds: Int64(value) * 1000 + Int64(milliseconds))
        case 13: return Timestamp(milliseconds: Int64(value))
        default: return nil
        }
    }

    private static func general(_ bytes: Span<UInt8>) -> Timestamp? {
        guard let tokens = Tokenizer.tokens(of: bytes, limit: DateReader.longestDate) else { return nil }
        var copy: [UInt8] = []
        copy.reserveCapacity(bytes.count)
        for index in bytes.indices { copy.append(bytes[index]) }
        return GeneralReader(hints: DateHints(), isStrict: true).read(tokens[...], bytes: copy).flatMap(instant)
    }

    private static func instant(_ draft: Draft) -> Timestamp? {
        if case .offset(let minutes) = draft.zone { return draft.civil?.timestamp(offsetMinutes: minutes) }
        guard let civil = draft.civil else { return nil }
        guard draft.zone != .none else { return civil.timestamp() }
        let (offset, _) = ZoneResolver(hints: DateHints(), language: nil).resolve(
            draft.zone, civil: civil, hasTime: true)
        return civil.timestamp(offsetMinutes: offset ?? 0)
    }
}
