import Articles
import Linux
import Model
import Testing

@testable import Tracking

/// Articles that a publisher takes back, and walls and repair pages that look alike, in many languages.
///
/// Pages are read and decided on by the tracker as in the daemon.
@Suite struct WithdrawalTests {
    private static let folder = String(#filePath.dropLast("WithdrawalTests.swift".count)) + "Fixtures/"

    private static func rows(_ name: String) -> [[String]] {
        let bytes = (try? FileSystem.read(folder + name)) ?? []
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// A text by its language.
    struct Story: Sendable {
        var language: String
        var headline: String
        var paragraphs: [String]

        init(_ row: [String]) {
            (language, headline, paragraphs) = (row[0], row[1], Array(row[2...]))
        }

        /// Another article of the site.
        var other: Story {
            var other = self
            other.headline = String(headline.reversed())
            other.paragraphs = paragraphs.reversed().map { $0 + " " + $0.prefix(20) }
            return other
        }

        /// The page with some of its first paragraphs, and what stands behind them.
        func page(_ kept: Int = .max, headline changed: String? = nil, then rest: String = "") -> String {
            let text = paragraphs.prefix(kept).map { "<p>\($0)</p>" }.joined()
            let heading = changed ?? headline
            return """
                <!DOCTYPE html><html lang="\(language)"><head><title>\(heading)</title>
                <meta property="og:type" content="article">
                <meta property="article:published_time" content="2027-01-10T08:00:00Z"></head><body>
                <header><nav><a href="/">Home</a> <a href="/login">Log in</a></nav></header>
                <main><article><h1>\(heading)</h1>\(text)\(rest)</article></main>
                <footer><p>Imprint</p></footer></body></html>
                """
        }
    }

    static let stories: [String: Story] = Dictionary(
        uniqueKeysWithValues: rows("stories.tsv").map { ($0[0], Story($0)) })

    /// A page that lost most of its text.
    struct Loss: Sendable, CustomTestStringConvertible {
        var story: Story
        var mode: String
        var after: String
        var testDescription: String

        /// - Parameters:
        ///   - language: its story's.
        ///   - mode: what is expected, or how it is played.
        ///   - kept: how many paragraphs are left.
        ///   - headline: `=` for the one that it had.
        ///   - rest: what stands behind them.
        /// - Throws: when the table of stories has none in this language.
        init(language: String, mode: String, kept: String, headline: String, rest: String) throws {
            story = try #require(WithdrawalTests.stories[language])
            self.mode = mode
            after = story.page(Int(kept) ?? 0, headline: headline == "=" ? nil : headline, then: rest)
            testDescription = "\(language) \(kept) \(headline) \(rest)"
        }

        init(_ row: [String], mode: Int, kept: Int) throws {
            try self.init(language: row[0], mode: row[mode], kept: row[kept], headline: row[3], rest: row[4])
        }
    }

    @Test func `the tables are there`() {
        for name in ["withdrawals.tsv", "walls.tsv"] {
            let rows = Self.rows(name)
            #expect(rows.count >= 30 && Set(rows.map { $0[0] }).count >= 8, "\(name)")
        }
    }

    @Test(arguments: rows("withdrawals.tsv"))
    func `what a publisher takes back is told later, with how often it was seen`(row: [String]) throws {
        let loss = try Loss(row, mode: 2, kept: 1)
        var stage = PageTimeline(loss.story.page())
        for _ in 0..<3 { stage.look(loss.after, minutes: 60) }
        #expect(stage.told.count == 0, "\(loss.testDescription)")
        for _ in 0..<32 { stage.look(loss.after, minutes: 180) }
        #expect(stage.told.count == 1, "\(loss.testDescription): \(stage.outcome)")
        #expect(stage.told.first?.observation?.contains("looks from") == true, "\(loss.testDescription)")
        #expect(stage.state.life == .present)
        if loss.mode == "declared" { #expect(stage.told.first?.disclosure == .declared, "\(loss.testDescription)") }
        stage.look(loss.after, minutes: 180)
        #expect(stage.outcome == "fresh" || stage.outcome == "unchanged")
    }

    @Test(arguments: rows("walls.tsv"))
    func `a wall or a repair page is never told, however long it stays`(row: [String]) throws {
        let loss = try Loss(row, mode: 1, kept: 2)
        var stage = PageTimeline(loss.story.page())
        let second = try Loss(row, mode: 1, kept: 2).story.other
        var other = PageTimeline(second.page(), id: "art_2")
        let after = second.page(Int(row[2]) ?? 0, headline: row[3] == "=" ? nil : row[3], then: row[4])
        for look in 0..<40 {
            if loss.mode == "twice" {
                other.site = stage.site
                other.look(after.replacing("</body>", with: "<!-- \(look) --></body>"), minutes: 180)
                stage.site = other.site
            }
            stage.look(loss.after.replacing("</body>", with: "<!-- \(look) --></body>"), minutes: 180)
        }
        #expect(stage.told.count == 0, "\(loss.testDescription)")
        #expect(other.told.count == 0, "\(loss.testDescription)")
        stage.look(loss.story.page())
        #expect(stage.told.count == 0, "\(loss.testDescription)")
        #expect(stage.state.life == .present)
    }
}
