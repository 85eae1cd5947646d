import Configuration
import Linux
import Model
import Testing

/// Each key of the table, one by one: its example is read, changes something, and holds from when it says.
struct EveryKeyTests {
    static let leaves = ConfigurationFile.reference.leaves

    /// What must stand beside a key, besides what its section requires.
    private static let companions: [String: String] = [
        "sources[].links": "listing: https://example.org/", "sources[].client_key": "client_certificate: /etc/errata/c",
        "mail.user": "password: {file: /x}", "mail.password": "user: x", "recipients[].at": "digest: daily",
        "recipients[].weekday": "digest: weekly", "timestamps[].url": "ca_file: /etc/errata/tsa.pem",
        "timestamps[].ca_file": "url: https://tsa.example/", "timestamps[].verify": "command: [ots, \"{file}\"]",
    ]

    /// The key's section with what it needs, and the key itself when it is asked for, as a flow of YAML.
    private static func yaml(_ path: String, _ key: KeyReference, isSet: Bool) -> String {
        let parts = path.split(separator: ".").map(String.init)
        var text = isSet ? "\(key.name): \(key.example)" : ""
        var sections = [ConfigurationFile.reference]
        for part in parts.dropLast() {
            let name = part.replacing("[]", with: "")
            if let section = sections.last?.keys.first(where: { $0.name == name })?.section { sections.append(section) }
        }
        var missing = parts[parts.count - 1]
        for (depth, part) in parts.dropLast().enumerated().reversed() {
            var lines = text.isEmpty ? [] : [text]
            let section = sections[depth + 1]
            for key in section.keys where key.isRequired && key.name != missing {
                lines.append("\(key.name): \(key.example)")
            }
            let here = parts[0...depth].joined(separator: ".")
            lines += beside(here, path, depth == parts.count - 2 ? missing : "")
            missing = part.replacing("[]", with: "")
            let set = "{" + lines.joined(separator: ", ") + "}"
            text = part.hasSuffix("[]") ? "\(missing): [\(set)]" : "\(missing): \(set)"
        }
        return text + "\n"
    }

    private static func beside(_ section: String, _ path: String, _ key: String) -> [String] {
        var lines = [companions[path]].compactMap { $0 }.filter { _ in !key.isEmpty }
        let kinds = Source.Kind.allCases.map(\.rawValue)
        if section == "sources[]", !kinds.contains(key), path != "sources[].links" {
            lines.append("feed: https://example.org/feed")
        }
        if section == "mail", key != "server", key != "command" { lines.append("server: smtp://mail.example.org") }
        return lines
    }

    private static func settings(_ text: String) throws -> Settings {
        switch ConfigurationFile.parse(text) {
        case .success(var settings):
            (settings.places, settings.warnings) = ([:], [])
            return settings
        case .failure(let errors): throw errors
        }
    }

    @Test(arguments: leaves.map(\.path))
    func `its example is read, changes something, and waits for a restart where it says so`(_ path: String) throws {
        let key = try #require(Self.leaves.first { $0.path == path }?.key)
        #expect(!key.example.isEmpty)
        #expect(!key.summary.isEmpty)
        let new = try Self.settings(Self.yaml(path, key, isSet: true))
        let bare = key.isRequired || Source.Kind.allCases.map(\.rawValue).contains(key.name)
        // Where the section is no whole without the key, it is held against an empty file.
        let without = bare ? nil : try? Self.settings(Self.yaml(path, key, isSet: false))
        let old = try without ?? Self.settings("")
        #expect(old != new, "\(Self.yaml(path, key, isSet: true))")
        let waiting = RestartKeys.changed(from: old, to: new)
        #expect(waiting.contains(path) == (key.effect == .restart))
        #expect(waiting.allSatisfy { name in Self.leaves.contains { $0.path == name && $0.key.effect == .restart } })
    }

    @Test func `the default that the documents name is what holds`() throws {
        var count = 0
        for (path, key) in Self.leaves where !key.isRequired {
            guard let standard = key.standard,
                standard.wholeMatch(of: /[0-9]+[smhdw]?|[0-9]+MiB|true|false|\/.*/) != nil
            else { continue }
            var same = key
            same.example = standard
            let new = try Self.settings(Self.yaml(path, same, isSet: true))
            let old = try Self.settings(Self.yaml(path, key, isSet: false))
            #expect(new == old, "\(path): \(standard)")
            count += 1
        }
        #expect(count > 20)
    }

    @Test func `the sample configuration is valid, with what it has commented out, too`() throws {
        let root = FileSystem.parent(of: FileSystem.parent(of: FileSystem.parent(of: #filePath)))
        let text = String(decoding: try FileSystem.read(root + "/config/errata.yaml"), as: UTF8.self)
        _ = try Self.settings(text)
        var block: [Substring] = []
        var blocks: [[Substring]] = []
        for line in (text + "\n").split(separator: "\n", omittingEmptySubsequences: false) {
            let isKey = line.wholeMatch(of: /# [a-z_]+:.*/) != nil
            let isMore = !block.isEmpty && line.hasPrefix("#   ")
            if !isMore, !block.isEmpty {
                blocks.append(block)
                block = []
            }
            if isKey || isMore { block.append(line.dropFirst(2)) }
        }
        #expect(blocks.count > 5)
        for block in blocks { _ = try Self.settings(block.joined(separator: "\n") + "\n") }
    }

    @Test func `tags have defaults of their own, the first that says something`() throws {
        let settings = try Self.settings(
            """
            defaults: {interval: 20m, tags: {live: {interval: 2m}, archive: {interval: 1d, follow: 30d}}}
            sources:
              - {feed: "https://a.example/", id: a, tags: [archive, live]}
              - {feed: "https://b.example/", id: b, tags: [archive], follow: 5d}
              - {feed: "https://c.example/", id: c}
            """)
        #expect(settings.sources.map(\.interval) == [.minutes(2), .days(1), .minutes(20)])
        #expect(settings.sources.map(\.follow) == [.days(30), .days(5), .days(365)])
    }
}
