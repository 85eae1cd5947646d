import Articles
import Model

/// What another program watches, as far as it has an equivalent here, and what has none.
struct ImportedList {
    /// Something that was left out or changed its meaning.
    struct Note: Equatable {
        /// From 1; 0 where the file has no lines, or all of it is meant.
        var line: Int
        var text: String
    }

    /// One thing that is watched.
    struct Item: Equatable {
        var kind = Source.Kind.feed
        /// As it was written.
        var url: String
        var name: String?
        var tags: [String] = []
        var interval: Duration?
        var isPaused = false
        var rules = PageRules()
        var request = RequestOptions()
        var line = 0

        init(_ url: String, kind: Source.Kind = .feed) {
            self.url = url
            self.kind = kind
        }
    }

    /// Whose list it is.
    var program: String
    var items: [Item] = []
    var notes: [Note] = []

    init(_ program: String) { self.program = program }

    /// Says that something has no equivalent.
    mutating func note(_ line: Int, _ text: String) { notes.append(Note(line: line, text: text)) }
}

/// The lists that can be imported, known by what is in them; a new one is its file and a line here.
enum ImportTable {
    /// Each returns nil for a file of another kind; the order is that of the questions.
    static let readers: [@Sendable ([UInt8]) -> ImportedList?] = [
        ChangeDetectionImport.read, OPMLImport.read, RSS2EmailImport.read, JobsImport.read, DiffengineImport.read,
        NewsboatImport.read,
    ]

    static let names =
        "OPML (newsboat, Liferea, Akregator, QuiteRSS, Thunderbird, FreshRSS, Miniflux and others), urls of newsboat, jobs of "
        + "urlwatch and webchanges, a backup of changedetection.io, a configuration of rss2email or diffengine"

    static func read(_ bytes: [UInt8]) -> ImportedList? { readers.lazy.compactMap { $0(bytes) }.first }
}

extension ImportedList {
    /// The list without what could not be read again from a file of sources: one wrong selector must not refuse the rest.
    func withoutUnusable() -> ImportedList {
        var list = self
        list.items = items.map { item in
            var item = item
            let name = item.name ?? item.url
            func isUsable(_ selector: String) -> Bool {
                do throws(SelectorError) {
                    _ = try PageSelector(selector)
                    return true
                } catch {
                    list.note(item.line, "\(name): the selector \(selector) is left out: \(error.reason)")
                    return false
                }
            }
            item.rules.select = item.rules.select.filter(isUsable)
            item.rules.ignore = item.rules.ignore.filter(isUsable)
            if let proxy = item.request.proxy, WebAddress(proxy).userInformation != nil || WebAddress(proxy).host == nil
            {
                list.note(
                    item.line,
                    "\(name): the proxy is left out: an address such as http://proxy.example.org:3128 is needed")
                item.request.proxy = nil
            }
            return item
        }
        return list
    }
}
