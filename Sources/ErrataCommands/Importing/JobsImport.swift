import Configuration
import Model
import YAML

/// The jobs of urlwatch and webchanges: YAML documents, one a job.
enum JobsImport {
    /// Keys that mean nothing here, because what they ask for is done anyway.
    private static let silent: Set<String> = [
        "kind", "max_tries", "is_markdown", "user_visible_url", "note", "index_number",
    ]
    /// Filters that only turn a page into text, which is done anyway.
    private static let textFilters: Set<String> = [
        "html2text", "strip", "beautify", "strip_each_line", "strip_empty_lines",
    ]

    @Sendable static func read(_ bytes: [UInt8]) -> ImportedList? {
        let documents = split(String(decoding: bytes, as: UTF8.self)).compactMap { text, line in
            YAMLDocument(Array(text.utf8)).root.map { (root: $0, line: line) }
        }
        let places = ["url", "navigate", "command", "shell"]
        guard !documents.isEmpty,
            documents.allSatisfy({ document in places.contains { document.root[$0] != nil } })
        else { return nil }
        var result = ImportedList("urlwatch")
        for document in documents { add(document.root, document.line, to: &result) }
        return result
    }

    /// The documents, each with the number of lines before it.
    private static func split(_ text: String) -> [(text: String, line: Int)] {
        var documents: [(text: String, line: Int)] = []
        var (lines, start) = ([Substring](), 0)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard line.hasPrefix("---") else {
                lines.append(line)
                continue
            }
            documents.append((lines.joined(separator: "\n"), start))
            (lines, start) = ([], index + 1)
        }
        return documents + [(lines.joined(separator: "\n"), start)]
    }

    private static func add(_ job: YAMLNode, _ before: Int, to result: inout ImportedList) {
        let line = before + job.position.line
        guard let url = (job["url"] ?? job["navigate"])?.scalar else {
            return result.note(line, "a job that runs a command has no equivalent")
        }
        var item = ImportedList.Item(url, kind: .page)
        item.line = line
        guard case .mapping(let entries) = job.value else { return }
        for entry in entries {
            let place = before + entry.keyPosition.line
            switch entry.key {
            case "url": break
            case "name": item.name = entry.value.scalar
            case "navigate": result.note(place, "navigate needs a browser: give the source a render command")
            case "use_browser":
                if entry.value.isTrue {
                    result.note(place, "use_browser has no equivalent: give the source a render command")
                }
            case "filter", "filters": filters(entry.value, before, &item, &result)
            case "headers": headers(entry.value, before, &item, &result)
            case "user_agent": item.request.userAgent = entry.value.scalar
            case "timeout": item.request.timeout = entry.value.scalar.flatMap { Double($0) }.flatMap(seconds)
            case "ssl_no_verify", "ignore_https_errors": item.request.isInsecure = entry.value.isTrue
            case "http_proxy", "https_proxy", "proxy": item.request.proxy = entry.value.scalar
            case "enabled": item.isPaused = entry.value.scalar?.lowercased() == "false"
            case "tags": item.tags = entry.value.texts
            case _ where silent.contains(entry.key): break
            default: result.note(place, "\(entry.key) has no equivalent")
            }
        }
        result.items.append(item)
    }

    private static func seconds(_ count: Double) -> Duration? {
        count >= 1 && count <= 600 ? .seconds(Int(count)) : nil
    }

    private static func headers(
        _ node: YAMLNode, _ before: Int, _ item: inout ImportedList.Item, _ result: inout ImportedList
    ) {
        guard case .mapping(let entries) = node.value else { return }
        for entry in entries {
            let lower = entry.key.lowercased()
            if lower == "user-agent" {
                item.request.userAgent = entry.value.scalar
            } else if ["authorization", "cookie", "proxy-authorization"].contains(lower) {
                result.note(
                    before + entry.keyPosition.line, "\(entry.key) is a secret: put it into a file, see docs/secrets.md"
                )
            } else if let value = entry.value.scalar {
                item.request.headers.append(.init(entry.key, value))
            }
        }
    }

    /// `css:main,html2text`, or a list of names and of sets with one name.
    private static func filters(
        _ node: YAMLNode, _ before: Int, _ item: inout ImportedList.Item, _ result: inout ImportedList
    ) {
        switch node.value {
        case .scalar(let text, _):
            for part in text.split(separator: ",") {
                let words = part.split(separator: ":", maxSplits: 1).map { $0.trimmingBlanks }
                apply(
                    words.first ?? "", words.count > 1 ? words[1] : nil, nil, before + node.position.line, &item,
                    &result)
            }
        case .sequence(let nodes): for node in nodes { filters(node, before, &item, &result) }
        case .mapping(let entries):
            for entry in entries {
                apply(
                    entry.key, entry.value.scalar ?? entry.value["selector"]?.scalar ?? entry.value["path"]?.scalar,
                    entry.value, before + entry.keyPosition.line, &item, &result)
            }
        }
    }

    private static func apply(
        _ name: String, _ value: String?, _ node: YAMLNode?, _ line: Int, _ item: inout ImportedList.Item,
        _ result: inout ImportedList
    ) {
        switch (name, value) {
        case ("css", let selector?), ("xpath", let selector?):
            item.rules.select.append(selector)
            if let exclude = node?["exclude"]?.scalar { item.rules.ignore.append(exclude) }
        case ("element-by-id", let word?): item.rules.select.append("#\(word)")
        case ("element-by-class", let word?):
            item.rules.select.append("." + word.split(separator: " ").joined(separator: "."))
        case ("element-by-tag", let word?): item.rules.select.append(word)
        case _ where textFilters.contains(name): break
        default: result.note(line, "the filter \(name) has no equivalent: the text is watched without it")
        }
    }
}

/// The configuration of diffengine: a list of feeds.
enum DiffengineImport {
    @Sendable static func read(_ bytes: [UInt8]) -> ImportedList? {
        guard let root = YAMLDocument(bytes).root, let feeds = root["feeds"], case .sequence(let nodes) = feeds.value,
            root["sources"] == nil, nodes.contains(where: { $0["url"] != nil })
        else { return nil }
        var result = ImportedList("diffengine")
        for node in nodes {
            guard let url = node["url"]?.scalar, case .mapping(let entries) = node.value else {
                result.note(node.position.line, "a feed without url")
                continue
            }
            var item = ImportedList.Item(url)
            (item.name, item.line) = (node["name"]?.scalar, node.position.line)
            for entry in entries where !["url", "name"].contains(entry.key) {
                result.note(
                    entry.keyPosition.line, "\(entry.key) has no equivalent; webhooks and recipients report changes")
            }
            result.items.append(item)
        }
        if case .mapping(let entries) = root.value {
            for entry in entries where entry.key != "feeds" {
                result.note(entry.keyPosition.line, "\(entry.key) has no equivalent")
            }
        }
        return result
    }
}

extension YAMLNode {
    /// The text of a single value.
    fileprivate var scalar: String? {
        if case .scalar(let text, _) = value, !isNull { text } else { nil }
    }

    fileprivate var isTrue: Bool { ["true", "yes", "on", "1"].contains(scalar?.lowercased() ?? "") }

    /// The texts of a list, or of one value.
    fileprivate var texts: [String] {
        if case .sequence(let nodes) = value { return nodes.compactMap(\.scalar) }
        return [scalar].compactMap(\.self)
    }
}
