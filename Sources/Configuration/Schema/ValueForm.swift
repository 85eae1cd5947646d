import YAML

/// How one kind of value is written: its name for the manual, and its reader.
struct ValueForm<Value: Sendable>: Sendable {
    /// `duration`, `list of CIDR ranges`.
    var name: String
    /// The keys below, when the value is a set of keys.
    var section: SectionReference?
    /// Notes a mistake and returns nil when the node is no such value.
    var read: @Sendable (YAMLNode, inout Findings) -> Value?

    init(
        _ name: String, section: SectionReference? = nil,
        read: @escaping @Sendable (YAMLNode, inout Findings) -> Value?
    ) {
        self.name = name
        self.section = section
        self.read = read
    }

    /// The form of a single value that is understood from its text; the name says what was expected otherwise.
    static func scalar(_ name: String, _ parse: @escaping @Sendable (String) -> Value?) -> ValueForm {
        let expected = name.withArticle
        return ValueForm(name) { node, findings in
            guard let text = findings.scalar(node, expected: expected) else { return nil }
            return parse(text) ?? findings.wrong("\(shown(text)) is not \(expected)", at: node.position)
        }
    }

    /// A list of such values; a single one may stand without the list.
    static func list<Element>(of form: ValueForm<Element>, _ name: String) -> ValueForm where Value == [Element] {
        ValueForm(name, section: form.section) { node, findings in
            guard case .sequence(let nodes) = node.value else {
                return form.read(node, &findings).map { [$0] }
            }
            return nodes.compactMap { form.read($0, &findings) }
        }
    }

    /// A set of keys.
    static func section(_ section: Section<Value>) -> ValueForm {
        ValueForm("set of keys", section: section.reference) { section.read($0, &$1) }
    }

    /// The value together with where it stands.
    static func placed<Inner>(_ form: ValueForm<Inner>) -> ValueForm where Value == Placed<Inner> {
        ValueForm(form.name, section: form.section) { node, findings in
            let count = findings.mistakes.count
            return form.read(node, &findings).map { value in
                Placed(
                    value: value, file: findings.file, position: node.position,
                    isClean: findings.mistakes.count == count)
            }
        }
    }
}

/// A value and where it was written, for checks that look at several.
struct Placed<Value: Sendable>: Sendable {
    var value: Value
    var file: String
    var position: YAMLPosition
    /// Whether no mistake was found inside it.
    var isClean: Bool
}

extension String {
    /// `a duration`, `an address`.
    var withArticle: String { (first.map { "aeiouAEIOU".contains($0) } == true ? "an " : "a ") + self }
}
