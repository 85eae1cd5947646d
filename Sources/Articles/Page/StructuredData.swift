import JSON
import LibXML2
import Model

/// The article as the page's JSON-LD describes it (schema.org Article and its kinds).
struct StructuredData {
    var headlines: [String] = []
    var description: String?
    var body: String?
    /// `body` with its markup.
    var rawBody: String?
    var published: [String] = []
    var modified: [String] = []
    /// When the page began, where the data describe no article: true of a site's every page, so no publication by itself.
    var pagePublished: String?
    var authors: [String] = []
    var authorOrganisations: [String] = []
    var publisher: String?
    var url: String?
    var language: String?
    var images: [String] = []
    /// `isAccessibleForFree`.
    var isFree: Bool?
    /// The CSS selectors of `hasPart` that are behind a wall.
    var walledSelectors: [String] = []
    var isLive = false
    /// Entries of a live blog with their own times.
    var liveUpdates: [LiveUpdate] = []
    /// Any schema.org type of the page, in lower case.
    var types: Set<String> = []
    /// What was left out because there was too much of it, in words.
    private(set) var cuts: [String] = []

    struct LiveUpdate {
        var headline: String?
        var body: String?
        var published: String?
    }

    private static let articleTypes: Set<String> = [
        "article", "newsarticle", "blogposting", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle",
        "backgroundnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "liveblogposting", "techarticle",
        "scholarlyarticle", "advertisercontentarticle", "satiricalarticle", "report", "socialmediaposting",
        "medicalscholarlyarticle", "apireference", "recipe", "review", "discussionforumposting", "howto",
    ]
    private static let pageTypes: Set<String> = [
        "webpage", "itempage", "creativework", "medicalwebpage", "video", "videoobject",
    ]

    /// Entries of a live blog, and authors, pictures or parts of one article that are read.
    private static let maximumObjects = 200
    private static let maximumUpdates = 2000
    private static let maximumParts = 100

    init() {}

    /// Reads every JSON-LD block; the article node that names this page or its headline comes first.
    init(_ tree: HTMLTree, url: String) {
        var nodes: [JSONValue] = []
        for index in tree.nodes.indices where tree.nodes[index].tag == .script || tree.nodes[index].tag == .meta {
            guard let text = Self.linkedData(index, tree) else { continue }
            for value in ScriptValues.all(in: text) {
                Self.collect(LinkedNames.plain(value), into: &nodes, depth: 0)
            }
        }
        if nodes.count >= Self.maximumObjects {
            cuts.append("only the first \(Self.maximumObjects) objects of the page's JSON-LD were read")
        }
        for node in nodes { types.formUnion(Self.types(node)) }
        let articles = nodes.filter { !Self.types($0).isDisjoint(with: Self.articleTypes) }
        let path = WebAddress(url).path
        let named = articles.firstIndex { path.utf8.count > 1 && Self.names($0, path) }
        if let first = named ?? articles.indices.first {
            take(articles[first], nodes)
            if named == nil, articles.count > 3 { forgetTimes() }
        }
        for node in nodes where !Self.types(node).isDisjoint(with: Self.pageTypes) { takeGaps(node) }
    }

    /// Several articles and none says it is this page: they may be teasers.
    private mutating func forgetTimes() {
        published = []
        modified = []
        authors = []
    }

    /// Whether a script's type is JSON-LD.
    static func isLinkedData(_ script: Int, _ tree: HTMLTree) -> Bool {
        tree.attribute(script, .type)?.lowercased().holds("ld+json") ?? false
    }

    /// The JSON-LD of a script, or of a `meta` that a generator made of one (`<meta name="script:ld+json">`).
    private static func linkedData(_ index: Int, _ tree: HTMLTree) -> ArraySlice<UInt8>? {
        if tree.nodes[index].tag == .meta {
            guard let name = tree.attributeRange(index, .name), tree.bytes[name].suffix(7).elementsEqual("ld+json".utf8)
            else { return nil }
            return tree.attributeRange(index, .content).map { tree.bytes[$0] }
        }
        return isLinkedData(index, tree) ? tree.onlyText(index) : nil
    }

