import Archives
import JSON
import Model

/// A backup of changedetection.io: a zip file with `url-watches.json`, and in later versions a `watch.json` for each watch.
enum ChangeDetectionImport {
    @Sendable static func read(_ bytes: [UInt8]) -> ImportedList? {
        if bytes.starts(with: [0x50, 0x4B, 3, 4]) { return readZip(bytes) }
        guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"), let root = try? JSONParser.parse(bytes),
            let watches = root["watching"]?.object
        else { return nil }
        var result = ImportedList("changedetection.io")
        let tags = self.tags(root)
        for watch in watches { add(watch.value, tags, to: &result) }
        return result
    }

    private static func readZip(_ bytes: [UInt8]) -> ImportedList? {
        guard let zip = try? ZipReader(bytes) else { return nil }
        let named = { (name: String) in zip.entries.filter { $0.name.split(separator: "/").last == name[...] } }
        guard let main = named("url-watches.json").first ?? named("changedetection.json").first,
            let content = try? zip.content(of: main), let root = try? JSONParser.parse(content)
        else { return nil }
        var result = ImportedList("changedetection.io")
        let tags = self.tags(root)
        for watch in root["watching"]?.object ?? [] { add(watch.value, tags, to: &result) }
        for entry in named("watch.json") {
            guard let content = try? zip.content(of: entry), let watch = try? JSONParser.parse(content) else {
                result.note(0, "\(entry.name) cannot be read")
                continue
            }
            add(watch, tags, to: &result)
        }
        let snapshots = zip.entries.count {
            $0.name.hasSuffix(".txt") && $0.name.contains("-") || $0.name.hasSuffix(".br")
        }
        if snapshots > 0 {
            result.note(0, "its \(snapshots) snapshots are texts without their pages and are not imported")
        }
        return result
    }

    /// The titles of tags by their ids.
    private static func tags(_ root: JSONValue) -> [String: String] {
        var titles: [String: String] = [:]
        for tag in root["settings"]?["application"]?["tags"]?.object ?? [] {
            titles[tag.key] = tag.value["title"]?.string
        }
        return titles
    }

    private static func add(_ watch: JSONValue, _ tags: [String: String], to result: inout ImportedList) {
        guard let url = watch["url"]?.string else { return }
        let title = watch["title"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        var item = ImportedList.Item(url, kind: .page)
        item.name = title
        item.isPaused = watch["paused"]?.bool ?? false
        item.tags = (watch["tags"]?.array ?? []).compactMap(\.string).map { tags[$0] ?? $0 }
        if let words = watch["tag"]?.string { item.tags += words.split(separator: ",").map { $0.trimmingBlanks } }
        item.interval = interval(watch["time_between_check"])
        for header in watch["headers"]?.object ?? [] {
            guard let value = header.value.string else { continue }
            if ["authorization", "cookie"].contains(header.key.lowercased()) {
                result.note(0, "\(title ?? url): \(header.key) is a secret: put it into a file, see docs/secrets.md")
            } else if header.key.lowercased() == "user-agent" {
                item.request.userAgent = value
            } else {
                item.request.headers.append(.init(header.key, value))
            }
        }
        select(watch, &item, title ?? url, &result)
        left(watch, title ?? url, &result)
        result.items.append(item)
    }

    private static func select(
        _ watch: JSONValue, _ item: inout ImportedList.Item, _ name: String, _ result: inout ImportedList
    ) {
        for filter in (watch["include_filters"]?.array ?? []).compactMap(\.string) where !filter.isEmpty {
            if ["json:", "jq:", "jqraw:"].contains(where: filter.hasPrefix) {
                result.note(0, "\(name): the filter \(filter) has no equivalent")
            } else {
                let isPath = filter.hasPrefix("xpath:") || filter.hasPrefix("xpath1:")
                item.rules.select.append(isPath ? String(filter.drop { $0 != ":" }.dropFirst()) : filter)
            }
        }
        item.rules.ignore = (watch["subtractive_selectors"]?.array ?? []).compactMap(\.string).filter { !$0.isEmpty }
    }

    /// What is set and has no equivalent.
    private static func left(_ watch: JSONValue, _ name: String, _ result: inout ImportedList) {
        for key in ["ignore_text", "trigger_text", "extract_text", "text_should_not_be_present", "notification_urls"] {
            guard watch[key]?.array?.isEmpty == false else { continue }
            let hint = key == "trigger_text" ? ": use when.added of a webhook or recipient" : ""
            result.note(0, "\(name): \(key) has no equivalent\(hint)")
        }
        if let backend = watch["fetch_backend"]?.string, !["html_requests", "system"].contains(backend) {
            result.note(0, "\(name): it needs a browser: give the source a render command")
        }
        if let method = watch["method"]?.string, method != "GET" {
            result.note(0, "\(name): the method \(method) has no equivalent")
        }
        if let processor = watch["processor"]?.string, processor != "text_json_diff" {
            result.note(0, "\(name): the processor \(processor) has no equivalent: the text is watched")
        }
    }

    private static func interval(_ value: JSONValue?) -> Duration? {
        let units = [("weeks", 604_800), ("days", 86400), ("hours", 3600), ("minutes", 60), ("seconds", 1)]
        let longest = 30 * 86400
        // No count is believed that is longer alone than all of it may be.
        let seconds = units.reduce(0) { $0 + max(0, min(value?[$1.0]?.int ?? 0, longest)) * $1.1 }
        return seconds > 0 ? .seconds(min(seconds, longest)) : nil
    }
}
