import YAML

/// A set of keys that together make one value.
struct Section<Root: Sendable>: Sendable {
    /// How messages call it: `source`, `network`; empty for the file itself.
    var name: String
    /// For the manual: what the section is about.
    var summary: String
    var initial: @Sendable () -> Root
    var keys: [Key<Root>]
    /// Checks that look at several keys; runs when all keys were read.
    var finish: @Sendable (inout Root, YAMLNode, inout Findings) -> Void = { _, _, _ in }

    /// Reads every key, notes every mistake, and returns what could be understood.
    func read(_ node: YAMLNode, _ findings: inout Findings) -> Root? {
        guard case .mapping(let entries) = node.value else {
            guard !node.isNull else { return initial() }
            return findings.wrong("\(title) is a set of keys, not a \(node.kindName)", at: node.position)
        }
        var root = initial()
        for entry in entries {
            guard let key = keys.first(where: { $0.name == entry.key }) else {
                findings.wrong(unknown(entry.key), at: entry.keyPosition) as Void?
                continue
            }
            key.read(&root, entry.value, &findings)
        }
        finish(&root, node, &findings)
        return root
    }

    private var title: String { name.isEmpty ? "the file" : name }

    private func unknown(_ word: String) -> String {
        let place = name.isEmpty ? "" : " in \(name)"
        if word == "<<" { return "merge keys are not supported; an alias may stand for a single value" }
        if let near = Spelling.closest(to: word, among: keys.map(\.name)) {
            return "unknown key \(shown(word))\(place), did you mean '\(near)'?"
        }
        return "unknown key \(shown(word))\(place); expected one of \(keys.map(\.name).joined(separator: ", "))"
    }

    /// What the manual says about it.
    var reference: SectionReference {
        SectionReference(name: name, summary: summary, keys: keys.map(\.reference))
    }
}

/// One key of a section: name, form, documentation, and where the value goes.
struct Key<Root: Sendable>: Sendable {
    var name: String
    var reference: KeyReference
    var read: @Sendable (inout Root, YAMLNode, inout Findings) -> Void

    /// A key whose reader does more than to store the value.
    ///
    /// - Parameters:
    ///   - name: as it stands in the file.
    ///   - form: how the value is written.
    ///   - standard: what holds when the key is absent, for the manual.
    ///   - summary: sentences for the manual.
    ///   - store: puts the value in its place.
    init<Value>(
        _ name: String, _ form: ValueForm<Value>, default standard: String? = nil, _ summary: String,
        store: @escaping @Sendable (inout Root, Value) -> Void
    ) {
        self.name = name
        reference = KeyReference(
            name: name, form: form.name, standard: standard, summary: summary, section: form.section)
        read = { root, node, findings in
            if let value = form.read(node, &findings) { store(&root, value) }
        }
    }

    /// A key whose value goes where the path leads.
    init<Value>(
        _ name: String, _ form: ValueForm<Value>, to path: any WritableKeyPath<Root, Value> & Sendable,
        default standard: String? = nil, _ summary: String
    ) {
        self.init(name, form, default: standard, summary) { $0[keyPath: path] = $1 }
    }

    /// A key whose value goes where the path leads; nil there means that the key is absent.
    init<Value>(
        _ name: String, _ form: ValueForm<Value>, to path: any WritableKeyPath<Root, Value?> & Sendable,
        default standard: String? = nil, _ summary: String
    ) {
        self.init(name, form, default: standard, summary) { $0[keyPath: path] = $1 }
    }
}
