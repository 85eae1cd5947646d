import Testing

/// A function inside a generic container that is read in place is wrapped once more at every read (decision 60).
@Suite struct FunctionContainerTests {
    /// Generic types that hand a function out once, as it was put in, or hold nothing at all.
    private static let harmless: Set<String> = ["Result", "Optional", "WritableKeyPath", "KeyPath", "UnsafePointer"]

    @Test func `no generic container holds functions`() throws {
        let sources = try Checkout.swift("Sources")
        // A name inside a type may mean something else in another file.
        let shared = Set(sources.flatMap(\.lines).filter { !$0.hasPrefix(" ") }.compactMap(Self.functionAlias))
        #expect(shared.contains("DeliveryPlanner"))
        for file in sources {
            let aliases = shared.union(file.lines.compactMap(Self.functionAlias))
            for (index, line) in file.lines.enumerated() where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                let fault = Self.fault(in: line, aliases: aliases)
                #expect(
                    fault == nil, "\(file.path):\(index + 1): put the function in a struct, and that in \(fault ?? "")")
            }
        }
    }

    @Test(arguments: [
        ("let planner: Mutex<DeliveryPlanner>", "Mutex"), ("let end = Mutex<(@Sendable () -> Void)?>(nil)", "Mutex"),
        ("let inbox = Inbox<@Sendable () -> () -> Void>()", "Inbox"),
        ("let pair = Mutex<(Int, DeliveryPlanner)>((1, f))", "Mutex"),
        ("let table = Mutex<[String: DeliveryPlanner]>([:])", "Mutex"), ("let end = Mutex({ })", "Mutex"),
        ("var stops: [@Sendable () -> Void] = []", "[]"), ("var handlers: [String: DeliveryPlanner] = [:]", "[]"),
        ("static let all: [@Sendable (StatusReport) -> [Attention]] = [", nil), ("let state = Mutex(State())", nil),
        ("func map<Value>(_ body: (Value) -> Bool) -> [Value] {", nil), ("let opened = Mutex<Daemon?>(nil)", nil),
        ("var plan: DeliveryPlanner { holder.withLock { $0.plan } }", nil), ("let x = a < b ? { c -> d }", nil),
        ("let outcome: Result<() -> Void, StoreError>", nil), ("var run: @Sendable () -> [String]", nil),
        ("var parse: (borrowing [UInt8]) -> [String]", nil),
    ])
    func `a container of functions is recognised`(line: String, container: String?) {
        #expect(FunctionContainerTests.fault(in: line, aliases: ["DeliveryPlanner"]) == container)
    }

    /// The name that a line gives to a type of functions.
    private static func functionAlias(_ line: String) -> String? {
        let words = line.split(separator: " ")
        guard let at = words.firstIndex(of: "typealias"), line.contains("->"), words.count > at + 1 else { return nil }
        return words[at + 1].split(separator: "<").first.map(String.init)
    }

    /// The container of functions in a line; nil when there is none.
    private static func fault(in line: String, aliases: Set<String>) -> String? {
        let bytes = Array(line)
        if line.contains("Mutex({") { return "Mutex" }
        for start in bytes.indices where bytes[start] == "<" {
            let name = String(bytes[..<start].reversed().prefix { $0.isLetter || $0.isNumber }.reversed())
            guard name.first?.isUppercase == true, !harmless.contains(name) else { continue }
            if holdsFunction(inside(bytes[start...], "<", ">"), aliases) { return name }
        }
        guard let colon = line.firstRange(of: ": ["), line.hasPrefix("var ") || line.contains(" var ") else {
            return nil
        }
        let rest = Array(line[colon.upperBound...])
        return holdsFunction(inside((["["] + rest)[...], "[", "]"), aliases) ? "[]" : nil
    }

    /// What stands between a bracket and the one that closes it; an arrow closes nothing.
    private static func inside(_ text: ArraySlice<Character>, _ opens: Character, _ closes: Character) -> String {
        var depth = 0
        var previous: Character = " "
        var inside = ""
        for character in text {
            if character == opens { depth += 1 }
            if character == closes, previous != "-" { depth -= 1 }
            if depth == 0 { return inside }
            inside.append(character)
            previous = character
        }
        return ""
    }

    private static func holdsFunction(_ arguments: String, _ aliases: Set<String>) -> Bool {
        if arguments.contains("->") { return true }
        return arguments.split { !$0.isLetter && !$0.isNumber }.contains { aliases.contains(String($0)) }
    }
}
