import FuzzSupport

/// What an RSS 1.0 document contains.
@main
struct FuzzRDF {
    private static let start = """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" \
        xmlns:dc="http://purl.org/dc/elements/1.1/">
        """

    static func main() { Fuzzer.run { FeedProperties.check($0, within: start) } }
}
