import FuzzSupport

/// What an Atom 1.0 feed contains.
@main
struct FuzzAtom {
    static func main() {
        Fuzzer.run { FeedProperties.check($0, within: "<feed xmlns=\"http://www.w3.org/2005/Atom\">") }
    }
}
