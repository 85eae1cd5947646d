import JSON
import LibXML2
import Model

/// The data that a page's script starts from: `__NEXT_DATA__`, `__NUXT__`, `__APOLLO_STATE__`, `Fusion.globalContent`.
enum PageState {
    /// More than any page needs; parsing it takes tens of milliseconds.
    private static let largest = 4 << 20

    /// The paragraphs of the longest text in the page's data: one long string of HTML, or a list of blocks.
    static func longestText(in tree: HTMLTree) -> [String]? {
        var best: [String] = []
        for index in tree.nodes.indices where tree.nodes[index].tag == .script {
            guard let text = tree.onlyText(index), text.count > 500, text.count < largest, let value = value(text)
            else { continue }
            var finder = TextFinder()
            finder.visit(value, depth: 0)
            if finder.total > best.reduce(0, { $0 + $1.utf8.count }) { best = finder.paragraphs }
        }
        return best.isEmpty ? nil : best
    }

    /// A time as a page's data state it.
    struct StatedTime {
        var key: String
        var role: Stamp.Role
        var text: String
    }

    /// The times that the page's data state of the article: members of an object that has one of the titles.
    static func stamps(in tree: HTMLTree, titles: Set<UInt64>) -> [StatedTime] {
        var finder = StampFinder(titles: titles)
        for index in tree.nodes.indices where tree.nodes[index].tag == .script && finder.found.isEmpty {
            guard let text = tree.onlyText(index), text.count > 200, text.count < largest else { continue }
            finder.readsChangesOnly = StructuredData.isLinkedData(index, tree)
            for value in value(text).map({ [$0] }) ?? objects(in: text) { finder.visit(value, depth: 0) }
        }
        return finder.found
    }

    /// The objects that code holds as JSON: `track({"title":"Storm","published_at":"2020-03-18"})`.
    private static func objects(in text: ArraySlice<UInt8>) -> [JSONValue] {
        var found: [JSONValue] = []
        var at = text.startIndex
        var tries = 0
        while tries < mostObjects, let start = text[at...].firstIndex(of: UInt8(ascii: "{")), start + 1 < text.endIndex
        {
            at = start + 1
            guard text[at] == UInt8(ascii: "\"") else { continue }
            tries += 1
            guard let end = ScriptBrackets.close(of: start, in: text) else { continue }
            guard let value = try? JSONParser.parse(Array(text[start...end]), lenient: true) else { continue }
            found.append(value)
            at = end
        }
        return found
    }

    /// So many objects of code are tried at most.
    private static let mostObjects = 32

    /// The object or array a script consists of or assigns.
    private static func value(_ text: ArraySlice<UInt8>) -> JSONValue? {
        if let json = NuxtState.json(text) { return try? JSONParser.parse(json, lenient: true) }
        let head = text.prefix(300)
        guard let start = ScriptValues.opening(in: head) else { return nil }
        // Before it stands nothing, a comment, or a name and an equals sign; anything else is code.
        let before = text[text.startIndex..<start].filter { $0 > 0x20 }
        let isComment = before.first == UInt8(ascii: "/") || before.first == UInt8(ascii: "<")
        guard before.isEmpty || isComment || before.last == UInt8(ascii: "=") else { return nil }
        return try? JSONParser.parse(Array(text[start...]), lenient: true)
    }
}

/// Looks for the object that describes the article, and takes its times.
private struct StampFinder {
    let titles: Set<UInt64>
    /// In JSON-LD the article's publication was looked for already; a page's own is none.
    var readsChangesOnly = false
    var found: [PageState.StatedTime] = []

    mutating func visit(_ value: JSONValue, depth: Int) {
        guard depth < 40, found.isEmpty else { return }
        if let elements = value.array {
            for element in elements { visit(element, depth: depth + 1) }
        } else if let members = value.object {
            if isArticle(value) { take(members) }
            for member in members { visit(member.value, depth: depth + 1) }
        }
    }

    private func isArticle(_ value: JSONValue) -> Bool {
        ["headline", "title", "name"].contains { key in
            value[key]?.string.map { $0.utf8.count > 12 && titles.contains(Fingerprint.of($0)) } ?? false
        }
    }

    private mutating func take(_ members: [JSONValue.Member]) {
        for member in members {
            guard let role = StampNames.role(ofKey: member.key) else { continue }
            if readsChangesOnly, role != .modified { continue }
            switch member.value {
            case .string(let text), .number(let text): found.append(.init(key: member.key, role: role, text: text))
            default: continue
            }
        }
    }
}

/// Looks for the member whose strings look most like an article's text.
private struct TextFinder {
    var paragraphs: [String] = []
    var total = 0

    mutating func visit(_ value: JSONValue, depth: Int) {
        guard depth < 40 else { return }
        switch value {
        case .string(let text):
            guard text.utf8.count > 400, text.utf8.count > total, text.holds(" ") else { return }
            consider(PlainText.paragraphs(text))
        case .array(let elements):
            let texts = elements.compactMap(blockText)
            if texts.count > 2 { consider(texts) }
            for element in elements { visit(element, depth: depth + 1) }
        case .object(let members):
            for member in members { visit(member.value, depth: depth + 1) }
        default: return
        }
    }

    private mutating func consider(_ found: [String]) {
        let prose = found.filter { $0.utf8.count > 1 && !$0.hasPrefix("{") && !$0.hasPrefix("http") }
        let size = prose.reduce(0) { $0 + $1.utf8.count }
        guard size > total, prose.contains(where: { $0.utf8.count > 120 && $0.holds(". ") }) else { return }
        total = size
        paragraphs = prose
    }

    /// The words of one content element: `{"type":"text","content":"<p>…"}` and the like.
    private func blockText(_ value: JSONValue) -> String? {
        for key in ["content", "text", "html", "value", "body"] {
            if let text = value[key]?.string, text.holds(" ") { return PlainText.of(text) }
        }
        return nil
    }
}
