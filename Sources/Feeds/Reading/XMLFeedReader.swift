import Dates
import Model

/// Reads a feed in XML, one entry at a time, in memory bounded by the largest entry.
///
/// The elements that are open are a stack of frames; an end tag closes the nearest frame of its name and everything
/// above it, so that missing, misspelled and crossed tags cost little. The text of the element that is being read is
/// gathered in one buffer that all elements share.
struct XMLFeedReader {
    /// What an open element is to the reader.
    enum Role {
        /// The root and what is as transparent as it: `channel`, `head`.
        case feed
        case entry
        /// A wrapper that says nothing itself: `media:group`, `news:news`.
        case group
        /// An element whose text is gathered.
        case field
        /// An element inside a field: markup.
        case markup
        /// The `div` around the content of an Atom text in XHTML: it goes.
        case wrapper
        /// Atom's `source`: only its authors count.
        case source
        case skipHours, skipDays
        case outline
        case ignored
        /// An element of an unknown vocabulary inside an entry: even an `item` in it is not ours.
        case foreign
    }

    struct Frame {
        var name: Range<Int>
        var role: Role
        /// This frame carries an `xml:base`.
        var hasBase = false
    }

    /// The element whose text is being gathered.
    struct Capture {
        var field: Field
        var form: TextForm
        var isBase64 = false
        var isContent = false
        /// Position of its frame.
        var frame: Int
        /// The `xml:base` of the `div` around the content, if it has one.
        var wrapperBase: WebAddress?
        /// The permalink rule of `guid`.
        var isPermalink = true
    }

    /// Deeper elements are read but not remembered: only hostile documents have them.
    static let maximumDepth = 256
    /// More deletions than a feed can mean; the first are the latest.
    static let maximumDeletions = 1000

    var scanner: XMLScanner
    var namespaces = NamespaceScope()
    var frames: [Frame] = []
    /// Elements that are open beyond the maximum depth.
    var overflow = 0
    var bases: [WebAddress]
    var capture: Capture?
    var buffer: [UInt8] = []
    /// The author element that is open, with the parts that were read.
    var person: Person?

    var root: RootFormat?
    var feed = Draft()
    var entry: Draft?
    var hints = PollingHints()
    var period = UpdatePeriod()
    var hubs: [String] = []
    var selfLink: String?
    var nextLink: String?
    var newAddress: String?
    var deleted: [DeletedEntry] = []
    /// The root element was still open at the end.
    var isCut = false
    var warnings: [String]
    /// What was left out because there was too much of it, in words.
    var bounds: [String] = []
    /// Asked now and then: true ends the reading.
    var isGivenUp: (@Sendable () -> Bool)?
    private var steps = 0
    var unreadDates = UnreadDates()
    /// Entries that are complete and were not handed out; hardly ever more than one.
    var ready: [Entry] = []
    /// OPML: the titles of the open outlines, and the addresses that were listed.
    var folders: [String] = []
    var listed: Set<String> = []
    var outlines: [OPML.Outline] = []
    /// OPML: what was left out, with the place in bytes for the line.
    var losses: [OPML.Loss] = []
    var isFinished = false

    init(_ bytes: [UInt8], from start: Int, url: String?, warnings: [String]) {
        scanner = XMLScanner(bytes, from: start)
        bases = url.map { [WebAddress($0)] }?.filter { $0.scheme != nil } ?? []
        self.warnings = warnings
    }

    /// The next complete entry; nil at the end of the document.
    mutating func next() -> Entry? {
        while ready.isEmpty, !isFinished {
            steps &+= 1
            if steps & 0xFFFF == 0, isGivenUp?() ?? false { return nil }
            switch scanner.next() {
            case .text: text()
            case .cdata: cdata()
            case .start: start()
            case .end: end()
            case .finished: finish()
            }
        }
        return ready.isEmpty ? nil : ready.removeFirst()
    }

    private mutating func text() {
        guard let form = capture?.form else { return }
        scanner.appendText(scanner.content, to: &buffer, escaping: form == .xhtml)
    }

    private mutating func cdata() {
        guard let form = capture?.form else { return }
        scanner.appendCDATA(scanner.content, to: &buffer, escaping: form == .xhtml)
    }

    /// Notes once that something was left out.
    mutating func bound(_ words: String) { if !bounds.contains(words) { bounds.append(words) } }

    /// The base of relative addresses at this place.
    var base: WebAddress? { bases.last }

    /// The document is over: what is complete counts, a cut entry does not.
    private mutating func finish() {
        isFinished = true
        isCut = !frames.isEmpty
        guard entry != nil else { return }
        entry = nil
        warnings.append("the document ends inside an entry, which was left out")
    }

    /// What the document says about itself.
    func finishedFeed() -> Feed {
        var result = Feed(format: root?.format ?? "rss")
        result.title = feed.title.value
        result.link = feed.link.value
        result.description = feed.summary.value
        result.language = feed.language.value
        result.updated = feed.updated.value ?? feed.published.value
        result.hints = hints
        result.hints.updatePeriodSeconds = period.seconds
        result.hubs = hubs
        result.selfLink = selfLink
        result.next = nextLink
        result.newAddress = newAddress
        result.deleted = deleted
        result.isCut = isCut
        result.bounds = bounds
        if namespaces.isFull {
            result.bounds.append("only the first \(NamespaceScope.maximumCount) namespaces of its elements are known")
        }
        if scanner.entities.isExhausted { result.bounds.append("its entities expand to more than is read of them") }
        result.warnings = warnings + unreadDates.warnings
        return result
    }
}
