@testable import Feeds

/// The trace of our own scanner, in the form of `LibXML2.XMLEvents`.
enum XMLTrace {
    static func of(_ bytes: [UInt8]) -> [UInt8] {
        var scanner = XMLScanner(bytes)
        var trace: [UInt8] = []
        var depth = 0
        while true {
            switch scanner.next() {
            case .finished: return trace
            case .text: if depth > 0 { scanner.appendText(scanner.content, to: &trace, escaping: false) }
            case .cdata: scanner.appendCDATA(scanner.content, to: &trace, escaping: false)
            case .end:
                trace.append(UInt8(ascii: "/"))
                depth -= 1
            case .start:
                let name = bytes[scanner.name]
                let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
                trace += [UInt8(ascii: "<")] + local + [UInt8(ascii: ">")]
                if scanner.isEmptyElement { trace.append(UInt8(ascii: "/")) } else { depth += 1 }
            }
        }
    }
}
