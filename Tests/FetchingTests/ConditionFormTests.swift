import Model
import TestOrigin
import Testing

@testable import Fetching

/// How a server reads `If-None-Match`.
enum TagReading: String, Sendable {
    /// As RFC 9110 says: a list, compared weakly.
    case weakly
    /// The members of a list, by their bytes.
    case members
    /// The whole field, by its bytes.
    case wholeField = "whole field"
    /// Not at all; only `If-Modified-Since` counts.
    case dates

    func knows(_ question: TestOrigin.Question, tag: String) -> Bool {
        let field = question["if-none-match"] ?? ""
        let members = field.split(separator: ",").map { $0.drop { $0 == " " } }
        switch self {
        case .weakly: return members.contains { $0.replacing("W/", with: "") == tag.replacing("W/", with: "") }
        case .members: return members.contains(tag[...])
        case .wholeField: return field == tag
        case .dates: return field.isEmpty && question["if-modified-since"] != nil
        }
    }
}

struct ConditionFormTests {
    /// The tag that the origin compares with, the tag that reaches us, and the 304 that 14 polls must bring.
    @Test(
        arguments: [
            // Apache with mod_deflate: it appends the coding and compares without it.
            ("\"a\"", "\"a-gzip\"", true, .members, 13), ("\"a\"", "\"a-br\"", true, .members, 13),
            ("\"a\"", "\"a-gzip\"", true, .wholeField, 13), ("\"a-gzip\"", "\"a-gzip\"", true, .members, 12),
            // Where nothing says that the tag was altered it goes back as it came.
            ("\"a-gzip\"", "\"a-gzip\"", false, .wholeField, 13), ("\"a\"", "\"a-gzip\"", false, .members, 12),
            ("\"a-gzip\"", "\"a-gzip\"", true, .wholeField, 11),
            // HAProxy, nginx and Cloudflare make the tag of what they compress weak.
            ("\"a\"", "W/\"a\"", true, .wholeField, 13), ("\"a\"", "W/\"a\"", true, .members, 13),
            ("\"a\"", "W/\"a\"", true, .weakly, 13), ("W/\"a\"", "W/\"a\"", true, .wholeField, 12),
            // One who made it weak by himself.
            ("W/\"a\"", "W/\"a\"", false, .wholeField, 13), ("\"a\"", "W/\"a\"", false, .wholeField, 12),
            ("\"a\"", "\"a\"", true, .wholeField, 13), ("\"a\"", "\"a\"", false, .weakly, 13),
            ("bare", "bare", false, .wholeField, 13),
            // A tag that the server does not know again stands in the way of its date.
            ("\"a\"", "\"a\"", false, .dates, 12), ("\"a\"", "W/\"a-gzip\"", true, .members, 13),
        ] as [(String, String, Bool, TagReading, Int)])
    func `the form that brings a 304 is found and kept`(
        own: String, sent: String, isCompressed: Bool, reading: TagReading, expected: Int
    ) async throws {
        let date = "Last-Modified: Sun, 23 Nov 2025 10:00:00 GMT"
        let coding = isCompressed ? ["Content-Encoding: gzip"] : []
        let origin = try TestOrigin { question in
            if question.target != "/", !question.target.hasPrefix("/next") { return .http(404) }
            if reading.knows(question, tag: own) { return .http(304, ["ETag: \(own)"]) }
            return .http(200, ["ETag: \(sent)", date] + coding, body: isCompressed ? gzipped : Array("feed".utf8))
        }
        let bench = try Bench()
        #expect(try await poll(origin.url("/"), bench, times: 14) == expected)
        // What was learned holds for other documents of the host, and after a restart.
        #expect(try await poll(origin.url("/next"), bench, times: 3) == 2)
        #expect(try await poll(origin.url("/next2"), Bench(after: bench), times: 3) == 2)
    }

    @Test func `a file that was compressed is asked for by both names of its tag`() async throws {
        let origin = try TestOrigin { question in
            if TagReading.members.knows(question, tag: "\"a\"") { return .http(304) }
            let fields = ["ETag: \"a-gzip\"", "Accept-Ranges: bytes", "Content-Encoding: gzip"]
            return .http(200, fields, body: gzipped)
        }
        #expect(try await poll(origin.url("/"), try Bench(), times: 14) == 13)
        #expect(origin.questions.last?["if-none-match"] == "\"a-gzip\", \"a\"")
    }

    @Test func `a host that understands nothing is left with the usual form`() async throws {
        let fields = ["ETag: W/\"a\"", "Last-Modified: Sun, 23 Nov 2025 10:00:00 GMT"]
        let origin = try TestOrigin { _ in .http(200, fields, "feed") }
        #expect(try await poll(origin.url("/"), try Bench(), times: 20) == 0)
        let sent = origin.questions.map { $0["if-none-match"] ?? "-" }
        #expect(Array(sent.prefix(4)) == ["-", "W/\"a\"", "\"a\"", "-"])
        #expect(Set(sent.dropFirst(4)) == ["W/\"a\""])
    }

    @Test func `one document that a proven form does not help changes nothing for the others`() async throws {
        let origin = try TestOrigin { question in
            if question.target == "/static", TagReading.members.knows(question, tag: "\"a\"") { return .http(304) }
            return .http(200, ["ETag: \"a-gzip\"", "Content-Encoding: gzip"], body: gzipped)
        }
        let bench = try Bench()
        let stuck = await bench.fetch(origin.url("/program"))
        let fine = await bench.fetch(origin.url("/static"))
        for _ in 0..<6 {
            #expect(await bench.fetch(origin.url("/static"), .feed, fine.validators).outcome.name == "not_modified")
            _ = await bench.fetch(origin.url("/program"), .feed, stuck.validators)
        }
    }

    @Test func `a cache is asked by its date where the origin gives nothing, and nobody else is`() async throws {
        let date = "Date: Fri, 27 Nov 2026 10:00:00 GMT"
        let origin = try TestOrigin { question in
            question["if-modified-since"] == nil
                ? .http(200, [date] + (question.target == "/cached" ? ["Via: 1.1 varnish"] : []), "feed") : .http(304)
        }
        let bench = try Bench()
        let cached = await bench.fetch(origin.url("/cached"))
        #expect(await bench.fetch(origin.url("/cached"), .feed, cached.validators).outcome.name == "not_modified")
        #expect(origin.questions.last?["if-modified-since"] == "Fri, 27 Nov 2026 10:00:00 GMT")
        let plain = await bench.fetch(origin.url("/plain"))
        #expect(await bench.fetch(origin.url("/plain"), .feed, plain.validators).outcome.name == "fresh")
        #expect(origin.questions.last?["if-modified-since"] == nil)
    }

    /// 304 among so many polls, the first of which is unconditional.
    private func poll(_ url: String, _ bench: Bench, times: Int) async throws -> Int {
        var (known, found): (Validators?, Int) = (nil, 0)
        for _ in 0..<times {
            let fetch = await bench.fetch(url, .feed, known)
            known = fetch.validators
            if fetch.outcome.name == "not_modified" { found += 1 }
        }
        return found
    }
}

/// `feed`, compressed.
private let gzipped: [UInt8] = [
    0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0x02, 0x03, 0x4B, 0x4B, 0x4D, 0x4D, 0x01, 0x00, 0xAB, 0x44, 0x40, 0x23, 0x04, 0, 0,
    0,
]
