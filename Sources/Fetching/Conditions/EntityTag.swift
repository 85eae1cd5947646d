import Model

/// An entity tag by its parts (RFC 9110 section 8.8.3): `W/"abc-gzip"` is weak, and its bare form is `"abc"`.
///
/// Whoever compresses on the way alters the tag: Apache's mod_deflate appends `-gzip`, nginx, HAProxy and Cloudflare
/// make it weak. The origin behind may know only the form that it gave.
struct EntityTag {
    /// As it was received.
    let bytes: [UInt8]
    let isWeak: Bool
    /// Whether its end names a content coding.
    let hasSuffix: Bool
    /// The tag as the origin may have given it; the received one where nothing can be taken off.
    let bare: [UInt8]

    private static let suffixes = ["-gzip", "-br", "-zstd", "-deflate"].map { Array("\($0)\"".utf8) }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let strong = bytes.starts(with: Array("W/\"".utf8)) ? bytes.dropFirst(2) : bytes[...]
        isWeak = strong.count < bytes.count
        let suffix = EntityTag.suffixes.first { $0.count + 1 < strong.count && strong.suffix($0.count) == $0[...] }
        let isQuoted = strong.count >= 2 && strong.first == UInt8(ascii: "\"") && strong.last == UInt8(ascii: "\"")
        hasSuffix = isQuoted && suffix != nil
        guard isQuoted else {
            bare = bytes
            return
        }
        bare = Array(strong.dropLast(suffix?.count ?? 0)) + (suffix == nil ? [] : [UInt8(ascii: "\"")])
    }

    /// What two forms of the same tag have in common.
    var base: [UInt8] { bare }
}

/// What a received tag looks like: decides which forms of it may bring a 304.
enum TagShape: String, CaseIterable, Sendable {
    case plain
    case weak
    /// Weak, on a compressed body: probably weakened on the way.
    case weakened
    case suffixed
    /// With a coding's name at its end, on a body in such a coding: a program's answer that was compressed on the way.
    case renamed
    /// The same on a file, which the server that compresses may know by either name.
    case renamedFile = "renamed-file"

    init(_ tag: EntityTag, _ context: AnswerContext) {
        if tag.hasSuffix {
            self = context.isCompressed ? context.isFile ? .renamedFile : .renamed : .suffixed
        } else if tag.isWeak, tag.bare != tag.bytes {
            self = context.isCompressed ? .weakened : .weak
        } else {
            self = .plain
        }
    }

    /// The forms to try, the likeliest first.
    ///
    /// A tag goes back as it came (RFC 9110 section 13.1.2) unless there is a sign that it was altered on the way.
    var forms: [ConditionForm] {
        switch self {
        case .plain: [.asReceived, .dateOnly]
        case .weak: [.asReceived, .bare, .dateOnly]
        case .weakened: [.bare, .asReceived, .both, .dateOnly]
        case .suffixed: [.asReceived, .both, .bare, .dateOnly]
        // Programs compare whole fields more often than lists.
        case .renamed: [.bare, .both, .asReceived, .dateOnly]
        case .renamedFile: [.both, .bare, .asReceived, .dateOnly]
        }
    }
}

/// In which form a tag is sent back.
enum ConditionForm: String, CaseIterable, Sendable {
    /// `W/"a-gzip"`, as it came.
    case asReceived = "as-received"
    /// `"a"`, as the origin gave it before somebody compressed the body.
    case bare
    /// `"a-gzip", "a"`: for whoever compares the members of a list.
    case both
    /// No tag at all, only `If-Modified-Since`.
    case dateOnly = "date-only"

    /// The value of `If-None-Match`; nil sends none.
    func field(_ tag: EntityTag) -> [UInt8]? {
        switch self {
        case .asReceived: tag.bytes
        case .bare: tag.bare
        case .both: tag.bare == tag.bytes ? tag.bytes : tag.bytes + Array(", ".utf8) + tag.bare
        case .dateOnly: nil
        }
    }
}
