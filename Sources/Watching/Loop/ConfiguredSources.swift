import Model

/// The configured sources by their ids, without a second copy of them: there may be tens of thousands.
struct ConfiguredSources {
    private let all: [Source]
    private let places: [String: Int32]

    init(_ sources: [Source]) {
        all = sources
        places = Dictionary(sources.indices.map { (sources[$0].id, Int32($0)) }) { first, _ in first }
    }

    /// The source of an id; nil when it is not configured.
    subscript(id: String) -> Source? { places[id].map { all[Int($0)] } }
}
