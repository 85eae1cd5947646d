import Curl
import Fetching
import Linux
import Model
import TestOrigin
import Testing

/// Makes small PDFs: lines of Helvetica, an empty one is a gap.
private enum PDFFile {
    static func bytes(_ pages: [[String]], title: String? = nil, sizes: [String: Int] = [:]) -> [UInt8] {
        var objects = ["<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
        var leaves: [Int] = []
        let tree = 2 * pages.count + 2
        for lines in pages {
            var script = "BT 14 TL 72 770 Td\n"
            for line in lines {
                let text = line.replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(")", with: "\\)")
                script += "/F1 \(sizes[line] ?? 12) Tf (\(text)) Tj T*\n"
            }
            script += "ET"
            objects.append("<< /Length \(script.utf8.count) >>\nstream\n\(script)\nendstream")
            objects.append(
                "<< /Type /Page /Parent \(tree) 0 R /MediaBox [0 0 612 792] /Contents \(objects.count) 0 R "
                    + "/Resources << /Font << /F1 1 0 R >> >> >>")
            leaves.append(objects.count)
        }
        let kids = leaves.map { "\($0) 0 R" }.joined(separator: " ")
        objects.append("<< /Type /Pages /Count \(leaves.count) /Kids [\(kids)] >>")
        objects.append("<< /Type /Catalog /Pages \(tree) 0 R >>")
        objects.append("<< \(title.map { "/Title (\($0))" } ?? "") >>")
        var text = "%PDF-1.4\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places { text += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n" }
        let root = objects.count - 1
        text += "trailer << /Size \(objects.count + 1) /Root \(root) 0 R /Info \(objects.count) 0 R >>\n"
        return Array((text + "startxref\n\(table)\n%%EOF\n").utf8)
    }
}

struct PDFTests {
    private static let opening = [
        "The ferry carried 8 people home in the long and stormy night of the",
        "fourth of November, as the harbour master told the coun-",
        "cil on Monday. Nothing <b>else</b> & more is known about the crossing.",
    ]

    /// Waits until the kernel's limits hold; they are set just after the start.
    private static let confined = #"until [ "$(ulimit -f)" = 0 ]; do sleep 0.05; done"#

    private func fetch(
        _ pdf: [UInt8], type: String = "application/pdf", policy: @escaping (inout FetchPolicy) -> Void = { _ in },
        purpose: FetchRequest.Purpose = .page
    ) async throws -> (Fetch, Fetcher) {
        let origin = try TestOrigin { _ in .http(200, ["Content-Type: \(type)", "ETag: \"1\""], body: pdf) }
        let bench = try Bench(change: policy)
        return (await bench.fetch(origin.url("/reports/annual.pdf"), purpose), bench.fetcher)
    }

    private func text(_ fetch: Fetch) -> String {
        fetch.page.map { String(decoding: $0.body, as: UTF8.self) } ?? fetch.outcome.explanation
    }

    @Test func `a PDF becomes a page of paragraphs, and goes with it`() async throws {
        let pdf = PDFFile.bytes(
            [
                ["Harbour Authority 2026", "", "", "Annual report of the harbour", "", ""] + Self.opening + [
                    "", "", "The budget rises by 4.5 percent, and the authority expects",
                ],
                ["Harbour Authority 2026", "", "", "that it will rise again. So it says.", "", "", "An end."],
            ], title: "Annual Report of the Harbour")
        let (fetch, _) = try await fetch(pdf, type: "application/octet-stream")
        let text = text(fetch)
        #expect(text.contains("<h1>Annual report of the harbour</h1>"), "\(text)")
        #expect(text.contains("told the council on Monday. Nothing &lt;b&gt;else&lt;/b&gt; &amp; more"), "\(text)")
        #expect(text.contains("<p>The budget rises by 4.5 percent, and the authority expects that it will rise again."))
        #expect(!text.contains("Harbour Authority"), "a running title is no part of the text")
        #expect(fetch.page?.contentType == "text/html; charset=utf-8")
        #expect(fetch.page?.attachments.map(\.contentType) == ["application/pdf"])
        #expect(fetch.page?.attachments.first?.bytes == pdf)
        #expect(fetch.validators?.isEmpty == false, "it is asked for conditionally")
        #expect(fetch.exchanges.isEmpty, "the exchange carried other bytes")
    }

