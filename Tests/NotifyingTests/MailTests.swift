import Model
import Rendering
import Storage
import Synchronization
import Testing

@testable import Notifying

/// Messages as they are made, without a server.
struct MailTests {
    private static func mail(_ change: (inout MailSettings) -> Void = { _ in }) -> WebhookSettings {
        var mail = MailSettings()
        mail.way.from = MailAddress("errata@example.org", name: "Errata")
        mail.way.page = "https://errata.example.org"
        mail.to = [MailAddress("desk@example.org", name: "The \"desk\"")]
        change(&mail)
        return WebhookSettings(name: "desk", mail: mail)
    }

    private static func message(
        _ changes: [ChangeRecord], _ change: (inout MailSettings) -> Void = { _ in }
    ) throws -> String {
        let settings = mail(change)
        let composer = MailComposer(settings: settings, mail: try #require(settings.mail), clock: .utc)
        let notices = try changes.enumerated().map { index, change in
            let body = MailComposer.body(ChangeNotice(change, sequence: Int64(index + 1)))
            return try #require(MailComposer.notice(body, sequence: Int64(index + 1)))
        }
        return String(decoding: composer.message(notices, now: Samples.time).bytes, as: UTF8.self)
    }

    /// The header fields, unfolded.
    private static func head(_ message: String) -> [String: String] {
        let head = message.components("\r\n\r\n")[0].replacing("\r\n ", with: " ")
        var fields: [String: String] = [:]
        for line in head.components("\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            fields[String(parts[0])] = parts.count > 1 ? String(parts[1].dropFirst()) : ""
        }
        return fields
    }

    @Test func `a message names its thread, its change and the way off the list`() throws {
        let head = Self.head(try Self.message([Samples.change]))
        #expect(head["From"] == "\"Errata\" <errata@example.org>")
        #expect(head["To"] == "\"The \\\"desk\\\"\" <desk@example.org>")
        #expect(head["Message-ID"] == "<chg_01jd0000000000000000000001.desk@example.org>")
        #expect(head["References"] == "<art_01jd0000000000000000000002.desk@example.org>")
        #expect(head["In-Reply-To"] == head["References"])
        #expect(head["List-Unsubscribe"] == "<mailto:errata@example.org?subject=unsubscribe%20desk>")
        #expect(head["Auto-Submitted"] == "auto-generated")
        #expect(head["X-Errata-Severity"] == "major")
        #expect(head["Subject"]?.hasPrefix("=?utf-8?B?") == true)
        #expect(head["Date"] == "Wed, 25 Nov 2026 12:00:05 +0000")
    }

    /// Whatever a page says: no line of ours begins with its words, and nothing of it is markup.
    ///
    /// The samples are named: to describe the huge one for a report takes minutes.
    @Test(arguments: ["hostile", "huge", "injection"])
    func `hostile text stays text`(_ name: String) throws {
        let samples = ["hostile": Samples.hostile, "huge": Samples.huge, "injection": Samples.injection]
        let change = try #require(samples[name])
        for isDigest in [false, true] {
            let message = try Self.message([change]) { $0.rhythm = isDigest ? .daily : .each }
            #expect(message.utf8.allSatisfy { $0 < 0x80 && $0 >= 0x20 || $0 == 0x0D || $0 == 0x0A })
            let lines = message.components("\r\n")
            #expect(lines.allSatisfy { $0.utf8.count <= 998 && !$0.contains("\n") && !$0.contains("\r") })
            let names = Self.head(message).keys.sorted()
            let expected = isDigest ? Self.digestFields : (Self.digestFields + Self.eachFields).sorted()
            #expect(names == expected)
            let html = try #require(Self.decoded(message).components("Content-Type: text/html").last)
            for tag in ["<script", "<b>", "<img", "javascript:1)\"", "\u{202E}", "\u{1B}"] {
                #expect(!html.contains(tag))
            }
            #expect(message.utf8.count < 3_000_000)
        }
    }

    private static let digestFields = [
        "Auto-Submitted", "Content-Type", "Date", "From", "List-Unsubscribe", "MIME-Version", "Message-ID", "Subject",
        "To",
        "X-Auto-Response-Suppress",
    ]
    private static let eachFields = [
        "In-Reply-To", "References", "X-Errata-Change", "X-Errata-Severity", "X-Errata-Source", "X-Errata-Type",
    ]

    /// Quoted-printable read back.
    private static func decoded(_ message: String) -> String {
        var bytes: [UInt8] = []
        let joined = Array(message.replacing("=\r\n", with: "").utf8)
        var index = 0
        while index < joined.count {
            let code = String(decoding: joined[(index + 1)..<min(index + 3, joined.count)], as: UTF8.self)
            if joined[index] == 0x3D, code.utf8.count == 2, let byte = UInt8(code, radix: 16) {
                bytes.append(byte)
                index += 3
            } else {
                bytes.append(joined[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `an edit is shown in its sentence, in both parts, with a link to its page`() throws {
        let text = Self.decoded(try Self.message([Samples.change]))
        #expect(
            text.contains("- Storm kills 8 people\n+ Storm kills 12 people\n")
                || text.contains("- Storm kills 8 people\r\n"))
        #expect(text.contains("Storm kills <del style=\"color:#a40000\">8</del> <ins"))
        #expect(text.contains("https://errata.example.org/changes/chg_01jd0000000000000000000001"))
        #expect(try !Self.message([Samples.change]) { $0.isPlain = true }.contains("text/html"))
    }

    @Test func `a digest is grouped by source and article`() throws {
        func change(_ number: Int, source: String, article: String) -> ChangeRecord {
            var change = Samples.change
            change.id = "chg_\(number)"
            change.source = .init(id: source, name: "Source \(source)")
            change.article = .init(id: article, url: "https://h.example/\(article)", title: "Title \(article)")
            return change
        }
        let changes = [
            change(1, source: "a", article: "a1"), change(2, source: "b", article: "b1"),
            change(3, source: "a", article: "a2"), change(4, source: "a", article: "a1"),
        ]
        let message = try Self.message(changes) { ($0.rhythm, $0.isPlain) = (.daily, true) }
        #expect(Self.head(message)["Subject"] == "Errata, 2026-11-25: 4 changes in 3 articles of 2 sources")
        #expect(Self.head(message)["Message-ID"] == "<digest.1-4.4.desk@example.org>")
        #expect(Self.head(message)["References"] == nil)
        let text = Self.decoded(message)
        let places = ["Source a", "Title a1", "chg_1", "chg_4", "Title a2", "chg_3", "Source b", "Title b1", "chg_2"]
            .map { text.firstRange(of: $0)?.lowerBound }
        #expect(places.allSatisfy { $0 != nil })
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
        // Title a1 stands once, over both of its changes.
        #expect(text.ranges(of: "Title a1").count == 1)
    }

    struct Time: Sendable, CustomTestStringConvertible {
        var name: String
        var now: String
        var next: String?
        var settings: @Sendable (inout MailSettings) -> Void
        var testDescription: String { name }
    }

    /// A zone two hours east of UTC.
    private static let clock = MailClock(DisplayClock { _ in (7200, "EET") })

    @Test(arguments: [
        Time(name: "at once", now: "2026-11-25T07:20:05Z", next: nil) { $0.rhythm = .each },
        Time(name: "the next hour", now: "2026-11-25T07:20:05Z", next: "2026-11-25T08:00:00Z") { $0.rhythm = .hourly },
        Time(name: "on the hour", now: "2026-11-25T07:00:00Z", next: "2026-11-25T08:00:00Z") { $0.rhythm = .hourly },
        Time(name: "today", now: "2026-11-25T04:59:00Z", next: "2026-11-25T05:00:00Z") { $0.rhythm = .daily },
        Time(name: "tomorrow", now: "2026-11-25T05:00:00Z", next: "2026-11-26T05:00:00Z") { $0.rhythm = .daily },
        Time(name: "after midnight here", now: "2026-11-25T23:30:00Z", next: "2026-11-26T05:00:00Z") {
            $0.rhythm = .daily
        },
        Time(name: "Monday", now: "2026-11-25T05:00:00Z", next: "2026-11-30T05:00:00Z") { $0.rhythm = .weekly },
        Time(name: "a week on", now: "2026-11-30T05:00:00Z", next: "2026-12-07T05:00:00Z") { $0.rhythm = .weekly },
        Time(name: "Wednesday evening", now: "2026-11-25T05:00:00Z", next: "2026-11-25T16:30:00Z") {
            ($0.rhythm, $0.weekday, $0.at) = (.weekly, .wednesday, ClockTime(hour: 18, minute: 30))
        },
    ])
    func `digests have their times by the clock on the wall`(_ test: Time) throws {
        var mail = MailSettings()
        test.settings(&mail)
        let now = try #require(Timestamp(iso8601: test.now))
        #expect(Self.clock.digest(mail, after: now) == test.next.flatMap { Timestamp(iso8601: $0) })
    }

    @Test(arguments: [
        ("2026-11-25T19:59:59Z", nil), ("2026-11-25T20:00:00Z", "2026-11-26T05:00:00Z"),
        ("2026-11-25T23:00:00Z", "2026-11-26T05:00:00Z"), ("2026-11-26T04:59:59Z", "2026-11-26T05:00:00Z"),
        ("2026-11-26T05:00:00Z", nil),
    ])
    func `quiet hours lead over midnight`(_ now: String, _ end: String?) throws {
        var mail = MailSettings()
        mail.quiet = QuietHours(parsing: "22:00-07:00")
        let time = try #require(Timestamp(iso8601: now))
        #expect(Self.clock.quietEnd(mail, now: time) == end.flatMap { Timestamp(iso8601: $0) })
    }

    @Test func `a change for a digest waits for its time, and for no other change`() throws {
        let daily = Self.mail { $0.rhythm = .daily }
        var each = Self.mail()
        each.name = "each"
        let planned = WebhookPlanner([daily, each]).deliveries(of: Samples.change, sequence: 7)
        #expect(planned.map(\.notBefore) == [Timestamp(iso8601: "2026-11-26T07:00:00Z"), nil])
        #expect(planned.map(\.standsAlone) == [true, false])
    }
}

extension String {
    /// The pieces between the marks.
    fileprivate func components(_ mark: String) -> [String] {
        var pieces: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: mark) {
            pieces.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return pieces + [String(rest)]
    }
}
