import Zlib

/// Undoes the content coding of a body and keeps it under its limit.
final class BodyDecoder {
    private lazy var inflater = Inflater()
    private var isCoded = false

    /// Starts a body with that head; an error when its coding is one we did not offer.
    func begin(_ head: HeaderFields) -> TransferError? {
        isCoded = false
        guard head.first("content-encoding") != nil else { return nil }
        var codings: [String] = []
        for value in head.all("content-encoding") {
            for coding in String(decoding: value, as: UTF8.self).lowercased().split(separator: ",") {
                let name = coding.filter { $0 != " " && $0 != "\t" }
                if !name.isEmpty, name != "identity", name != "none" { codings.append(name) }
            }
        }
        isCoded = !codings.isEmpty
        guard isCoded else { return nil }
        // One coding was offered, so one is taken: stacked ones are a bomb or a mistake.
        switch codings.count == 1 ? codings[0] : "" {
        case "gzip", "x-gzip": inflater.begin(.gzip)
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
        guard isCoded else { return BodyDecoder.copy(piece, into: &body, limit: limit) }
        return switch inflater.inflate(piece, into: &body, limit: limit) {
        case .going: nil
        case .overLimit: TransferError(.bodyTooLarge, "the decompressed body is over \(limit) bytes")
        case .damaged: TransferError(.undecodable, "the compressed body is damaged")
        }
    }

    static func copy(_ piece: UnsafeRawBufferPointer, into body: inout [UInt8], limit: Int) -> TransferError? {
        guard body.count + piece.count <= limit else {
            body += UnsafeRawBufferPointer(rebasing: piece.prefix(max(0, limit - body.count)))
            return TransferError(.bodyTooLarge, "the body is over \(limit) bytes")
        }
        body += piece
        return nil
    }

    /// Whether the body so far is whole as far as its coding can tell.
    var isComplete: Bool { !isCoded || inflater.isComplete }
}
