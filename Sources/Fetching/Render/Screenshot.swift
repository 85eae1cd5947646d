import Crypto
import Linux
import Model

/// The picture that a render command may leave beside the page.
enum Screenshot {
    /// What was found where the command was told to write it.
    enum Found {
        case none
        case picture(Attachment)
        case refused(String)
    }

    /// Reads what the command left: a PNG of bounded size, and nothing else.
    static func read(_ path: String) -> Found {
        let bytes: [UInt8]
        do throws(SystemError) {
            guard let kept = try FileSystem.readOwn(path, limit: Attachment.maximumBytes) else { return .none }
            bytes = kept
        } catch { return .refused(error.reason) }
        guard !bytes.isEmpty else { return .none }
        guard isPNG(bytes) else { return .refused("it is not a PNG") }
        return .picture(Attachment(contentType: "image/png", bytes: bytes, sha256: SHA256.digest(bytes)))
    }

    /// Whether bytes begin as a PNG does (PNG section 5.2, 11.2.2): signature, header, a size that is one.
    static func isPNG(_ bytes: [UInt8]) -> Bool {
        let start = Attachment.signatureOfPNG + [0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
        guard bytes.count >= 33, bytes.starts(with: start) else { return false }
        return [16, 20].allSatisfy { place in
            let size = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
            return size > 0 && size <= 1 << 16
        }
    }
}
