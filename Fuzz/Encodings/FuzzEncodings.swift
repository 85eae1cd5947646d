import Encodings

@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ values: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The first line is the Content-Type, the rest the document; the output must be UTF-8.
func fuzzOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    let line = bytes.prefix { $0 != 0x0A }
    let type = String(decoding: line, as: UTF8.self)
    for kind in [DocumentKind.xml, .html, .json] {
        let text = DecodedText.decode(Array(bytes[line.endIndex...]), contentType: type, kind: kind)
        precondition(String(validating: text.bytes, as: UTF8.self) != nil, "the output is not UTF-8")
    }
    return 0
}

@main
struct FuzzEncodings {
    static func main() {
        var count = CommandLine.argc
        var values = CommandLine.unsafeArgv
        _ = runDriver(&count, &values, fuzzOne)
    }
}
