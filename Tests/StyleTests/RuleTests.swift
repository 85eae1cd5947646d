import Testing

/// Rules of the house that a machine can check.
@Suite struct RuleTests {
    @Test func `a C library is imported by its wrapper only`() throws {
        let wrappers = ["CUchardet": "Encodings", "CZstd": "Compression"]
        for file in try Checkout.swift("Sources") {
            let module = file.path.split(separator: "/")[1]
            for line in file.lines where line.contains("import C") {
                guard let name = line.split(separator: " ").last.map(String.init), name.hasPrefix("C"),
                    name.dropFirst().first?.isUppercase == true
                else { continue }
                #expect(module == wrappers[name] ?? String(name.dropFirst()), "\(file.path): \(line)")
            }
        }
    }

    @Test func `nothing imports Foundation`() throws {
        for file in try Checkout.swift("Sources") {
            #expect(
                !file.lines.contains { $0.hasSuffix("import Foundation") || $0.contains("FoundationNetworking") },
                "\(file.path)")
        }
    }

    @Test func `an escape hatch carries its reason on a line above`() throws {
        let hatches = ["@unchecked Sendable", "nonisolated(unsafe)", "try!", "fatalError(", "preconditionFailure("]
        for file in try Checkout.swift("Sources") {
            for (index, line) in file.lines.enumerated() where hatches.contains(where: line.contains) {
                let isComment = line.drop { $0 == " " }.hasPrefix("//")
                let above = file.lines[max(0, index - 3)..<index]
                #expect(isComment || above.contains { $0.contains("//") }, "\(file.path):\(index + 1)")
            }
        }
    }

    @Test func `tasks are structured`() throws {
        for file in try Checkout.swift("Sources") where file.path != "Sources/ErrataCommands/Frame/Waiting.swift" {
            for (index, line) in file.lines.enumerated() {
                let isTask =
                    (line.contains("Task {") && !line.contains("addTask")) || line.contains("Task.detached")
                    || line.contains("Task(priority")
                #expect(!isTask, "\(file.path):\(index + 1)")
            }
        }
    }

    /// Decision 148: the runtime looks at such a task once more after it has said that the task is done.
    @Test func `no task lives in its parent's memory`() throws {
        for file in try Checkout.swift("Sources") {
            for (index, line) in file.lines.enumerated() {
                #expect(!line.contains("async let"), "\(file.path):\(index + 1)")
            }
        }
    }

    @Test func `nothing is left for later`() throws {
        let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X:", "not imple" + "mented", "Being wri" + "tten"]
        for file in try Checkout.swift("Sources") + Checkout.swift("Tests") {
            for (index, line) in file.lines.enumerated() {
                #expect(!marks.contains(where: line.contains), "\(file.path):\(index + 1)")
            }
        }
    }

    @Test func `the word of an outcome is joined by underscores`() throws {
        for file in try Checkout.swift("Sources") {
            for line in file.lines where line.contains("CheckOutcome(\"") {
                let parts = line.split(separator: "\"")
                let place = parts.firstIndex { $0.hasSuffix("CheckOutcome(") } ?? 0
                #expect(parts.count < place + 2 || !parts[place + 1].contains("-"), "\(file.path): \(line)")
            }
        }
    }

    @Test func `modules of the trade do not import each other`() throws {
        let trade: Set<Substring> = ["Feeds", "Articles", "Changes", "Scheduling"]
        for file in try Checkout.swift("Sources") {
            let module = file.path.split(separator: "/")[1]
            guard trade.contains(module) else { continue }
            for line in file.lines where line.contains("import ") {
                let name = line.split(separator: " ").last ?? ""
                #expect(!trade.contains(name) || name == module, "\(file.path): \(line)")
            }
        }
    }
}
