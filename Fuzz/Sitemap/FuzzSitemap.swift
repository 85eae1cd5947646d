import FuzzSupport

/// What a sitemap or, when the first byte is even, a sitemap index contains.
@main
struct FuzzSitemap {
    static func main() {
        Fuzzer.run { bytes in
            let isIndex = (bytes.first ?? 1).isMultiple(of: 2)
            FeedProperties.check(bytes, within: isIndex ? "<sitemapindex><sitemap>" : "<urlset><url>")
        }
    }
}
