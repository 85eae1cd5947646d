import FuzzSupport

/// Any bytes, of any format.
@main
struct FuzzFeeds {
    static func main() { Fuzzer.run { FeedProperties.check($0) } }
}
