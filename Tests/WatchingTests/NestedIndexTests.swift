import Model
import Storage
import Synchronization
import TestOrigin
import Testing

@testable import Watching

/// Sitemap indexes whose sitemaps are indexes: large sites have one of each section in one of all.
@Suite(.serialized) struct NestedIndexTests {
    private final class Asked: Sendable {
        let targets = Mutex<[String]>([])
    }

    private static func index(_ origin: String, _ names: [String]) -> String {
        "<sitemapindex>" + names.map { "<sitemap><loc>\(origin)/\($0).xml</loc></sitemap>" }.joined()
            + "</sitemapindex>"
    }

    private static func pages(_ origin: String, _ name: String, _ count: Int) -> String {
        "<urlset>" + (0..<count).map { "<url><loc>\(origin)/\(name)/\($0)</loc></url>" }.joined() + "</urlset>"
    }

    /// A site with indexes in its index; the last of them names an index again, and itself.
    private static func answer(_ target: String, _ host: String) -> TestOrigin.Answer {
        let text: String
        switch target {
        case "/all.xml": text = index(host, ["sport", "politics", "plain", "deep"])
        case "/sport.xml": text = index(host, (0..<12).map { "sport-\($0)" })
        case "/politics.xml": text = index(host, ["politics-0", "politics-1"])
        case "/deep.xml": text = index(host, ["deeper", "all", "deep"])
        case "/deeper.xml": text = index(host, ["deepest"])
        default: text = pages(host, String(target.dropFirst().prefix { $0 != "." }), 3)
        }
        return .http(200, ["Content-Type: text/xml", "ETag: \"x\""], text)
    }

    @Test func `indexes within an index are followed, each sitemap in its turn`() async throws {
        let asked = Asked()
        let origin = try TestOrigin { question in
            asked.targets.withLock { $0.append(question.target) }
            return Self.answer(question.target, "http://\(question["host"] ?? "")")
        }
        let rig = try await Rig(Source(id: "s", kind: .sitemap, url: origin.url("/all.xml"), name: "S"))
        try await rig.check()
        let first = asked.targets.withLock { $0 }.filter { $0 != "/robots.txt" }
        // Each index once, then eight sitemaps of the fifteen that they name; none twice.
        #expect(Set(first).count == first.count)
        #expect(Set(first).isSuperset(of: ["/all.xml", "/sport.xml", "/politics.xml", "/deep.xml", "/plain.xml"]))
        #expect(first.count == 5 + 8)
        let detail = try await rig.state.lastDetail ?? ""
        #expect(!first.contains("/deepest.xml"))
        let memo = SourceMemo(try await rig.state.memo)
        #expect(memo.leftOut?.contains("sitemaps at most 8") == true, "\(detail) \(memo.leftOut ?? "")")
        for _ in 0..<3 { try await rig.check() }
        let all = Set(asked.targets.withLock { $0 })
        #expect(all.isSuperset(of: (0..<12).map { "/sport-\($0).xml" } + ["/politics-0.xml", "/politics-1.xml"]))
        let known = try await rig.store.read { (reader) throws(StoreError) in
            try reader.article(url: origin.url("/politics-1/2"))
        }
        #expect(known != nil)
        await rig.close()
    }
}
