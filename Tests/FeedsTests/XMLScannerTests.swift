import Encodings
import Glibc
import LibXML2
import Linux
import Testing

@testable import Feeds

/// Where a document is XML, our scanner sees what libxml2 sees.
struct XMLScannerTests {
    @Test(arguments: [
        "<a><b c=\"d\" e='f'/>x &lt;y&gt; &amp; &#65;&#x42; z<![CDATA[<q>&amp;]]></a>", "<a>\r\nx\ry</a>",
        "<!-- c --><?p i?><a/>",
        "<p:a xmlns:p='u'><p:b></p:b ></p:a\n>", "<a\n b = 'c>d' >x</a>",
        "<a><![CDATA[]]]]><![CDATA[>]]></a>", "<a b=\"&#60;\">é 東京 \u{1F600}</a>",
    ])
    func `Small documents`(text: String) {
        let events = XMLEvents.parse(Array(text.utf8), tracing: true)
        #expect(events.isWellFormed)
        #expect(XMLTrace.of(Array(text.utf8)) == events.trace)
    }

    @Test func `The feeds of the corpus, where they are well-formed`() throws {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let folder = "/\(root)/../shared/corpora/feeds/files"
        var compared = 0
        for path in Files.all(below: folder) {
            let bytes = DecodedText.decode(Files.read(path), contentType: nil, kind: .xml).bytes
            let events = XMLEvents.parse(bytes, tracing: true)
            // libxml2 leaves entities of a document type alone that it must not load, and its push parser leaves
            // carriage returns in CDATA sections.
            let hasEntities = String(decoding: bytes.prefix(4096), as: UTF8.self).contains("<!DOCTYPE")
            guard events.isWellFormed, !hasEntities, !bytes.contains(0x0D) else { continue }
            // U+0080…U+009F are repaired, which libxml2 does not do.
            let hasDamage = zip(events.trace, events.trace.dropFirst()).contains { $0 == 0xC2 && $1 < 0xA0 }
            guard !hasDamage else { continue }
            let isSame = XMLTrace.of(bytes) == events.trace
            #expect(isSame, "\(path)")
            compared += 1
        }
        // A checkout without the corpus beside it compares nothing.
        #expect(compared > 1000 || Files.all(below: folder).isEmpty)
    }
}

/// Files by path, without Foundation.
enum Files {
    static func all(below folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var found: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard !name.hasPrefix(".") else { continue }
            let path = "\(folder)/\(name)"
            if entry.pointee.d_type == UInt8(DT_DIR) { found += all(below: path) } else { found.append(path) }
        }
        return found.sorted()
    }

    static func read(_ path: String) -> [UInt8] {
        (try? FileSystem.read(path)) ?? []
    }
}
