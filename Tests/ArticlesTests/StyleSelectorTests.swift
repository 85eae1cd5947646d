import Model
import Testing

@testable import Articles

/// What style sheets hide by `:is()`, `:where()`, `:not()` and by rules within rules, as a browser resolves them.
struct StyleSelectorTests {
    private static let note =
        "The gate was made in Kiel and is sixty years old, as its plate says to everybody who passes."

    private static func isRead(_ html: String, _ styles: String) -> Bool {
        let content = ArticlePartsTests.read(ArticlePartsTests.page(inside: html, styles: styles))
        #expect(content.text.contains("Engineers closed"))
        return content.text.contains("made in Kiel")
    }

    /// The text with the end of each element in it.
    private static func closed(_ html: String) -> String {
        let names = html.split(separator: "<").map { $0.prefix { $0.isLetter } }.filter { !$0.isEmpty }
        return html + names.reversed().map { "</\($0)>" }.joined()
    }

    @Test(arguments: [
        (":is(.a, #b) { display: none }", "<p class=a>"), (":is(.a, #b) { display: none }", "<p id=b>"),
        (":where(.a, .b):not(.c) { display: none }", "<p class=b>"), ("p:is(.a) { display: none }", "<p class=a>"),
        (".a:not(.b, .c) { display: none }", "<p class='a d'>"),
        (":is(section, p):is(.a){display:none}", "<p class=a>"),
        (".a:not(:focus):not(:focus-within) { position: absolute; left: -9999px }", "<p class=a>"),
        (":is(.x > .y, .a .b) { display: none }", "<div class=a><p class=b>"),
        (":is(:is(.a)) {display:none}", "<p class=a>"),
        (":IS(.a:hover, .a) { display: none }", "<p class=a>"), (":root .a { display: none }", "<p class=a>"),
        (".a[data-x=','], .b { display: none }", "<p class=b>"), (".a:not([data-x]) {display:none}", "<p class=a>"),
        (":is(blockquote, .q) { display: none }", "<blockquote>"), (":is([data-m]) { display: none }", "<p data-m=1>"),
        (".a { color: red; .b { display: none } }", "<div class=a><p class=b>"),
        (".a { &.b { display: none } }", "<p class='a b'>"),
        (".a { & > .b { display: none } }", "<div class=a><p class=b>"),
        (".a { > .b { display: none } color: red }", "<div class=a><p class=b>"),
        (".b { .a & { display: none } }", "<div class=a><p class=b>"),
        (".x, .a { p { &.d:not(.c) { display: none } } }", "<div class=a><p class=d>"),
        (".a { .x { color: red } display: none }", "<p class=a>"),
        (".a { display: none; .x { color: red } }", "<p class=a>"),
        (".a { @media screen { display: none } }", "<p class=a>"),
        ("@layer base { .a { @supports (color: red) { .b { display: none } } } }", "<div class=a><p class=b>"),
        // The strongest rule counts: `:where()` has no weight, `:is()` that of its strongest, `:not()`, too.
        (".a { display: none } p:where(#i) { display: block }", "<p id=i class=a>"),
        (":is(.a, #z) { display: none } p.a.b { display: block }", "<p class='a b'>"),
        ("p.b:not(#z) { display: none } .a.b { display: block }", "<p class='a b'>"),
    ])
    func `hidden`(styles: String, html: String) {
        #expect(!Self.isRead(html + Self.note, styles), "\(styles)")
    }

    @Test(arguments: [
        (":is(.a, #b) { display: none }", "<p class=b>"), (".a:not(.b, .c) { display: none }", "<p class='a c'>"),
        (".a:not(:nth-child(9)) { display: none }", "<p class=a>"),
        (":is(.x > .y, .a > .b) {display:none}", "<p class=b>"),
        (":is(.a { display: none }", "<p class=a>"), (":is() { display: none }", "<p class=a>"),
        (":not(.z) { display: none }", "<p class=a>"), (":not { display: none }", "<p class=a>"),
        (".a:is(:hover) { display: none }", "<p class=a>"), (".a:has(.z) { display: none }", "<p class=a>"),
        ("@media print { .a { & { display: none } } }", "<p class=a>"),
        (".a { @media print { display: none } }", "<p class=a>"),
        (".a { &-b { display: none } }", "<p class=a-b>"), (".a { &:hover { display: none } }", "<p class=a>"),
        (".a { &.b { display: none } }", "<div class=a><p class=b>"),
        (".a { > .b { display: none } }", "<p class='a b'>"),
        (".a { .b { display: none } }", "<p class=b>"),
        // What a script gives its class or takes it from, once the page runs or the reader comes to it.
        ("body:not(.ready) .a { display: none }", "<p class=a>"),
        (":root:not(.js) .a { display: none }", "<p class=a>"),
        (".a:not(.seen) { opacity: 0 }", "<p class=a>"),
        ("p:where(.a) { display: none } p { display: block }", "<p class=a>"),
        (":is(.a) { display: none } #i { display: block }", "<p id=i class=a>"),
    ])
    func `not hidden`(styles: String, html: String) {
        #expect(Self.isRead(html + Self.note, styles), "\(styles)")
    }

    /// A sheet has hundreds of rules about looks; they take no room from the ones that hide.
    @Test func `rules that make no difference do not count against the limit`() {
        let looks = (0..<900).map { ".c\($0) { font-size: 1\($0)px; overflow: auto }" }.joined()
        #expect(!Self.isRead("<p class=a>" + Self.note, looks + ".a { display: none }"))
    }

