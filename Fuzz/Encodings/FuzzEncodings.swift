import Encodings
import FuzzSupport

/// The first line is the Content-Type, the rest the document; the output must be UTF-8.
@main
struct FuzzEncodings {
    static func main() {
        Fuzzer.run { bytes in
            let line = bytes.prefix { $0 != 0x0A }
            let type = String(decoding: line, as: UTF8.self)
            for kind in [DocumentKind.xml, .html, .json] {
                let text = DecodedText.decode(Array(bytes[line.endIndex...]), contentType: type, kind: kind)
                precondition(String(validating: text.bytes, as: UTF8.self) != nil, "the output is not UTF-8")
            }
        }
    }
}
