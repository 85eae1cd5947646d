import Glibc
import Linux
import Testing

/// Scripts can be parsed, and say at their top what they are for.
@Suite struct ScriptTests {
    /// Every script of the checkout, by its path from the root.
    static func scripts() throws -> [String] {
        let packaging = try Checkout.files("packaging").filter { $0.hasPrefix("packaging/p") }
        return try Checkout.files("scripts").filter { !$0.hasSuffix(".json") } + packaging + [".ci/run"]
    }

    @Test func `every script can be parsed`() throws {
        for path in try Self.scripts() {
            let first = try Checkout.read(path).lines[0]
            let check =
                first.contains("python3")
                ? "python3 -c 'import ast, sys; ast.parse(open(sys.argv[1]).read())'" : "bash -n"
            #expect(system("\(check) '\(Checkout.root)/\(path)'") == 0, "\(path)")
        }
    }

    @Test func `every script begins with a comment on its use`() throws {
        for path in try Self.scripts() {
            let lines = try Checkout.read(path).lines
            let isSourced = lines[0].hasPrefix("# Sourced")
            #expect(isSourced || lines[0].hasPrefix("#!"), "\(path): no #! line")
            let second = lines[1]
            let isComment = second.hasPrefix("# ") || second.hasPrefix("\"\"\"")
            #expect(isSourced || isComment && second.count > 20, "\(path): \(second)")
        }
    }

    @Test func `what lies in scripts may be executed`() throws {
        for path in try Self.scripts() where path.hasPrefix("scripts/") && path.filter({ $0 == "/" }).count == 1 {
            #expect(access(Checkout.root + "/" + path, X_OK) == 0, "\(path)")
        }
    }
}
