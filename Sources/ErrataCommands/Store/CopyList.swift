import JSON
import Linux
import Model

/// The files with texts of a store that commands have written elsewhere, one line each, in `STORE.copies`.
///
/// `errata erase` cannot reach them, and names them instead.
struct CopyList {
    /// One file that was written.
    struct Copy: Equatable {
        /// What it is, in words.
        var what: String
        var path: String
        var at: Timestamp
        /// The article that it is about; nil for all.
        var article: String?
    }

    private let path: String

    /// The list of a store.
    init(store: String) { path = store + ".copies" }

    /// Adds a file; whoever may not write beside the store is told so, for the copy is made nevertheless.
    func note(_ what: String, _ file: String, article: String? = nil, _ console: Console) {
        var json = JSONWriter()
        json.object { json in
            json.field("at", Timestamp.now.iso8601)
            json.field("what", what)
            json.field("article_id", article)
            json.field("path", FileSystem.absolute(file))
        }
        do throws(SystemError) {
            try FileSystem.append(path, json.bytes + [0x0A])
        } catch {
            console.say("errata: errata erase will not name this file: it could not be noted (\(error))")
        }
    }

    /// The files that may hold texts of an article, the oldest first; of those under one path the last.
    func copies(of article: String) throws(SystemError) -> [Copy] {
        guard FileSystem.exists(path) else { return [] }
        var copies: [String: Copy] = [:]
        for line in try FileSystem.read(path).split(separator: 0x0A) {
            // A line that a full disk cut short names nothing.
            guard let json = try? JSONParser.parse(Array(line)), let file = json["path"]?.string,
                let what = json["what"]?.string, let at = json["at"]?.string.flatMap({ Timestamp(iso8601: $0) })
            else { continue }
            copies[file] = Copy(what: what, path: file, at: at, article: json["article_id"]?.string)
        }
        let found = copies.values.filter { $0.article == nil || $0.article == article }
        return found.sorted { ($0.at, $0.path) < ($1.at, $1.path) }
    }
}
