import Feeds
import Model
import Testing

/// Pairs of documents of one feed: what the second says about the entries of the first.
struct EntryMatcherTests {
    struct Pair: Sendable, CustomTestStringConvertible {
        let name: String
        /// One item a line: `guid | link | title | day of May | text`; an empty part is left out.
        let before: [String]
        let after: [String]
        /// For each item of `after`: `new`, `same 0`, `title 0`, `content 0`, `title+content 0`, `repeated 0`, then
        /// `moved` and `id` when address or id were replaced.
        let expected: [String]

        init(_ name: String, _ before: [String], _ after: [String], _ expected: [String]) {
            self.name = name
            self.before = before
            self.after = after
            self.expected = expected
        }

        var testDescription: String { name }
    }

    static func document(_ items: [String]) -> String {
        Documents.rss(
            items.map { line in
                let part = line.split(separator: "|", omittingEmptySubsequences: false).map {
                    $0.trimmingBlanks.replacing("&", with: "&amp;")
                }
                let tags = ["guid isPermaLink=\"false\"", "link", "title", "pubDate", "description"]
                let body = zip(tags, part).map { tag, text in
                    guard !text.isEmpty else { return "" }
                    let value = tag == "pubDate" ? "\(text) May 2025 10:00:00 GMT" : text
                    return "<\(tag)>\(value)</\(tag.split(separator: " ")[0])>"
                }
                return "<item>\(body.joined())</item>"
            }.joined())
    }

    static func summary(_ match: EntryMatch) -> String {
        let at = match.known.map { " \($0)" } ?? ""
        let verdict =
            switch match.verdict {
            case .new: "new"
            case .same: "same" + at
            case .repeated(let first): "repeated \(first)"
            case .changed(let difference):
                [(EntryDifference.title, "title"), (.content, "content"), (.stamp, "stamp")]
                    .filter { difference.contains($0.0) }.map { $0.1 }.joined(separator: "+") + at
            }
        return verdict + (match.movedFrom == nil ? "" : " moved") + (match.formerID == nil ? "" : " id")
    }

    @Test(arguments: pairs) func `The next document is understood`(_ pair: Pair) throws {
        let before = try #require(Documents.read(Self.document(pair.before)))
        let after = try #require(Documents.read(Self.document(pair.after)))
        #expect(after.entries.count == pair.expected.count)
        let matches = EntryMatcher.match(after.entries, with: before.entries.map { KnownEntry($0) })
        #expect(matches.map(Self.summary) == pair.expected)
    }

    @Test func `No known entry is matched twice, whatever comes`() {
        let parts = ["", "1", "2", "https://a.example/x", "https://a.example/y"]
        var seed: UInt64 = 7
        func pick() -> String {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return parts[Int(seed >> 33) % parts.count]
        }
        for _ in 0..<200 {
            let lists = (0..<2).map { _ in (0..<8).map { _ in "\(pick()) | \(pick()) | \(pick()) |  | \(pick())" } }
            let feeds = lists.compactMap { Documents.read(Self.document($0)) }
            guard feeds.count == 2 else { continue }
            let matches = EntryMatcher.match(feeds[1].entries, with: feeds[0].entries.map { KnownEntry($0) })
            let known = matches.compactMap(\.known)
            #expect(Set(known).count == known.count)
            #expect(matches.count == feeds[1].entries.count)
        }
    }

    @Test func `Ten thousand entries are matched in linear time`() throws {
        let entries = (0..<10_000).map { number in
            var entry = Entry()
            entry.id = "tag:\(number)"
            entry.url = "https://site.example/\(number)"
            entry.title = "Story \(number)"
            return entry
        }
        let matches = EntryMatcher.match(entries, with: entries.reversed().map { KnownEntry($0) })
        #expect(matches.allSatisfy { $0.verdict == .same })
    }
}

extension Substring {
    var trimmingBlanks: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
