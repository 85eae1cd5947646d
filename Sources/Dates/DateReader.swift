import Model

/// Reads dates as people write them, in the languages of `Language.all`.
public enum DateReader {
    /// More tokens than this are no date.
    static let longestDate = 64

    /// Reads the date that a short text states: a stamp, an attribute, a cell; not a whole sentence with other numbers.
    ///
    /// The order of day and month in 5/6/2020 follows the weekday if there is one, then the country, the language of the
    /// page and of the words; without any it is month first with slashes and day first with dots and hyphens.
    ///
    /// - Parameters:
    ///   - text: such as `12. Januar 2020, 12:42 Uhr` or `January 12th, 2020 at 12:42 IST`.
    ///   - hints: what the page says about language, country and time.
    /// - Returns: the reading, or nil when the text holds no complete date or one that does not exist.
    public static func read(_ text: String, hints: DateHints = DateHints()) -> DateReading? {
        let bytes = Array(text.utf8)
        guard bytes.count <= 1024 else { return nil }
        let range = ByteCursor.trimmed(bytes.span)
        switch ISODate.read(bytes.span, range) {
        case .draft(let draft): return reading(draft, bytes: bytes, hints: hints)
        case .impossible: return nil
        case .other: break
        }
        if let time = FeedDate.epoch(bytes.span, range) {
            return DateReading(
                civil: CivilTime(time), isDateOnly: false, offsetMinutes: 0, zoneLiteral: nil, zoneConfidence: .explicit
            )
        }
        guard let tokens = Tokenizer.tokens(of: bytes.span, limit: longestDate) else { return nil }
        guard let draft = GeneralReader(hints: hints).read(tokens[...], bytes: bytes) else { return nil }
        return reading(draft, bytes: bytes, hints: hints)
    }

    /// The reading of a draft: its civil time, zone and how sure that is.
    static func reading(_ draft: Draft, bytes: [UInt8], hints: DateHints) -> DateReading? {
        guard let civil = draft.civil else { return nil }
        let language = draft.language.map { Language.all[$0].code }
        let resolver = ZoneResolver(hints: hints, language: language)
        let (offset, confidence) = resolver.resolve(draft.zone, civil: civil, hasTime: draft.hasTime)
        let literal = draft.zone == .none ? nil : String(decoding: bytes[draft.zoneRange], as: UTF8.self)
        return DateReading(
            civil: civil, isDateOnly: !draft.hasTime, offsetMinutes: offset, zoneLiteral: literal,
            zoneConfidence: confidence)
    }
}
