import Testing

/// The manifest says what is imported: `--explicit-target-dependency-import-check` compares with everything below a
/// target and lets undeclared imports pass.
@Suite struct ManifestTests {
    @Test func `each target lists what its folder imports, no more and no less`() throws {
        let targets = try Manifest().targets
        #expect(targets.count > 50, "the manifest was not understood")
        let names = Set(targets.map(\.name))
        for target in targets {
            let imports = try Manifest.imports(of: target.folder).intersection(names)
            // A program is built for its tests, not imported by them.
            let listed = Set(
                target.dependencies.filter { name in !targets.contains { $0.name == name && $0.isProgram } })
            #expect(imports.subtracting(listed).sorted() == [], "\(target.name) imports without listing")
            #expect(listed.subtracting(imports).sorted() == [], "\(target.name) lists without importing")
        }
    }
}

/// The targets of `Package.swift`, read as text.
private struct Manifest {
    struct Target {
        var name: String
        var folder: String
        var dependencies: [String]
        var isProgram: Bool
    }

    var targets: [Target] = []

    init() throws {
        let text = try Checkout.read("Package.swift").text
        for (call, folder) in [
            ("wrapper(", "Sources/"), ("module(", "Sources/"), ("tests(", "Tests/"), ("library(", "Sources/"),
        ] {
            for body in Manifest.calls(call, in: text) {
                guard let name = Manifest.strings(body).first else { continue }
                let list = call == "library(" ? [] : Manifest.list(in: body)
                targets.append(Target(name: name, folder: folder + name, dependencies: list, isProgram: false))
            }
        }
        for body in Manifest.calls("fuzzer(", in: text) {
            guard let name = Manifest.strings(body).first else { continue }
            let list = ["FuzzSupport"] + Manifest.list(in: body)
            targets.append(Target(name: "Fuzz" + name, folder: "Fuzz/" + name, dependencies: list, isProgram: true))
        }
        for call in [".target(", ".executableTarget(", ".systemLibrary("] {
            for body in Manifest.calls(call, in: text) {
                guard let name = Manifest.value(of: "name", in: body), !name.contains("\\(") else { continue }
                let list = body.contains("dependencies:") ? Manifest.list(in: body) : []
                targets.append(
                    Target(
                        name: name, folder: Manifest.value(of: "path", in: body) ?? "Sources/" + name,
                        dependencies: list, isProgram: call == ".executableTarget("))
            }
        }
    }

    /// The modules that the Swift files of a folder import.
    static func imports(of folder: String) throws -> Set<String> {
        var found: Set<String> = []
        for file in try Checkout.swift(folder) {
            for line in file.lines {
                let words = line.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
                    words[..<index].allSatisfy({ ["public", "package", "internal"].contains($0) || $0.hasPrefix("@") })
                else { continue }
                found.insert(String(words[index + 1].prefix { $0 != "." }))
            }
        }
        return found
    }

    /// What stands between the parentheses of each call that begins with a text in quotes or a label.
    private static func calls(_ name: String, in text: String) -> [String] {
        var found: [String] = []
        var rest = Substring(text)
        while let range = rest.firstRange(of: name) {
            let isWord =
                rest[..<range.lowerBound].last.map { !$0.isLetter && ($0 != "." || name.hasPrefix(".")) } ?? true
            rest = rest[range.upperBound...]
            var depth = 1
            let body = rest.prefix { character in
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                return depth > 0
            }
            let start = body.drop(while: \.isWhitespace)
            guard isWord, start.hasPrefix("\"") || start.hasPrefix("name: \"") else { continue }
            found.append(String(start))
        }
        return found
    }

    /// The texts in quotes.
    private static func strings(_ text: some StringProtocol) -> [String] {
        text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().compactMap { index, part in
            index % 2 == 1 ? String(part) : nil
        }
    }

    /// The texts of the first list in brackets.
    private static func list(in body: String) -> [String] {
        guard let open = body.firstIndex(of: "[") else { return [] }
        return strings(body[open...].prefix { $0 != "]" })
    }

    private static func value(of label: String, in body: String) -> String? {
        body.firstRange(of: label + ": \"").map { String(body[$0.upperBound...].prefix { $0 != "\"" }) }
    }
}
