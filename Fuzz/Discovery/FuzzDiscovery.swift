import Feeds
import FuzzSupport

/// A web page, and a Link header, that may name feeds.
@main
struct FuzzDiscovery {
    static func main() {
        Fuzzer.run { bytes in
            FeedProperties.check(Array("<!doctype html><html><head>".utf8) + bytes)
            _ = FeedDiscovery.links(inHTML: bytes, url: "https://a.example/")
            _ = FeedDiscovery.links(inHeader: String(decoding: bytes, as: UTF8.self), url: "https://a.example/")
        }
    }
}
