import Encodings

/// Lists of subscriptions in OPML 1.0 and 2.0.
public enum OPML {
    /// One subscription.
    public struct Outline: Sendable, Equatable {
        /// The feed's address.
        public var feedURL: String
        /// The site's address.
        public var siteURL: String?
        /// What the list calls it.
        public var title: String?
        /// The folders around it, outermost first.
        public var folders: [String]
        /// How often the reader polled it, where that was set for this feed: minutes.
        public var intervalMinutes: Int?

        /// A subscription by its address.
        public init(feedURL: String, siteURL: String? = nil, title: String? = nil, folders: [String] = []) {
            self.feedURL = feedURL
            self.siteURL = siteURL
            self.title = title
            self.folders = folders
        }
    }

    /// Folders in folders that are kept of a subscription.
    public static let deepestFolder = 16

    /// What a document lists.
    public struct List: Sendable, Equatable {
        /// The subscriptions, in order, each once.
        public var outlines: [Outline] = []
        /// What was left out because there was too much of it, in words.
        public var bounds: [String] = []
        /// What else was left out, a kind each.
        public var losses: [Loss] = []
    }

    /// Something that a list holds and nobody can subscribe to, or not as it stands there.
    public struct Loss: Sendable, Equatable {
        /// What it is.
        public enum Kind: Sendable {
            /// The inner folders of a subscription that stands in too many.
            case innerFolders
            /// An address that is no feed: a bookmark, or another list.
            case link
        }

        /// What was left out.
        public var kind: Kind
        /// How often.
        public var count = 1
        /// The line of the first, from 1.
        public var line: Int

        /// A loss by its parts.
        public init(_ kind: Kind, count: Int = 1, line: Int) {
            (self.kind, self.count, self.line) = (kind, count, line)
        }
    }

    /// Reads the subscriptions of a document, as many as the entries of a feed; nil when it is no OPML.
    public static func read(_ bytes: [UInt8]) -> List? {
        let text = DecodedText.decode(bytes, contentType: nil, kind: .xml)
        guard case .xml(let start, let entities, _) = DocumentStart.of(text.bytes) else { return nil }
        var reader = XMLFeedReader(text.bytes, from: start, url: nil, warnings: [])
        reader.scanner.entities = entities
        var gate = EntryGate()
        while let entry = reader.next(), gate.lets(entry) != nil {}
        guard reader.root?.family == .opml else { return nil }
        // The one that the gate held back was listed already.
        let outlines = gate.warning == nil ? reader.outlines : reader.outlines.dropLast()
        var list = List(outlines: outlines, bounds: reader.bounds + gate.bounds)
        list.losses = reader.losses.map { loss in
            let line = text.bytes.prefix(loss.line).reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
            return Loss(loss.kind, count: loss.count, line: line)
        }
        return list
    }

    /// Writes an OPML 2.0 document.
    ///
    /// - Parameters:
    ///   - outlines: the subscriptions; neighbours with the same folders share them.
    ///   - title: the title of the list.
    /// - Returns: the document as UTF-8.
    public static func write(_ outlines: [Outline], title: String) -> [UInt8] {
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<opml version=\"2.0\">",
            "  <head><title>\(escaped(title))</title></head>", "  <body>",
        ]
        var open: [String] = []
        for outline in outlines {
            let common = zip(open, outline.folders).prefix { $0 == $1 }.count
            close(&open, downTo: common, &lines)
            for folder in outline.folders[common...] {
                lines.append(indent(open.count) + "<outline text=\"\(escaped(folder))\">")
                open.append(folder)
            }
            lines.append(indent(open.count) + element(outline))
        }
        close(&open, downTo: 0, &lines)
        lines += ["  </body>", "</opml>", ""]
        return Array(lines.joined(separator: "\n").utf8)
    }

    /// The interval of a subscription in minutes; nil where the reader's own holds.
    ///
    /// Liferea writes `updateInterval`, and -1 or -2 for its default and never; Akregator writes `fetchInterval` and
    /// whether it holds.
    static func interval(liferea: String?, akregator: String?, isCustom: String?) -> Int? {
        let isOwn = ["true", "1", "yes"].contains(isCustom?.lowercased() ?? "")
        let text = liferea ?? (isOwn ? akregator : nil)
        guard let minutes = text.flatMap({ Int($0) }), minutes > 0 else { return nil }
        return min(minutes, longestInterval)
    }

    /// Thirty days in minutes: longer intervals are not asked for in earnest.
    private static let longestInterval = 30 * 24 * 60

    private static func element(_ outline: Outline) -> String {
        let title = escaped(outline.title ?? outline.feedURL)
        let site = outline.siteURL.map { " htmlUrl=\"\(escaped($0))\"" } ?? ""
        return
            "<outline type=\"rss\" text=\"\(title)\" title=\"\(title)\" xmlUrl=\"\(escaped(outline.feedURL))\"\(site)/>"
    }

    private static func close(_ open: inout [String], downTo count: Int, _ lines: inout [String]) {
        while open.count > count {
            open.removeLast()
            lines.append(indent(open.count) + "</outline>")
        }
    }

    private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth + 2) }

    /// For an attribute in quotation marks: line ends as references, controls that XML forbids left out.
    private static func escaped(_ text: String) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case "\t", "\n", "\r": output += "&#\(scalar.value);"
            case _ where scalar.value < 0x20: break
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }
}
