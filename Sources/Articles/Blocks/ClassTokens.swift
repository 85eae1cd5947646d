import LibXML2

/// What the words in an element's `class` and `role` say about it; site after site uses the same words.
struct ClassTokens: OptionSet {
    let rawValue: UInt32

    static let comment = ClassTokens(rawValue: 1 << 0)
    static let related = ClassTokens(rawValue: 1 << 1)
    static let share = ClassTokens(rawValue: 1 << 2)
    static let navigation = ClassTokens(rawValue: 1 << 3)
    static let footer = ClassTokens(rawValue: 1 << 4)
    static let header = ClassTokens(rawValue: 1 << 5)
    static let sidebar = ClassTokens(rawValue: 1 << 6)
    static let advertisement = ClassTokens(rawValue: 1 << 7)
    static let newsletter = ClassTokens(rawValue: 1 << 8)
    static let author = ClassTokens(rawValue: 1 << 9)
    static let date = ClassTokens(rawValue: 1 << 10)
    static let tags = ClassTokens(rawValue: 1 << 11)
    static let caption = ClassTokens(rawValue: 1 << 12)
    static let media = ClassTokens(rawValue: 1 << 13)
    static let content = ClassTokens(rawValue: 1 << 14)
    static let article = ClassTokens(rawValue: 1 << 15)
    static let body = ClassTokens(rawValue: 1 << 16)
    static let title = ClassTokens(rawValue: 1 << 17)
    static let teaser = ClassTokens(rawValue: 1 << 18)
    static let consent = ClassTokens(rawValue: 1 << 19)
    static let lead = ClassTokens(rawValue: 1 << 20)
    static let hidden = ClassTokens(rawValue: 1 << 21)
    static let quote = ClassTokens(rawValue: 1 << 22)
    static let box = ClassTokens(rawValue: 1 << 23)
    static let account = ClassTokens(rawValue: 1 << 24)
    static let legal = ClassTokens(rawValue: 1 << 25)
    static let list = ClassTokens(rawValue: 1 << 26)
    static let meta = ClassTokens(rawValue: 1 << 27)
    static let main = ClassTokens(rawValue: 1 << 28)
    static let note = ClassTokens(rawValue: 1 << 29)
    static let live = ClassTokens(rawValue: 1 << 30)

    /// Not among the features that blocks are judged by.
    static let promotion = ClassTokens(rawValue: 1 << 31)

    static let count = 31

    /// Words of each kind; a class name is cut at `-`, `_`, digits and capitals, so `relatedItems` has two words.
    private static let words: [(ClassTokens, String)] = [
        (
            .comment,
            "comment comments commenting disqus discussion replies respond kommentar kommentare kommentarer reacties commentaires comentarios review reviews"
        ),
        (
            .related,
            "related recommended recommendation recommendations recirc recirculation more mehr trending popular also similar latest readmore suggested outbrain taboola further crosslinks verwandt artikelliste mostread morenews seealso jp relacionadas relacionados onward upnext next previous prev adjacent"
        ),
        (
            .share,
            "share sharing shares social facebook twitter whatsapp follow addthis sharedaddy tools toolbar actions bookmark print email like likes reactions sociallinks teilen"
        ),
        (
            .navigation,
            "nav navigation menu navbar breadcrumb breadcrumbs crumbs topbar submenu pager pagination pagenav skip toc tabs tab"
        ),
        (.footer, "footer foot bottom colophon fuss siteinfo"),
        (.header, "header head masthead banner top kopf logo branding"),
        (
            .sidebar,
            "sidebar side aside rail widget widgets secondary complementary module rightcol leftcol right left column"
        ),
        (
            .advertisement,
            "ad ads adv advert advertisement advertising adslot sponsor sponsored sponsors promo promotion promoted promobox commercial partner partners dfp gpt anzeige werbung publicidad pub affiliate cta campaign donate donation shop buy product products"
        ),
        (
            .newsletter,
            "newsletter newsletters subscribe subscription signup optin mailing mailinglist abo alert alerts app apps"
        ),
        (
            .author,
            "author authors byline bylines bio writer reporter contributor autor autoren auteur autore vcard profile signature credits"
        ),
        (
            .date,
            "date dates time timestamp datetime dateline published publish pubdate updated datum posted modified day"
        ),
        (
            .tags,
            "tag tags tagged topic topics keyword keywords category categories cat cats label labels kicker section tagcloud taglist schlagworte rubrik eyebrow"
        ),
        (
            .caption,
            "caption captions credit copyright figcaption legend bildunterschrift photocredit source imagecaption wp-caption attribution"
        ),
        (
            .media,
            "image images img photo photos picture pictures figure gallery slideshow carousel slider media video videos player audio podcast lightbox slide thumbnail thumb bild galerie infographic embed"
        ),
        (
            .content,
            "content contents contenu inhalt contenido conteudo text txt copy texto texte richtext rte wysiwyg markdown prose typography formatted"
        ),
        (
            .article,
            "article articles story post entry artikel articulo artigo news blog single hentry blogpost newsarticle noticia"
        ),
        (
            .body,
            "body articlebody storybody paragraph paragraphs para bodytext articletext maincontent articlecontent postcontent entrycontent wrapper corpo cuerpo"
        ),
        (
            .title,
            "title headline heading hed subtitle subhead subheadline subheading titel titre titulo titolo pagetitle"
        ),
        (
            .teaser,
            "teaser teasers card cards item items tile tiles excerpt snippet block grid col feed river stream result results preview"
        ),
        (
            .consent,
            "cookie cookies consent gdpr privacy modal popup overlay dialog tooltip toast notification notice banner interstitial lightbox"
        ),
        (
            .lead,
            "lead lede intro introduction standfirst dek deck summary abstract description excerpt vorspann chapo ingress teasertext subheadline perex entradilla bajada sommario anleser"
        ),
        (.hidden, "hidden hide invisible sr screenreader visuallyhidden offscreen noprint collapsed none"),
        (.quote, "quote quotes blockquote pullquote tweet instagram citation zitat pull"),
        (
            .box,
            "box infobox factbox fact facts info sidebox callout highlight highlights keypoints panel aside accordion inset element component container"
        ),
        (
            .account,
            "login signin register account paywall premium subscriber member members membership user profile password regwall piano meter offer"
        ),
        (.legal, "legal disclaimer terms rights policy imprint impressum license licence disclosure trust"),
        (.list, "list liste ul links linklist listing index archive rows row table"),
        (
            .meta,
            "meta metadata info details data infos postmeta articlemeta entrymeta submitted stats count counter views readtime reading"
        ),
        (.main, "main primary page center hauptinhalt principal central"),
        (.note, "correction corrections clarification editornote editorsnote note notes footnote footnotes korrektur"),
        (
            .promotion,
            "promo promos promotion promobox cta donate donation newsletter newsletters subscribe signup optin"
        ),
        (.live, "live liveblog ticker liveticker livefeed liveupdates"),
    ]

