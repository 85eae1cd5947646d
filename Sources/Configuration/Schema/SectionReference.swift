/// What the documents say about a set of keys.
public struct SectionReference: Sendable, Equatable {
    /// Empty for the file itself.
    public var name: String
    /// Sentences.
    public var summary: String
    /// In the order of the manual.
    public var keys: [KeyReference]
}

/// What the documents say about one key.
public struct KeyReference: Sendable, Equatable {
    /// From when on a changed value holds.
    public enum Effect: String, Sendable {
        /// From the next check or request after a reload on.
        case live
        /// From the next start on.
        case restart
    }

    /// As it stands in the file.
    public var name: String
    /// How the value is written, such as `duration`.
    public var form: String
    /// What programs may know of the value.
    public var shape: ValueShape
    /// What holds when the key is absent; nil when there is nothing to say.
    public var standard: String?
    /// A value, as YAML writes it within a line; empty for a set of keys.
    public var example: String
    /// From when on a changed value holds.
    public var effect: Effect
    /// Whether its section must have it.
    public var isRequired = false
    /// Sentences.
    public var summary: String
    private var sections: [SectionReference]

    init(
        name: String, form: String, shape: ValueShape, standard: String?, example: String, effect: Effect,
        summary: String, section: SectionReference?
    ) {
        self.name = name
        self.form = form
        self.shape = shape
        self.standard = standard
        self.example = example
        self.effect = effect
        self.summary = summary
        sections = section.map { [$0] } ?? []
    }

    /// The keys below, when the value is a set of keys or a list of such.
    public var section: SectionReference? { sections.first }
}

/// What programs may know of a value: editors complete and check by it.
public indirect enum ValueShape: Sendable, Equatable {
    case text
    case flag
    case number(ClosedRange<Int>)
    /// One of these words.
    case words([String])
    /// A list of such values, or one without the list.
    case list(ValueShape)
    /// The keys of the section.
    case keys
    /// Names of the user's own, each with such a value.
    case map(ValueShape)
    /// `{file: /path}` or `{credential: name}`.
    case secret
    case either([ValueShape])
}

extension SectionReference {
    /// Every key that has no keys below, with its path: `network.spacing`, `sources[].feed`.
    public var leaves: [(path: String, key: KeyReference)] {
        keys.flatMap { key -> [(path: String, key: KeyReference)] in
            guard let section = key.section else { return [(key.name, key)] }
            let mark = if case .list = key.shape { "[]" } else { "" }
            return section.leaves.map { ("\(key.name)\(mark).\($0.path)", $0.key) }
        }
    }
}
