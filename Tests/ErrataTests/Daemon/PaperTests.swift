import Basics
import Glibc
import JSON
import Linux
import Testing

/// Pages that are no HTML, and pictures of pages, with the real program.
@Suite(.serialized) struct PaperTests {
    private let program: Program
    private let site: NewsSite

    init() throws {
        program = try Program()
        site = try NewsSite()
    }

    /// A PDF with one page; offsets are left to the reader to find, as with many that are served.
    private func paper(injured: Int) -> String {
        let lines = [
            "Annual report of the harbour", "", "", "The ferry carried \(injured) people home in the long and stormy",
            "night of the fourth of November, as the harbour master told the",
            "council on Monday, and nobody was hurt.",
        ]
        let text = lines.map { "(\($0)) Tj T*" }.joined(separator: "\n")
        let script = "BT /F1 12 Tf 14 TL 72 760 Td\n\(text)\nET"
        return """
            %PDF-1.4
            1 0 obj
            << /Type /Catalog /Pages 2 0 R >>
            endobj
            2 0 obj
            << /Type /Pages /Count 1 /Kids [3 0 R] >>
            endobj
            3 0 obj
            << /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R
            /Resources << /Font << /F1 5 0 R >> >> >>
            endobj
            4 0 obj
            << /Length \(script.utf8.count) >>
            stream
            \(script)
            endstream
            endobj
            5 0 obj
            << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>
            endobj
            trailer
            << /Size 6 /Root 1 0 R >>
            %%EOF

            """
    }

    @Test func `an edit of a PDF is an edit, and the PDF is kept`() throws {
        site.feed([("report.pdf", "Annual report of the harbour")])
        site.set("/news/report.pdf", .init(type: "application/pdf", text: paper(injured: 8)))
        try program.write("errata.yaml", configuration("  - {feed: \"\(site.origin)/feed.xml\", name: Test}"))
        let first = try program.run("once", "-c", "errata.yaml")
        #expect(first.output.contains("published"), "\(first.output)\(first.talk)")
        site.set("/news/report.pdf", .init(type: "application/pdf", text: paper(injured: 12)))
        let second = try program.run("check", site.origin + "/news/report.pdf", "-c", "errata.yaml")
        #expect(second.output.contains("number 8 → 12"), "\(second.output)\(second.talk)")
        let archive = try program.run("export", "--warc", "a.warc", "-c", "errata.yaml")
        #expect(archive.code == 0, "\(archive.talk)")
        let count = "zcat a.warc | grep -a -c -e '^Content-Type: application/pdf' -e '^%PDF-1.4'"
        let kept = try program.runTool("sh", "-c", count)
        #expect(kept.output == "4\n", "both PDFs are kept, with their type: \(kept.output)")
        #expect(try program.run("verify", "-c", "errata.yaml").code == 0)
        let test = try program.run("test", "--as", "page", site.origin + "/news/report.pdf", "-c", "errata.yaml")
        #expect(test.output.contains("pdftotext"), "\(test.output)\(test.talk)")
    }

    @Test func `without pdftotext the status says what to install`() throws {
        site.feed([("report.pdf", "Annual report of the harbour")])
        site.set("/news/report.pdf", .init(type: "application/pdf", text: paper(injured: 8)))
        try program.write("errata.yaml", configuration("  - {feed: \"\(site.origin)/feed.xml\", name: Test}"))
        let daemon = try DaemonProcess(program, environment: ["PATH=/nonexistent"])
        try waitUntil("the status says it") {
            try program.run("status", "-c", "errata.yaml").output.contains("apt install poppler-utils")
        }
        #expect(try daemon.stop() == 0)
    }

    private static let png =
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060"
        + "00000005000152a24f620000000049454e44ae426082"

    @Test func `a render command's picture stands beside the change, and nothing else passes for one`() throws {
        try program.write("page.html", "")
        try FileSystem.replace(program.directory + "/shot", with: Hex.decode(Self.png) ?? [])
        let here = program.directory
        try program.write("render", "#!/bin/sh\ncat \(here)/page.html\ncp \(here)/shot \"$1\"\n")
        chmod(program.directory + "/render", 0o755)
        func page(_ injured: Int) throws {
            let text = ferryFire(injured: injured).map { "<p>\($0)</p>" }.joined()
            try program.write("page.html", "<title>Ferry fire</title><article><h1>Ferry fire</h1>\(text)</article>")
        }
        try page(8)
        let render = "[\"\(here)/render\", \"{screenshot}\", \"{url}\"]"
        let source = "  - {page: \"\(site.origin)/a\", name: Test, render: \(render)}"
        try program.write("errata.yaml", configuration(source) + "\nlisten: ./page.sock\n")
        #expect(try program.run("once", "-c", "errata.yaml").code == 0)
        try page(12)
        var shot = Hex.decode(Self.png) ?? []
        shot[23] = 2
        try FileSystem.replace(program.directory + "/shot", with: shot)
        #expect(try program.run("check", "test", "-c", "errata.yaml").output.contains("number 8 → 12"))
        try page(14)
        try program.write("shot", "<script>alert(1)</script>")
        #expect(try program.run("check", "test", "-c", "errata.yaml").output.contains("number 12 → 14"))

        let daemon = try DaemonProcess(program, pace: 1)
        func ask(_ path: String, _ words: String...) throws -> String {
            try program.runTool(["curl", "-s"] + words + ["--unix-socket", "page.sock", "http://localhost" + path])
                .output
        }
        try waitUntil("the page") { try ask("/healthz") == "ok\n" }
        let change = try ask("/changes/2")
        let pictures = change.matches(of: /src="(\/pictures\/[0-9a-f]{64})"/).map { String($0.output.1) }
        #expect(Set(pictures).count == 2, "before and after: \(pictures)")
        let head = try ask(pictures.first ?? "/none", "-D", "-", "-o", "got.png")
        #expect(head.contains("Content-Type: image/png") && head.contains("X-Content-Type-Options: nosniff"), "\(head)")
        #expect(head.contains("Content-Security-Policy: sandbox; default-src 'none'"), "\(head)")
        #expect(try FileSystem.read(program.directory + "/got.png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(!(try ask("/changes/3")).contains("alert(1)"))
        let record = try ask("/v1/changes/2")
        let capture = record.firstMatch(of: /"after_sha256":"([0-9a-f]{64})"/).map { String($0.output.1) }
        #expect(try ask("/pictures/" + (capture ?? "none"), "-o", ".none", "-w", "%{http_code}") == "404")
        #expect(try daemon.stop() == 0)
    }
}
