import FuzzSupport

/// What an RSS 2.0 channel contains.
@main
struct FuzzRSS {
    static func main() { Fuzzer.run { FeedProperties.check($0, within: "<rss version=\"2.0\"><channel>") } }
}
