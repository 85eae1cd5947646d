import Linux
import Testing

/// Documents name what is there.
@Suite struct PathTests {
    static let documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]

    @Test func `every path in backticks exists`() throws {
        let decisions = try Checkout.files("docs").filter { $0.hasSuffix(".md") }
        let top = try FileSystem.list(Checkout.root)
        for path in Self.documents + decisions {
            for (index, line) in try Checkout.read(path).lines.enumerated() {
                for span in spans(line) where isPath(span, top) {
                    #expect(FileSystem.exists(Checkout.root + "/" + span), "\(path):\(index + 1): \(span)")
                }
            }
        }
    }

    @Test func `every link of a document leads somewhere`() throws {
        for path in Self.documents {
            let parts = try Checkout.read(path).text.components(after: "](")
            for part in parts where !part.hasPrefix("http") && !part.hasPrefix("#") {
                #expect(FileSystem.exists(Checkout.root + "/" + part), "\(path): \(part)")
            }
        }
    }

    @Test func `each place where something is decided exists`() throws {
        let text = try Checkout.read("ARCHITECTURE.md").text
        let section = try #require(text.firstRange(of: "## Where is it decided that"))
        let rows = text[section.upperBound...].split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
        #expect(rows.count >= 20)
        for row in rows {
            let named = spans(String(row))
            try #require(named.count == 2, "\(row)")
            #expect(try Checkout.read(named[0]).text.contains(named[1]), "\(named[0]): \(named[1])")
        }
    }

    @Test func `the index of decisions names every one of them`() throws {
        let index = try Checkout.read("docs/decisions/README.md").text
        for path in try Checkout.files("docs/decisions") where !path.hasSuffix("README.md") {
            let heading = try #require(try Checkout.read(path).lines.first)
            let title = heading.drop { "# 0123456789.".contains($0) }
            let name = path.split(separator: "/").last ?? ""
            #expect(index.contains("[\(title)](\(name))"), "run scripts/decisions: \(path) is not listed so")
        }
    }

    /// Words in backticks.
    private func spans(_ line: String) -> [String] {
        line.split(separator: "`", omittingEmptySubsequences: false).enumerated().compactMap { index, text in
            index % 2 == 1 ? String(text) : nil
        }
    }

    /// A word that begins with a folder of the checkout, and holds no place-holder or argument.
    private func isPath(_ span: String, _ top: [String]) -> Bool {
        guard let first = span.split(separator: "/").first, span.contains("/"), top.contains(String(first)) else {
            return false
        }
        return !span.contains { " <*".contains($0) } && !span.contains("NAME") && !span.hasPrefix("dist/")
    }
}

extension String {
    /// What follows each mark, up to the next closing parenthesis.
    fileprivate func components(after mark: String) -> [String] {
        var rest = Substring(self)
        var found: [String] = []
        while let range = rest.firstRange(of: mark) {
            rest = rest[range.upperBound...]
            found.append(String(rest.prefix { $0 != ")" }))
        }
        return found
    }
}
