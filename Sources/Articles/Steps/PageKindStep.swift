import LibXML2
import Model

/// What the page is, when it is not simply an article: a challenge, a wall, "not found" in words, a front page.
///
/// Only a page with little text of its own can be one of these: an article may be about cookies.
enum PageKindStep {
    static func apply(to draft: inout ArticleDraft) {
        let words = bodyWords(draft)
        findTraits(&draft)
        if draft.tree.nodes.isEmpty || draft.blocks.blocks.isEmpty && words == 0 {
            return set(.empty, "the page has no text", &draft)
        }
        // A page with the headline that the feed names is the article, however short it is and whatever it is about.
        let isArticle = words > 0 && NothingKept.isNamedByFeed(draft)
        let signs = words < 150 && !isArticle ? PageSigns(draft) : PageSigns()
        if words < 150, !isArticle, let found = PageSigns.challenge.first(where: signs.contains) {
            return set(.challenge, "it says \"\(found)\"", &draft)
        }
        if words < 120, !isArticle, let found = PageSigns.softNotFound.first(where: signs.titleContains) {
            return set(.softNotFound, "its title says \"\(found)\"", &draft)
        }
        if words < 80, !isArticle, signs.isConsentWall {
            return set(.consent, "it asks for consent and has no text of its own", &draft)
        }
        if words < 60, !isArticle, signs.isLoginWall {
            return set(.login, "it asks for an account and has no text of its own", &draft)
        }
        if isHome(draft, words) { return set(.home, "it is a list of headlines that lead elsewhere", &draft) }
        // A publisher who takes an article back leaves a note in its place.
        let hasNote = draft.content.blocks.contains { $0.kind == .note }
        if words == 0, !hasNote { return set(.empty, "no block of it looks like an article", &draft) }
        if draft.content.traits.contains("paywall"), words < 400 || draft.content.traits.contains("truncated") {
            return set(.paywall, "the page says that the rest is for subscribers", &draft)
        }
        draft.pageReason = words == 0 ? "a note and no other text" : "\(words) words of text"
    }

    private static func set(_ kind: PageKind, _ reason: String, _ draft: inout ArticleDraft) {
        draft.pageKind = kind
        draft.pageReason = reason
    }

    private static func bodyWords(_ draft: ArticleDraft) -> Int {
        draft.content.blocks.lazy.filter { $0.kind.isBody }.reduce(0) {
            $0 + Int(TextMeasure(Array($1.text.utf8)[...]).words)
        }
    }

    private static func findTraits(_ draft: inout ArticleDraft) {
        let head = draft.page.head
        let tier = head.first("article:content_tier", "cxenseparse:recs:paywall", "product_tier")?.lowercased()
        let isWalled = ["locked", "metered", "premium", "paid", "true"].contains(tier)
        let isFree = draft.page.data.isFree ?? head.first("isaccessibleforfree").flatMap(StructuredData.truth)
        if isFree == false || isWalled || !draft.page.data.walledSelectors.isEmpty {
            draft.content.traits.append("paywall")
        }
        let last = draft.content.blocks.last { $0.kind.isBody }?.text
        if let last, last.hasSuffix("…") || last.hasSuffix("...") || last.hasSuffix("[…]") {
            draft.content.traits.append("truncated")
        }
        if draft.page.data.isLive || draft.content.blocks.contains(where: { $0.kind == .liveEntry }) {
            draft.content.traits.append("live")
        }
        if draft.nextPage != nil { draft.content.traits.append("several-pages") }
    }

    /// Many linked headlines, hardly any prose, at an address that is a site's top or a section.
    private static func isHome(_ draft: ArticleDraft, _ words: Int) -> Bool {
        let path = draft.page.address.path
        let type = draft.page.head.first("og:type")?.lowercased()
        if path.isEmpty || path == "/", type != "article", draft.page.address.isWeb { return true }
        guard words < 200, type != "article", draft.page.data.headlines.isEmpty else { return false }
        let linked = draft.blocks.blocks.lazy.filter { $0.linkDensity > 80 && $0.measure.words >= 5 }.count
        return linked > 25 && Int(draft.outline.totalProse) < linked * 12
    }
}

/// The words by which pages that are no article give themselves away.
struct PageSigns {
    private let text: String
    private let title: String
    private let hasPasswordField: Bool
    private let blockCount: Int

    static let challenge = [
        "checking your browser", "verify you are human", "verifying you are human", "are you a robot",
        "enable javascript and cookies to continue",
        "please enable js and disable any ad blocker", "attention required! | cloudflare", "just a moment...",
        "access denied", "access to this page has been denied",
        "unusual traffic", "captcha", "ddos protection", "pardon our interruption", "request unsuccessful. incapsula",
        "you have been blocked",
        "press & hold", "bot verification", "security check", "human verification",
    ]
    static let softNotFound = [
        "error 404", "404 error", "http 404", "404 page",
        "not found", "page not found", "nicht gefunden", "page introuvable", "introuvable", "no encontrada",
        "no encontrado", "não encontrada",
        "non trovata", "niet gevonden", "hittades inte", "ikke fundet", "ikke funnet", "nie znaleziono", "не найдена",
        "не найдено", "bulunamadı", "ページが見つかりません", "找不到", "页面不存在",
        "content unavailable", "no longer available", "410 gone", "page unavailable", "doesn't exist", "does not exist",
    ]

    /// No signs: a page with much text of its own.
    init() {
        text = ""
        title = ""
        hasPasswordField = false
        blockCount = .max
    }

    init(_ draft: ArticleDraft) {
        text = String(decoding: draft.blocks.text.prefix(6000), as: UTF8.self).lowercased()
        let heading = draft.headlineBlock.map(draft.string) ?? ""
        title = ((draft.page.head.title ?? "") + " " + heading).lowercased()
        blockCount = draft.blocks.blocks.count
        hasPasswordField = draft.tree.nodes.indices.contains { index in
            draft.tree.nodes[index].tag == .input && draft.tree.attribute(index, .type)?.lowercased() == "password"
        }
    }

    func contains(_ phrase: String) -> Bool { title.holds(phrase) || blockCount < 40 && text.holds(phrase) }

    /// Whether the title holds a phrase as words of their own: a headline with `cdf84404` in it is no missing page.
    func titleContains(_ phrase: String) -> Bool {
        guard let place = title.place(of: phrase) else { return false }
        let isWord = { (byte: UInt8) in (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) }
        let before = title.utf8[..<place.lowerBound].last.map(isWord) ?? false
        let after = title.utf8[place.upperBound...].first.map(isWord) ?? false
        return !before && !after
    }

    var isConsentWall: Bool {
        let asks =
            text.holds("cookie") || text.holds("consent") || text.holds("einwilligung")
            || text.holds("datenschutz")
        let offers = [
            "accept all", "accept", "agree", "akzeptieren", "zustimmen", "accepter", "aceptar", "accetta", "godkänn",
            "accepteren", "aceitar",
        ]
        return asks && blockCount < 60 && offers.contains { text.holds($0) }
    }

    var isLoginWall: Bool {
        hasPasswordField
            || [
                "log in to continue", "sign in to continue", "please log in", "please sign in", "bitte anmelden",
                "connectez-vous", "inicia sesión",
            ].contains { text.holds($0) }
    }
}
