import Feeds
import JSON

@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ values: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Reads any bytes as a feed of any format and as OPML, a page, a Link header; the output must be JSON.
func fuzzOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    var json = JSONWriter()
    json.object { FeedJSON.writeMembers(of: FeedInput(bytes: bytes, url: "https://a.example/b/feed"), to: &$0) }
    precondition((try? JSONParser.parse(json.bytes)) != nil, "the output is no JSON")
    _ = OPML.read(bytes)
    _ = FeedDiscovery.links(inHTML: bytes, url: "https://a.example/")
    _ = FeedDiscovery.links(inHeader: String(decoding: bytes, as: UTF8.self), url: "https://a.example/")
    if case .feed(let feed) = FeedReader.read(bytes) {
        let known = feed.entries.map { KnownEntry($0) }
        _ = EntryMatcher.match(feed.entries, with: known.reversed())
    }
    return 0
}

@main
struct FuzzFeeds {
    static func main() {
        var count = CommandLine.argc
        var values = CommandLine.unsafeArgv
        _ = runDriver(&count, &values, fuzzOne)
    }
}