    /// What no rule hides may be shown by one, against the element's own style.
    @Test(arguments: [
        ("opacity: .0", "opacity: 1 !important"), ("visibility:hidden", "VISIBILITY : Visible ! Important"),
    ])
    func `an important rule shows what the element's own style hides`(own: String, shown: String) {
        let hidden = "<p class=a style=\"\(own)\">"
        #expect(Self.isRead(hidden + Self.note, ".z { display: none } .a { \(shown) }"))
        #expect(!Self.isRead(hidden + Self.note, ".z { display: none } .a { color: red !important }"))
    }

    /// Visibility and the colour of letters are inherited, and an element inside may undo them, as in browsers.
    @Test(arguments: [
        ("<div style='visibility:hidden'><p style='visibility:visible'>", ""),
        ("<div style='visibility:hidden'>", ".in { visibility: visible }"),
        ("<div class=out>", ".out { visibility: hidden } .in { visibility: visible }"),
        ("<div class=out>", ".out { visibility: hidden } div > .in { visibility: visible }"),
        ("<div class=out><p style='visibility: inherit'><b style='visibility:visible'>", ".out {visibility: hidden}"),
        ("<div style='visibility:hidden'><section style='visibility:visible'><p>", ""),
        ("<div style='color:#fff'><p style='color:#222'>", ""), ("<div style='color:white'>", ".in { color: #222 }"),
        ("<div class=out>", ".out { color: #fff } .in { color: black }"),
        ("<div style='color:transparent'><p style='color:#222'>", ""),
        ("<div style='color: rgba(0, 0, 0, 0)'><section><p style='color:red'>", ""),
        ("<p>See <span style='visibility:hidden'>nothing <b style='visibility:visible'>", ""),
        ("<p style='visibility:hidden'>Out <b style='visibility:visible'>", ""),
    ])
    func `what shows again in hidden text`(html: String, styles: String) {
        #expect(Self.isRead(Self.closed(html + "<span class=in>" + Self.note), styles), "\(html) \(styles)")
    }

    @Test(arguments: [
        ("<div style='display:none'><p style='display:block;visibility:visible;color:red'>", ""),
        ("<div style='opacity:0'><p style='opacity:1'>", ""), ("<div hidden><p style='visibility:visible'>", ""),
        ("<div style='visibility:hidden'><p style='visibility:inherit'>", ""),
        ("<div style='visibility:hidden'><p style='color:red'>", ""),
        ("<div style='visibility:hidden'><p style='visibility:visible'><b hidden>", ""),
        ("<div style='visibility:hidden'><p style='visibility:visible'><b style='visibility:hidden'>", ""),
        ("<div style='visibility:hidden;color:#fff'><p style='color:red'>", ""),
        ("<div style='color:#fff'><p style='color:inherit'>", ""),
        ("<div style='color:#fff'><p style='color:white'>", ""),
        ("<div style='visibility:hidden'><p>", ".in { visibility: hidden } "),
        ("<div class=out><p class=mid>", ".out { visibility: hidden } .mid { color: red }"),
    ])
    func `what stays hidden in hidden text`(html: String, styles: String) {
        #expect(!Self.isRead(Self.closed(html + "<span class=in>" + Self.note), styles), "\(html) \(styles)")
    }

    /// What was shown again ends, and the hidden text goes on.
    @Test func `only what is shown again is read`() {
        let html = """
            <div style='visibility:hidden'><p>The first mark b71c of this page is for nobody's eyes at all.</p>
            <p style='visibility:visible'>\(Self.note)</p><p>The second mark b71c of this page is for nobody's eyes.</p>
            The third mark b71c is, too, <b style='visibility:visible'>as the mayor of Emden said on Friday</b> and b71c.</div>
            <p>See <span style='visibility:hidden'>b71c <i style='visibility:visible'>the harbour</i> b71c</span> at noon.</p>
            """
        let text = ArticlePartsTests.read(ArticlePartsTests.page(inside: html)).text
        #expect(text.contains("made in Kiel") && text.contains("as the mayor of Emden said on Friday"))
        #expect(text.contains("See the harbour at noon") && !text.contains("b71c"), "\(text)")
    }

    /// An element that is never closed hides the rest of the page for a browser; what it was made for is its own text.
    @Test(arguments: [
        "<div class=hidden>", "<div style=\"color:white\">", "<span style=\"display:none\">", "<div class=\"trap\">",
    ])
    func `an element that was not closed hides its own text`(tag: String) {
        let page = ArticlePartsTests.page(styles: ".trap { &:not(.x) { visibility: hidden } }")
            .replacing("class=\"k3\">", with: "class=\"k3\">\(tag)\(Self.note)")
        let content = ArticlePartsTests.read(page)
        #expect(!content.text.contains("made in Kiel"))
        #expect(content.text.contains("Engineers closed"))
    }

    /// Each stage of nesting could make each selector longer by all that stand above it.
    @Test func `rules within rules are bounded`() {
        let opened = String(repeating: ".a, .b { & & & & { ", count: 4000)
        let many = ".a { " + String(repeating: ":is(.a,.b,.c,.d,.e) & & & &{display:none}", count: 4000)
        for styles in [opened + "display: none", many, String(repeating: ":not(:is(", count: 9000) + "{display:none}"] {
            #expect(Self.isRead("<p>" + Self.note, styles))
        }
    }
}