    /// The objects of a document: of arrays, of `@graph`, and of members that wrap the article.
    private static func collect(_ value: JSONValue, into nodes: inout [JSONValue], depth: Int) {
        guard depth < 4, nodes.count < maximumObjects else { return }
        if let elements = value.array {
            for element in elements { collect(element, into: &nodes, depth: depth + 1) }
        } else if value.object != nil {
            nodes.append(value)
            for wrapper in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let inner = value[wrapper], inner.string == nil { collect(inner, into: &nodes, depth: depth + 1) }
            }
        }
    }

    private static func types(_ node: JSONValue) -> Set<String> {
        let names = node["@type"].map { $0.array?.compactMap(\.string) ?? [$0.string ?? ""] } ?? []
        return Set(names.map { LinkedNames.local($0).lowercased() })
    }

    private static func names(_ node: JSONValue, _ path: String) -> Bool {
        let addresses = [
            node["url"]?.string, node["@id"]?.string, node["mainEntityOfPage"]?.string,
            node["mainEntityOfPage"]?["@id"]?.string,
            node["mainEntityOfPage"]?["url"]?.string,
        ]
        return addresses.contains { $0.map { WebAddress($0).path == path } ?? false }
    }

    private mutating func take(_ node: JSONValue, _ nodes: [JSONValue]) {
        headlines = [node["headline"], node["name"], node["alternativeHeadline"]].compactMap { $0?.text }
        description = node["description"]?.text
        rawBody = node["articleBody"]?.string ?? node["text"]?.string
        body = node["articleBody"]?.text ?? node["text"]?.text
        published = [node["datePublished"]?.text, node["dateCreated"]?.text].compactMap { $0 }
        modified = [node["dateModified"]?.text].compactMap { $0 }
        url = node["url"]?.string ?? node["mainEntityOfPage"]?["@id"]?.string ?? node["mainEntityOfPage"]?.string
        language = node["inLanguage"]?.text ?? node["inLanguage"]?["name"]?.text
        publisher = node["publisher"].flatMap { Self.person($0, nodes)?.name }
        images = bounded(node["image"], "pictures").compactMap { $0.string ?? $0["url"]?.string }
        isFree = Self.truth(node["isAccessibleForFree"])
        takeAuthors(node["author"] ?? node["creator"], nodes)
        takeParts(node["hasPart"])
        isLive = Self.types(node).contains("liveblogposting")
        let updates = node["liveBlogUpdate"]?.array ?? []
        if updates.count > Self.maximumUpdates {
            cuts.append("only the first \(Self.maximumUpdates) entries of the live blog's JSON-LD were read")
        }
        for update in updates.prefix(Self.maximumUpdates) {
            liveUpdates.append(
                LiveUpdate(
                    headline: update["headline"]?.text, body: update["articleBody"]?.text,
                    published: update["datePublished"]?.text))
        }
    }

    /// A page node tells what the article node left out.
    private mutating func takeGaps(_ node: JSONValue) {
        if published.isEmpty, let text = node["datePublished"]?.text ?? node["uploadDate"]?.text {
            pagePublished = pagePublished ?? text
        }
        if modified.isEmpty, let text = node["dateModified"]?.text { modified = [text] }
        if language == nil { language = node["inLanguage"]?.text }
        if isFree == nil { isFree = Self.truth(node["isAccessibleForFree"]) }
    }

    private mutating func takeAuthors(_ value: JSONValue?, _ nodes: [JSONValue]) {
        for author in bounded(value, "authors") {
            guard let person = Self.person(author, nodes) else { continue }
            if person.isOrganisation { authorOrganisations.append(person.name) } else { authors.append(person.name) }
        }
    }

    /// A name, or an object with one, or a reference to such an object.
    private static func person(_ value: JSONValue, _ nodes: [JSONValue]) -> (name: String, isOrganisation: Bool)? {
        if let name = value.text { return (name, false) }
        if let first = value["name"]?.array?.compactMap(\.text), !first.isEmpty {
            return (first.joined(separator: ", "), false)
        }
        let isOrganisation = types(value).contains { $0.holds("organization") }
        if let name = value["name"]?.text ?? value["name"]?["name"]?.text { return (name, isOrganisation) }
        guard let reference = value["@id"]?.string else { return nil }
        let target = nodes.first { $0["@id"]?.string == reference && $0["name"] != nil }
        guard let target, let name = target["name"]?.text else { return nil }
        return (name, types(target).contains { $0.holds("organization") })
    }

    /// The elements of a list, or the one value in its place; no more than are read, which is said.
    private mutating func bounded(_ value: JSONValue?, _ what: String) -> ArraySlice<JSONValue> {
        guard let value else { return [] }
        let elements = value.array ?? [value]
        if elements.count > Self.maximumParts {
            cuts.append("only the first \(Self.maximumParts) \(what) in the page's JSON-LD were read")
        }
        return elements.prefix(Self.maximumParts)
    }

    private mutating func takeParts(_ value: JSONValue?) {
        for part in bounded(value, "parts") where Self.truth(part["isAccessibleForFree"]) == false {
            if let selector = part["cssSelector"]?.text { walledSelectors.append(selector) }
        }
    }

    private static func truth(_ value: JSONValue?) -> Bool? {
        value?.bool ?? (value?.string).flatMap(truth)
    }

    /// `true` and `false` in words, bare or as schema.org's own addresses of them.
    static func truth(_ text: String) -> Bool? {
        switch text.split(separator: "/").last?.lowercased() {
        case "true", "yes", "1": true
        case "false", "no", "0": false
        default: nil
        }
    }
}

extension JSONValue {
    /// The string without markup, entities decoded and white space collapsed; nil when there is nothing in it.
    var text: String? {
        // A value may stand in an object that names its language or type, and one value in a list.
        guard
            let string = string ?? self["@value"]?.string ?? array?.first.flatMap({ $0.string ?? $0["@value"]?.string })
        else { return nil }
        let plain = PlainText.of(string)
        return plain.isEmpty ? nil : plain
    }
}
