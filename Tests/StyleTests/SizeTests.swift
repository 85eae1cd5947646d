import Testing

/// Sizes that keep a file and a function readable; a flat table says so with `// style: table`.
@Suite struct SizeTests {
    static let longestFile = 500
    static let longestFunction = 60

    @Test func `no file is longer than 500 lines`() throws {
        for file in try Checkout.swift("Sources") + Checkout.swift("Tests") where !file.text.contains("// style: table")
        {
            #expect(file.lines.count <= Self.longestFile, "\(file.path)")
        }
    }

    @Test func `no function is longer than 60 lines`() throws {
        for file in try Checkout.swift("Sources") {
            for function in functions(file) {
                let place = "\(file.path):\(function.line)"
                #expect(function.length <= Self.longestFunction || function.isTable, "\(place)")
            }
        }
    }

    private struct Function {
        var line: Int
        var length: Int
        var isTable: Bool
    }

    /// Functions by their indentation: formatted code ends one with a brace in the column where it began.
    private func functions(_ file: Checkout.TextFile) -> [Function] {
        var found: [Function] = []
        for (index, line) in file.lines.enumerated() {
            let body = line.drop { $0 == " " }
            let words = body.split(separator: " ").prefix(6)
            guard words.contains("func") || body.hasPrefix("init(") || body.hasPrefix("public init("),
                !body.hasPrefix("//")
            else { continue }
            let indent = String(repeating: " ", count: line.count - body.count)
            guard !line.hasSuffix("}"),
                let end = file.lines[(index + 1)...].firstIndex(where: { $0 == indent + "}" })
            else { continue }
            let above = file.lines[max(0, index - 12)..<index]
            found.append(
                Function(
                    line: index + 1, length: end - index + 1,
                    isTable: above.reversed().prefix { !$0.hasSuffix("}") }.contains { $0.contains("// style: table") })
            )
        }
        return found
    }
}
