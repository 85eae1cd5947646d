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
        guard let outlines = OPML.read(bytes), !outlines.isEmpty else { return }
        precondition(OPML.read(OPML.write(outlines, title: "T")) == outlines, "a list changed when it was written")
    }
}