    @Test func `where lines and pages end says nothing`() async throws {
        let whole = Self.opening.joined(separator: " ").replacing("coun- cil", with: "council")
        let words = whole.split(separator: " ").map(String.init)
        func lines(_ width: Int) -> [String] {
            stride(from: 0, to: words.count, by: width).map {
                words[$0..<min($0 + width, words.count)].joined(separator: " ")
            }
        }
        let one = text(try await fetch(PDFFile.bytes([lines(9)])).0)
        let other = text(try await fetch(PDFFile.bytes([lines(12)])).0)
        let split = text(try await fetch(PDFFile.bytes([Array(lines(9).prefix(2)), Array(lines(9).dropFirst(2))])).0)
        #expect(one == other)
        #expect(one == split)
    }

    @Test func `large letters of the first page are the headline, without a title`() async throws {
        let pdf = PDFFile.bytes(
            [["Ferry fire in the harbour", "", ""] + Self.opening], title: "Microsoft Word - x.doc",
            sizes: ["Ferry fire in the harbour": 24])
        #expect(text(try await fetch(pdf).0).contains("<h1>Ferry fire in the harbour</h1>"))
    }

    @Test func `a missing program is said with the next step, until it is there`() async throws {
        let pdf = PDFFile.bytes([Self.opening])
        let (fetch, fetcher) = try await fetch(pdf, policy: { $0.pdfCommand = ["/nonexistent/pdftotext"] })
        #expect(fetch.outcome.name == "misconfigured")
        #expect(fetch.outcome.explanation.contains("apt install poppler-utils"), "\(fetch.outcome.explanation)")
        #expect(fetcher.lacksPDFProgram)
        #expect(fetch.validators == nil, "the next answer must be whole")
        var policy = fetcher.policy
        policy.pdfCommand = FetchPolicy(version: "1").pdfCommand
        fetcher.setPolicy(policy)
        let origin = try TestOrigin { _ in .http(200, body: pdf) }
        #expect(await fetcher.fetch(FetchRequest(url: origin.url("/"), purpose: .page)).page != nil)
        #expect(!fetcher.lacksPDFProgram)
    }

    // style: table
    @Test(arguments: [
        ("broken", [UInt8]("%PDF-1.4\nnothing".utf8), "ended with 1"),
        ("cut", Array(PDFFile.bytes([opening]).prefix(60)), "ended with"),
        ("without text", PDFFile.bytes([[]]), "no text"),
    ])
    func `what cannot be read is no page`(name: String, bytes: [UInt8], words: String) async throws {
        let (fetch, _) = try await fetch(bytes)
        #expect(fetch.outcome.name == "damaged", "\(name): \(fetch.outcome.explanation)")
        #expect(fetch.outcome.explanation.contains(words), "\(name): \(fetch.outcome.explanation)")
        #expect(fetch.validators == nil)
    }

    // style: table
    @Test(arguments: [
        ("sleep 60", "longer than its time"), ("yes", "more text than is read"), ("kill -SEGV $$", "signal 11"),
        ("\(confined); exec python3 -c 'x = bytearray(900 << 20)'", "ended with 1"),
        ("\(confined); echo x > here; exit 9", "signal 25"),
    ])
    func `a hostile one is bounded`(script: String, words: String) async throws {
        let directory = try FileSystem.temporaryDirectory("errata-pdf-")
        defer { FileSystem.removeFlatDirectory(directory) }
        let command = "cd \(directory); \(script)"
        let (fetch, _) = try await fetch(
            PDFFile.bytes([Self.opening]),
            policy: { policy in
                policy.pdfCommand = ["sh", "-c", command]
                policy.pdfTime = .milliseconds(words.contains("time") ? 500 : 30_000)
            })
        #expect(fetch.outcome.name == "damaged")
        #expect(fetch.outcome.explanation.contains(words), "\(fetch.outcome.explanation)")
    }

    @Test func `a feed that begins like a PDF is left to the reader of feeds`() async throws {
        let (fetch, _) = try await fetch(PDFFile.bytes([Self.opening]), purpose: .feed)
        #expect(fetch.page?.body.starts(with: Array("%PDF-".utf8)) == true)
    }
}
