import YAML

/// How one kind of value is written: its name and shape for the documents, and its reader.
struct ValueForm<Value: Sendable>: Sendable {
    /// `duration`, `list of CIDR ranges`.
    var name: String
    /// The keys below, when the value is a set of keys.
    var section: SectionReference?
    /// A value of this kind, as YAML writes it within a line.
    var example = ""
    /// What programs may know of it.
    var shape = ValueShape.text
    /// The text that reads as the value; nil where the documents say it in words.
    var show: (@Sendable (Value) -> String)?
    /// Which of the keys below differ and wait for a restart.
    var waiting: @Sendable (Value, Value) -> [String] = { _, _ in [] }
    /// Notes a mistake and returns nil when the node is no such value.
    var read: @Sendable (YAMLNode, inout Findings) -> Value?

    init(
        _ name: String, section: SectionReference? = nil, example: String = "", shape: ValueShape = .text,
        show: (@Sendable (Value) -> String)? = nil, read: @escaping @Sendable (YAMLNode, inout Findings) -> Value?
    ) {
        self.name = name
        self.section = section
        self.example = example
        self.shape = shape
        self.show = show
        self.read = read
    }

    /// The same form, whose values the documents show in such a way.
    func showing(_ show: @escaping @Sendable (Value) -> String) -> ValueForm {
        var form = self
        form.show = show
        return form
    }

    /// The form of a single value that is understood from its text; the name says what was expected otherwise.
    static func scalar(
        _ name: String, example: String, _ parse: @escaping @Sendable (String) -> Value?
    ) -> ValueForm {
        let expected = name.withArticle
        return ValueForm(name, example: example) { node, findings in
            guard let text = findings.scalar(node, expected: expected) else { return nil }
            return parse(text) ?? findings.wrong("\(shown(text)) is not \(expected)", at: node.position)
        }
    }

    /// A list of such values; a single one may stand without the list.
    static func list<Element>(of form: ValueForm<Element>, _ name: String) -> ValueForm where Value == [Element] {
        let show = form.show.map { show in
            { @Sendable (values: [Element]) in values.map(show).joined(separator: ", ") }
        }
        return ValueForm(
            name, section: form.section, example: form.example.isEmpty ? "" : "[\(form.example)]",
            shape: .list(form.shape), show: show
        ) { node, findings in
            guard case .sequence(let nodes) = node.value else {
                return form.read(node, &findings).map { [$0] }
            }
            return nodes.compactMap { form.read($0, &findings) }
        }
    }

    /// A set of keys.
    static func section(_ section: Section<Value>) -> ValueForm {
        var form = ValueForm("set of keys", section: section.reference, shape: .keys) { section.read($0, &$1) }
        form.waiting = { section.waiting($0, $1) }
        return form
    }

    /// The value together with where it stands.
    static func placed<Inner>(_ form: ValueForm<Inner>) -> ValueForm where Value == Placed<Inner> {
        ValueForm(form.name, section: form.section, example: form.example, shape: form.shape) { node, findings in
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
