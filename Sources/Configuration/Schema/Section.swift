import YAML

/// A set of keys that together make one value.
struct Section<Root: Sendable>: Sendable {
    /// How messages call it: `source`, `network`; empty for the file itself.
    var name: String
    /// For the manual: what the section is about.
    var summary: String
    var initial: @Sendable () -> Root
    /// How messages call one of several: `the webhook`; nil for its name.
    var subject: String?
    /// Keys that must be there.
    var required: [String] = []
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
        for key in required where node[key] == nil {
            findings.wrong("\(subject ?? name) has no \(key)", at: node.position) as Void?
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
        let standard = initial()
        return SectionReference(
            name: name, summary: summary,
            keys: keys.map { key in
                var reference = key.reference(standard)
                reference.isRequired = required.contains(key.name)
                return reference
            })
    }

    /// The keys that differ and hold only from the next start on, as `log.directory`.
    func waiting(_ old: Root, _ new: Root) -> [String] { keys.flatMap { $0.waiting(old, new) } }
}

/// One key of a section: name, form, documentation, and where the value goes.
struct Key<Root: Sendable>: Sendable {
    var name: String
    /// What the documents say, given the section's values when nothing is set.
    var reference: @Sendable (Root) -> KeyReference
    var read: @Sendable (inout Root, YAMLNode, inout Findings) -> Void
    /// This key, or those below, where two values differ and the new one waits for a restart.
    var waiting: @Sendable (Root, Root) -> [String]

    /// A key whose reader does more than to store the value.
    ///
    /// - Parameters:
    ///   - name: as it stands in the file.
    ///   - form: how the value is written.
    ///   - standard: what holds when the key is absent, in words.
    ///   - example: a value; nil takes the form's.
    ///   - effect: from when on a changed value holds.
    ///   - summary: sentences for the documents.
    ///   - waiting: which keys differ and wait for a restart.
    ///   - store: puts the value in its place.
    init<Value>(
        _ name: String, _ form: ValueForm<Value>, default standard: String? = nil, example: String? = nil,
        effect: KeyReference.Effect = .live, _ summary: String,
        waiting: @escaping @Sendable (Root, Root) -> [String] = { _, _ in [] },
        store: @escaping @Sendable (inout Root, Value) -> Void
    ) {
        self.name = name
        let reference = KeyReference(
            name: name, form: form.name, shape: form.shape, standard: standard, example: example ?? form.example,
            effect: effect, summary: summary, section: form.section)
        self.reference = { _ in reference }
        self.waiting = waiting
        read = { root, node, findings in
            if let value = form.read(node, &findings) { store(&root, value) }
        }
    }

    /// A key whose value goes where the path leads; what holds without it is what stands there.
    init<Value: Equatable>(
        _ name: String, _ form: ValueForm<Value>, to path: any WritableKeyPath<Root, Value> & Sendable,
        default standard: String? = nil, example: String? = nil, effect: KeyReference.Effect = .live, _ summary: String
    ) {
        self.init(
            name, form, default: standard, example: example, effect: effect, summary,
            waiting: { old, new in
                Key.waiting(name, effect, form, old[keyPath: path], new[keyPath: path])
            },
            store: { $0[keyPath: path] = $1 })
        let described = reference
        reference = { root in
            var reference = described(root)
            let shown = form.show?(root[keyPath: path]) ?? ""
            reference.standard = standard ?? (shown.isEmpty ? nil : shown)
            return reference
        }
    }

    /// A key whose value goes where the path leads; nil there means that the key is absent.
    init<Value: Equatable>(
        _ name: String, _ form: ValueForm<Value>, to path: any WritableKeyPath<Root, Value?> & Sendable,
        default standard: String? = nil, example: String? = nil, effect: KeyReference.Effect = .live, _ summary: String
    ) {
        self.init(
            name, form, default: standard, example: example, effect: effect, summary,
            waiting: { old, new in
                guard effect == .restart else { return [] }
                return old[keyPath: path] == new[keyPath: path] ? [] : [name]
            },
            store: { $0[keyPath: path] = $1 })
    }

    private static func waiting<Value: Equatable>(
        _ name: String, _ effect: KeyReference.Effect, _ form: ValueForm<Value>, _ old: Value, _ new: Value
    ) -> [String] {
        guard old != new else { return [] }
        return effect == .restart ? [name] : form.waiting(old, new).map { "\(name).\($0)" }
    }
}
