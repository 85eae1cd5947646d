import FuzzSupport

/// The members of a JSON Feed.
@main
struct FuzzJSONFeed {
    static func main() {
        Fuzzer.run { FeedProperties.check($0, within: "{\"version\":\"https://jsonfeed.org/version/1.1\",") }
    }
}
