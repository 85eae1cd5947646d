internal import Basics
internal import JSON

/// A line of the change log: a bare line that commits to the texts of pages, and the texts.
///
/// `docs/decisions/0117-lines-commit-to-texts.md` has the form.
public struct LogLine: Sendable, Equatable {
    /// What `prev` of the first line holds.
    public static let noHash = String(repeating: "0", count: 64)

    /// What the line after must name.
    public struct Hashes: Sendable, Equatable {
        /// SHA-256 of the line as it was written, hex.
        public var whole: String
        /// SHA-256 of its bare form, hex; the same for a line without texts and for one of the old form.
        public var bare: String

        /// Hashes by their parts.
        public init(whole: String, bare: String) {
            self.whole = whole
            self.bare = bare
        }

        /// Those before the first line.
        public static let none = Hashes(whole: noHash, bare: noHash)
    }

    /// The bytes without the newline.
    public let bytes: [UInt8]
    /// Where the texts are, without the comma before them; nil when there are none.
    private let textRange: Range<Int>?
    /// Whether it commits to texts; without `texts` they were erased.
    public let commitsToTexts: Bool
    /// Whether it names the bare hash of the line before.
    public let isOfNewForm: Bool
    /// Whether it had texts and they were erased.
    public let isErased: Bool

    private static let commitment = Array(",\"texts_sha256\":\"".utf8)
    private static let articleMark = Array(",\"article_id\":\"".utf8)
    private static let saltMark = Array(",\"salt\":\"".utf8)
    private static let tailMark = Array(",\"prev_bare\":\"".utf8)
    /// From `,"prev_bare":"` to the closing brace.
    private static let tailLength = 14 + 64 + 10 + 64 + 2

    /// A line as it stands in the log.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let tail = bytes.count - LogLine.tailLength
        isOfNewForm = tail > 0 && bytes[tail...].starts(with: LogLine.tailMark)
        guard isOfNewForm, let place = LogLine.find(LogLine.commitment, in: bytes, before: tail) else {
            (textRange, commitsToTexts) = (nil, false)
            // A line of the old form names its article by itself only when the rest of it is gone.
            isErased = !isOfNewForm && LogLine.find(LogLine.articleMark, in: bytes, before: bytes.count) != nil
            return
        }
        commitsToTexts = true
        let end = place + LogLine.commitment.count + 65
        let hasTexts = end < tail && bytes[end...].starts(with: LogLine.saltMark)
        textRange = hasTexts ? end + 1..<tail : nil
        isErased = !hasTexts
    }

    /// Composes the line of a change.
    ///
    /// - Parameters:
    ///   - record: what happened.
    ///   - sequence: its number in the log, from 1, without a gap.
    ///   - previous: the hashes of the line before.
    ///   - salt: random bytes that hide the texts behind their hash.
    ///   - sha256: the hash, hex.
    public init(
        _ record: ChangeRecord, sequence: Int64, previous: Hashes, salt: [UInt8], sha256: ([UInt8]) -> String
    ) {
        var json = JSONWriter()
        json.object { json in
            json.field("seq", Int(sequence))
            record.writeBare(to: &json)
            if record.hasTexts {
                let texts = LogLine.texts(record, salt)
                json.field("texts_sha256", sha256(texts))
                json.raw(texts)
            }
            json.field("prev_bare", previous.bare)
            json.field("prev", previous.whole)
        }
        self.init(json.bytes)
    }

    private static func texts(_ record: ChangeRecord, _ salt: [UInt8]) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("salt", Hex.encode(salt))
            record.writeTexts(to: &json)
        }
        return Array(json.bytes.dropFirst().dropLast())
    }

    /// The texts with their salt, as they are hashed; nil when there are none.
    public var texts: [UInt8]? { textRange.map { Array(bytes[$0]) } }

    /// The line without its texts; itself when it has none.
    public var bare: [UInt8] {
        guard let textRange else { return bytes }
        return Array(bytes[..<(textRange.lowerBound - 1)] + bytes[textRange.upperBound...])
    }

    /// The hash that the texts must have, hex; nil when the line commits to none.
    public var textsSHA256: String? {
        guard commitsToTexts, let place = LogLine.find(LogLine.commitment, in: bytes, before: bytes.count) else {
            return nil
        }
        let begin = place + LogLine.commitment.count
        return String(decoding: bytes[begin..<(begin + 64)], as: UTF8.self)
    }

    /// What the line would be without texts, whatever its form: a line of the old form loses the same members.
    public var withoutTexts: [UInt8] {
        if isOfNewForm { return bare }
        guard case .object(let members)? = try? JSONParser.parse(bytes) else { return bytes }
        var json = JSONWriter()
        json.object { json in
            for member in members {
                if member.key == "article", let id = member.value["id"]?.string { json.field("article_id", id) }
                guard !LogLine.textMembers.contains(member.key) else { continue }
                json.key(member.key)
                json.value(member.value)
            }
        }
        return json.bytes
    }

    private static let textMembers: Set = [
        "article", "disclosure_reason", "stamps", "edits", "observation", "moved",
    ]

    private static func find(_ mark: [UInt8], in bytes: [UInt8], before end: Int) -> Int? {
        guard end >= mark.count + 64 else { return nil }
        for start in 0...(end - mark.count - 64)
        where bytes[start] == mark[0] && bytes[start + 2] == mark[2] && bytes[start...].starts(with: mark) {
            return start
        }
        return nil
    }
}
