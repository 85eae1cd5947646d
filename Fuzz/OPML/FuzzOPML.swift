import Feeds
import FuzzSupport

/// OPML: what was read can be written, and reads the same again.
@main
struct FuzzOPML {
    static func main() {
        Fuzzer.run { bytes in
            check(bytes)
            check(Array("<opml version=\"2.0\"><body>".utf8) + bytes)
        }
    }

    private static func check(_ bytes: [UInt8]) {
        FeedProperties.check(bytes)
        guard let outlines = OPML.read(bytes)?.outlines, !outlines.isEmpty else { return }
        // A subscription without a title is written with its address for one, so the second writing is what must hold.
        guard let once = OPML.read(OPML.write(outlines, title: "T"))?.outlines else { preconditionFailure("no OPML") }
        precondition(once.map(\.feedURL) == outlines.map(\.feedURL), "subscriptions changed when they were written")
        precondition(OPML.read(OPML.write(once, title: "T"))?.outlines == once, "a list changed when it was written")
    }
}