    private static let table: KeyTable<ClassTokens> = {
        var table = KeyTable<ClassTokens>(capacity: 1024)
        for (kind, list) in words {
            for word in list.split(separator: " ") {
                let key = Fingerprint.of(String(word))
                table[key] = (table[key] ?? []).union(kind)
            }
        }
        return table
    }()

    /// Reads the words of one element.
    ///
    /// The `id` counts only where the whole element is to be set apart: verdicts on blocks must not depend on it, for
    /// sites number elements anew, and a heading's id is its words.
    static func of(_ node: Int, in tree: HTMLTree, readsID: Bool = false) -> ClassTokens {
        var found: ClassTokens = []
        for attribute in tree.attributeList(node) {
            switch attribute.name {
            // `__next`, `__nuxt`: where a framework mounts the whole page.
            case .id where !readsID || tree.bytes[Int(attribute.start)...].starts(with: "__".utf8): break
            case .class, .id, .role, .itemprop, .rel:
                read(tree.bytes[Int(attribute.start)..<Int(attribute.start + min(attribute.count, 400))], into: &found)
            case .hidden: found.insert(.hidden)
            case .ariaHidden:
                if tree.bytes[Int(attribute.start)..<Int(attribute.start + attribute.count)].elementsEqual("true".utf8)
                {
                    found.insert(.hidden)
                }
            case .style:
                let style = tree.bytes[Int(attribute.start)..<Int(attribute.start + attribute.count)]
                if hides(style) { found.insert(.hidden) }
            default: break
            }
        }
        return found
    }

    private static func hides(_ style: ArraySlice<UInt8>) -> Bool {
        let plain = String(decoding: style.filter { $0 > 0x20 }, as: UTF8.self)
        return plain.holds("display:none") || plain.holds("visibility:hidden")
    }

    private static func read(_ text: ArraySlice<UInt8>, into found: inout ClassTokens) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var length = 0
        var previousIsLower = false
        for byte in text {
            let isCapital = byte >= 0x41 && byte <= 0x5A
            let isLower = byte >= 0x61 && byte <= 0x7A
            if length > 0, !isLower && !isCapital || isCapital && previousIsLower {
                look(hash, length, &found)
                hash = 0xCBF2_9CE4_8422_2325
                length = 0
            }
            if isLower || isCapital {
                hash = (hash ^ UInt64(byte | 0x20)) &* 0x0000_0100_0000_01B3
                length += 1
            }
            previousIsLower = isLower
        }
        look(hash, length, &found)
    }

    private static func look(_ hash: UInt64, _ length: Int, _ found: inout ClassTokens) {
        if length >= 2, let kind = table[hash] { found.formUnion(kind) }
    }
}
