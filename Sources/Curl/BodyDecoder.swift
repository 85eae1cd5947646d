import Deflate
import Zlib

/// Undoes the content coding of a body and keeps it under its limit.
///
/// What is compressed whatever the header says is undone as well, see `Unwrapper`.
final class BodyDecoder {
    private lazy var inflater = Inflater()
    private let unwrapper = Unwrapper()
    private lazy var wholeInflater = WholeInflater()
    private var isCoded = false
    /// The coded body where HTTP says how long it is: what is there as a whole is decoded in less than half of the time.
    private var gathered: [UInt8] = []
    /// How long the coded body is; nil when it is decoded piece by piece.
    private var awaited: Int?
    private var wasWhole = false

    /// Names that servers write there and that name no compression: browsers read such bodies as they are.
    private static let idle: Set<String> = [
        "identity", "none", "utf-8", "utf8", "iso-8859-1", "windows-1251", "binary", "8bit", "7bit", "chunked",
        "plain", "text", "off", "false", "null", "undefined", "no",
    ]

    /// Longer bodies are decoded as they arrive: many of them held back would fill the memory.
    private static let longestGathered = 128 << 10

    /// Starts a body with that head; an error when its coding is one we did not offer.
    ///
    /// - Parameters:
    ///   - head: the fields of the response.
    ///   - length: how many bytes will come; nil when that is not known, or when the beginning alone is of use.
    /// - Returns: what is wrong; nil when nothing is.
    func begin(_ head: HeaderFields, length: Int?) -> TransferError? {
        isCoded = false
        awaited = nil
        gathered = []
        wasWhole = false
        unwrapper.begin()
        guard head.first("content-encoding") != nil else { return nil }
        var codings: [String] = []
        for value in head.all("content-encoding") {
            for coding in String(decoding: value, as: UTF8.self).lowercased().split(separator: ",") {
                let name = coding.filter { $0 != " " && $0 != "\t" }
                // A proxy that says it once more compresses no second time; what is wrapped twice shows by its bytes.
                if !name.isEmpty, !BodyDecoder.idle.contains(name), codings.last != name { codings.append(name) }
            }
        }
        isCoded = !codings.isEmpty
        guard isCoded else { return nil }
        // One coding was offered, so one is taken: stacked ones are a bomb or a mistake.
        switch codings.count == 1 ? codings[0] : "" {
        case "gzip", "x-gzip":
            inflater.begin(.gzip)
            awaited = length.flatMap { $0 > 0 && $0 <= BodyDecoder.longestGathered ? $0 : nil }
        case "deflate": inflater.begin(.deflate)
        default: return TransferError(.undecodable, "content coding \(codings.prefix(3).joined(separator: ", "))")
        }
        return nil
    }

    /// Decodes a piece and appends it.
    ///
    /// - Parameters:
    ///   - piece: bytes as they travelled.
    ///   - body: what is decoded so far.
    ///   - limit: how long `body` may become, in bytes.
    /// - Returns: what is wrong; nil when nothing is.
    func decode(_ piece: UnsafeRawBufferPointer, into body: inout [UInt8], limit: Int) -> TransferError? {
        guard isCoded else { return unwrapper.take(piece, into: &body, limit: limit) }
        if let awaited { return gather(piece, until: awaited, into: &body, limit: limit) }
        return stream(piece, into: &body, limit: limit)
    }

    /// Holds pieces back until the body is whole; only one plain member is decoded at once, everything else as it would
    /// have been piece by piece.
    private func gather(
        _ piece: UnsafeRawBufferPointer, until length: Int, into body: inout [UInt8], limit: Int
    ) -> TransferError? {
        if gathered.isEmpty { gathered.reserveCapacity(length) }
        gathered += piece
        guard gathered.count >= length else { return nil }
        let coded = gathered
        gathered = []
        awaited = nil
        if body.isEmpty, let plain = wholeInflater.gzip(coded, limit: limit), !Unwrapper.isPacked(plain) {
            body = plain
            wasWhole = true
            return nil
        }
        return coded.withUnsafeBytes { stream($0, into: &body, limit: limit) }
    }

    private func stream(_ piece: UnsafeRawBufferPointer, into body: inout [UInt8], limit: Int) -> TransferError? {
        if unwrapper.isPlain { return BodyDecoder.inflate(inflater, piece, into: &body, limit: limit) }
        var plain: [UInt8] = []
        if let problem = BodyDecoder.inflate(inflater, piece, into: &plain, limit: limit) {
            if problem.kind == .bodyTooLarge {
                _ = plain.withUnsafeBytes { unwrapper.take($0, into: &body, limit: limit) }
            }
            return problem
        }
        return plain.withUnsafeBytes { unwrapper.take($0, into: &body, limit: limit) }
    }

    /// Appends what comes out of a piece; what is wrong, nil when nothing is.
    static func inflate(
        _ inflater: Inflater, _ piece: UnsafeRawBufferPointer, into body: inout [UInt8], limit: Int
    ) -> TransferError? {
        switch inflater.inflate(piece, into: &body, limit: limit) {
        case .going: nil
        case .overLimit: tooLarge(limit)
        case .damaged: TransferError(.undecodable, "the compressed body is damaged")
        }
    }

    static func tooLarge(_ limit: Int) -> TransferError {
        TransferError(.bodyTooLarge, "the decompressed body is over \(limit) bytes")
    }

    /// Hands out what was held back until it showed what it is; what is wrong, nil when nothing is.
    func finish(into body: inout [UInt8], limit: Int) -> TransferError? { unwrapper.finish(into: &body, limit: limit) }

    static func copy(_ piece: UnsafeRawBufferPointer, into body: inout [UInt8], limit: Int) -> TransferError? {
        guard body.count + piece.count <= limit else {
            body += UnsafeRawBufferPointer(rebasing: piece.prefix(max(0, limit - body.count)))
            return TransferError(.bodyTooLarge, "the body is over \(limit) bytes")
        }
        body += piece
        return nil
    }

    /// Whether the body so far is whole as far as its coding can tell.
    var isComplete: Bool {
        if wasWhole { return true }
        return gathered.isEmpty && (!isCoded || inflater.isComplete) && unwrapper.isComplete
    }
}
