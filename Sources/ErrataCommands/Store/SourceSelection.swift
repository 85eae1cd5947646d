import Configuration
import Model

/// The sources that a command is to do something with: by name, pattern, tag, or all.
struct SourceSelection {
    static let all = Option(flag: "all", "Every configured source")
    static let dryRun = Option(flag: "dry-run", "Only print what would be done")
    static let options = [all, SourcesCommand.tag, dryRun]

    /// In the order of the configuration, each once.
    private(set) var sources: [Source] = []
    /// Words that name no source.
    private(set) var others: [String] = []

    /// - Parameters:
    ///   - arguments: the command line.
    ///   - settings: the configuration.
    ///   - words: what names sources; nil for all words of the command line.
    /// - Throws: `CommandFailure` when no source has a tag.
    init(_ arguments: ParsedArguments, _ settings: Settings, words: [String]? = nil) throws(CommandFailure) {
        var wanted: Set<String> = []
        if arguments.has(SourceSelection.all) { wanted = Set(settings.sources.map(\.id)) }
        for tag in arguments.texts(SourcesCommand.tag) {
            let tagged = settings.sources.filter { $0.tags.contains(tag) }
            guard !tagged.isEmpty else {
                throw CommandFailure("no source has the tag \(quoted(tag))", hint: "errata sources", code: .no)
            }
            wanted.formUnion(tagged.map(\.id))
        }
        for word in words ?? arguments.positional {
            let found = settings.sources.filter { SourceSelection.names(word, $0) }
            if found.isEmpty { others.append(word) }
            wanted.formUnion(found.map(\.id))
        }
        sources = settings.sources.filter { wanted.contains($0.id) }
    }

    /// Whether a word is a source's id, name or address, or a pattern of one.
    private static func names(_ word: String, _ source: Source) -> Bool {
        let keys = [source.id, source.name, source.url]
        guard word.contains("*") else {
            return keys.contains(word) || AddressText.complete(word).map { $0 == source.url } ?? false
        }
        let pattern = Array(word.lowercased())
        return keys.contains { matches(pattern, Array($0.lowercased())) }
    }

    /// `*` stands for any text; linear but for the stretch behind the last star.
    static func matches(_ pattern: [Character], _ text: [Character]) -> Bool {
        var (p, t) = (0, 0)
        var retry: (pattern: Int, text: Int)?
        while t < text.count {
            if p < pattern.count, pattern[p] == "*" {
                retry = (p + 1, t)
                p += 1
            } else if p < pattern.count, pattern[p] == text[t] {
                (p, t) = (p + 1, t + 1)
            } else if let last = retry {
                (p, t) = (last.pattern, last.text + 1)
                retry = (last.pattern, last.text + 1)
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == "*" }
    }

    /// A failure for a command that was given nothing to work on.
    static func nothing(_ command: String, _ settings: Settings) -> CommandFailure {
        settings.sources.isEmpty
            ? CommandFailure("no sources are configured", hint: "errata add URL", code: .no)
            : CommandFailure.usage("\(command): name a source, a --tag, or --all", hint: "errata sources")
    }
}
