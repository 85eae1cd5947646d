import LibXML2

/// One complex selector: compounds from the right to the left, each with the way to the next one.
struct CSSSelector: Sendable {
    var compounds: [Compound]

    /// What one element must be, and how it stands to the compound on its left.
    struct Compound: Sendable {
        var tests: [Test] = []
        /// Nil for the leftmost compound.
        var combinator: Combinator?
    }

    enum Combinator: Sendable {
        case descendant, child, nextSibling, laterSibling
    }

    enum Comparison: Sendable {
        case exists, equals, includes, dash, prefix, suffix, contains
    }

    indirect enum Test: Sendable {
        case element(String)
        case id(String)
        case hasClass(String)
        case attribute(String, Comparison, String)
        /// An+B among the siblings; of the same element name when `ofType`, from the end when `fromEnd`.
        case nth(step: Int, offset: Int, ofType: Bool, fromEnd: Bool)
        case empty
        case not([CSSSelector])
        case any([CSSSelector])
        case has([CSSSelector])
        case contains(String)
    }
}
