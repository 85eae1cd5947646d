import Linux
import Model
import YAML

/// Reads the configuration: the main file, and the sources in `sources.d` beside it.
public enum ConfigurationFile {
    /// Where the main file is looked for when nobody says otherwise.
    public static let standardPath = "/etc/errata/errata.yaml"

    /// Reads everything, or refuses it as a whole with every mistake.
    ///
    /// - Parameters:
    ///   - path: the main file.
    ///   - checks: who is asked about selectors, sources and webhooks.
    /// - Returns: the settings, or every mistake.
    public static func load(
        _ path: String, _ checks: ConfigurationChecks = ConfigurationChecks()
    ) -> Result<Settings, ConfigurationErrors> {
        var reading = Reading(checks)
        let directory = parent(path)
        reading.main(path)
        reading.directory(directory.isEmpty ? "sources.d" : directory + "/sources.d")
        return reading.result()
    }

    /// Reads one text as the main file, without any `sources.d`; for tests and for checks before writing.
    ///
    /// - Parameters:
    ///   - text: the YAML.
    ///   - name: how mistakes call it; relative paths start at its directory.
    /// - Returns: the settings, or every mistake.
    public static func parse(_ text: String, name: String = "errata.yaml") -> Result<Settings, ConfigurationErrors> {
        var reading = Reading(ConfigurationChecks())
        reading.main(Array(text.utf8), name: name)
        return reading.result()
    }

    /// The manual of the main file, made from the schema itself.
    public static var reference: SectionReference { Section<FileContents>.main.reference }

    /// The path up to its last slash; empty when there is none.
    static func parent(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

/// One reading of all files.
struct Reading {
    /// Larger files are refused.
    private static let maximumBytes = 64 << 20

    private let checks: ConfigurationChecks
    private var findings = Findings(file: "", directory: "")
    private var settings = Settings()
    private var sources: [Placed<SourceDraft>] = []
    private var webhooks: [Placed<WebhookSettings>] = []

    /// Files in `sources.d` whose names are not those of sources.
    private var ignored: [ConfigurationMistake] = []

    init(_ checks: ConfigurationChecks) {
        self.checks = checks
        findings.selectorProblem = checks.selector
    }

    mutating func main(_ path: String) {
        if let bytes = bytes(path) { main(bytes, name: path) }
    }

    mutating func main(_ bytes: [UInt8], name: String) {
        guard let contents = contents(bytes, name, .main) else { return }
        settings = contents.settings
        sources = contents.sources
        webhooks = contents.receivers
    }

    /// What the main file says of places, whatever else is wrong with it.
    mutating func places(_ path: String) -> Settings {
        guard let bytes = bytes(path) else { return settings }
        guard YAMLDocument(bytes).root != nil else {
            return PlaceScan.settings(bytes, directory: ConfigurationFile.parent(path))
        }
        main(bytes, name: path)
        return settings
    }

    /// Every `*.yaml` and `*.yml` in the order of the names; another name is a warning, not silence.
    mutating func directory(_ path: String) {
        guard FileSystem.isDirectory(path) else { return }
        do {
            for name in try FileSystem.list(path) where !name.hasPrefix(".") {
                let file = path + "/" + name
                guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
                    ignored.append(
                        ConfigurationMistake(
                            file: file, line: 0, column: 0, message: "ignored: the name does not end in .yaml or .yml"))
                    continue
                }
                guard let bytes = bytes(file), let contents = contents(bytes, file, .additional) else { continue }
                sources += contents.sources
            }
        } catch { unreadable(path, error) }
    }

    /// The settings, when nothing was wrong.
    mutating func result() -> Result<Settings, ConfigurationErrors> {
        CrossCheck.findDuplicates(sources, &findings)
        CrossCheck.findDuplicates(webhooks, &findings)
        CrossCheck.ask(webhooks, checks.webhook, &findings)
        CrossCheck.ask(sources, { checks.source($0.source) }, &findings)
        guard findings.mistakes.isEmpty else { return .failure(ConfigurationErrors(mistakes: findings.mistakes)) }
        settings.sources = sources.map { placed in
            var source = placed.value.source
            let tagged = settings.defaults.byTag.filter { source.tags.contains($0.tag) }
            source.interval = source.interval ?? tagged.lazy.compactMap(\.interval).first ?? settings.defaults.interval
            source.follow = source.follow ?? tagged.lazy.compactMap(\.follow).first ?? settings.defaults.follow
            source.articleLimit =
                source.articleLimit ?? tagged.lazy.compactMap(\.articles).first ?? settings.defaults.articles
            source.request.proxy = source.request.proxy ?? settings.network.proxy
            return source
        }
        for (placed, source) in zip(sources, settings.sources) {
            settings.places[source.id] = SourcePlace(
                file: placed.file, line: placed.position.line, column: placed.position.column)
        }
        settings.webhooks = webhooks.map(\.value)
        settings.warnings = ignored + CrossCheck.warnings(settings, webhooks)
        return .success(settings)
    }

    private mutating func bytes(_ path: String) -> [UInt8]? {
        do { return try FileSystem.read(path, limit: Self.maximumBytes) } catch {
            unreadable(path, error)
            return nil
        }
    }

    private mutating func unreadable(_ path: String, _ failure: SystemError) {
        findings.mistakes.append(
            ConfigurationMistake(file: path, line: 0, column: 0, message: "cannot be read: \(failure.reason)"))
    }

    private mutating func contents(_ bytes: [UInt8], _ file: String, _ section: Section<FileContents>) -> FileContents?
    {
        findings.file = file
        findings.directory = ConfigurationFile.parent(file)
        let first = findings.mistakes.count
        let document = YAMLDocument(bytes)
        for mistake in document.mistakes { findings.wrong(mistake.message, at: mistake.position) as Void? }
        let contents = document.root.map { section.read($0, &findings) } ?? FileContents()
        // What cannot be read as it is written is one mistake, whatever else it would be.
        let places = Set(document.mistakes.map(\.position))
        let unread = first + document.mistakes.count
        findings.mistakes[unread...].removeAll { places.contains(YAMLPosition(line: $0.line, column: $0.column)) }
        findings.mistakes[first...].sort { ($0.line, $0.column) < ($1.line, $1.column) }
        return contents
    }
}
