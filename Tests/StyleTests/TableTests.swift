import Testing

/// What is added in a file of its own has its line in the table beside it.
@Suite struct TableTests {
    static let tables = [
        ("Sources/ErrataCommands/Commands", "Sources/ErrataCommands/CommandTable.swift", "Command"),
        ("Sources/Articles/Steps", "Sources/Articles/StepTable.swift", "Step"),
        ("Sources/Changes/Kinds", "Sources/Changes/Kinds/KindTable.swift", "Kind"),
        ("Sources/Notifying/Formats", "Sources/Notifying/Formats/FormatTable.swift", "Format"),
        ("Sources/Dates/Languages", "Sources/Dates/Languages/LanguageTable.swift", ""),
    ]

    /// Files of a folder that are parts of the others.
    static let exempt: Set<String> = ["WebhookFormat.swift", "Language.swift", "LanguageTable.swift"]

    @Test(arguments: tables) func `each file of an extension folder is in its table`(
        folder: String, table: String, suffix: String
    ) throws {
        let text = try Checkout.read(table).text
        for path in try Checkout.files(folder) where path.hasSuffix(suffix + ".swift") && path != table {
            let file = try Checkout.read(path)
            guard !Self.exempt.contains(file.name) else { continue }
            let name = file.name.dropLast(".swift".count)
            let isNamed = text.contains(name) || text.contains(name.prefix(1).lowercased() + name.dropFirst())
            let names = declared(file).contains { text.contains($0) }
            #expect(isNamed || names, "\(path) is not in \(table)")
        }
    }

    @Test func `migrations are numbered without a gap and in the table`() throws {
        let files = try Checkout.files("Sources/Storage/Migrations")
        let numbered = files.compactMap { path -> Int? in
            let name = path.split(separator: "/").last ?? ""
            guard name.hasPrefix("Migration"), let number = Int(name.dropFirst("Migration".count).prefix(3)) else {
                return nil
            }
            return number
        }
        #expect(!numbered.isEmpty)
        #expect(numbered.sorted() == Array(1...numbered.count))
        let table = try Checkout.read("Sources/Storage/Migrations/Migration.swift").text
        for path in files where path.contains("/Migration0") {
            let names = try Checkout.read(path).lines.filter { $0.contains("static let") && $0.contains("Migration(") }
            let name = names.first?.split(separator: " ").drop { $0 != "let" }.dropFirst().first ?? ""
            #expect(!name.isEmpty && table.contains("." + name), "\(path)")
        }
    }

    /// Names that a file declares at its top level or as static members.
    private func declared(_ file: Checkout.TextFile) -> [String] {
        file.lines.flatMap { line -> [String] in
            let words = line.split { " :(={<".contains($0) }
            return words.indices.dropLast().compactMap { index in
                ["enum", "struct", "let"].contains(words[index]) ? String(words[index + 1]) : nil
            }
        }.filter { $0.count > 3 }
    }
}
