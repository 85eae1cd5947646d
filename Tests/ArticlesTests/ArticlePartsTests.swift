import Articles
import Model
import Testing

/// What belongs to an article and what stands around it, by form: in any language, under any class names.
struct ArticlePartsTests {
    static let paragraphs = [
        "Engineers closed the upper lock on Monday after divers found two cracks in the gate, each as long as an arm.",
        "The harbour office expects that barges will wait for nine days, and that the grain mill upstream will run dry first.",
        "“We warned them twice,” said Ilse Brandt, who has kept the lock since 1998. “Nobody came to look at it.”",
        "A spare gate lies in a shed at Norden, but the crane that could lift it was sold four years ago to a port in the south.",
        "The ministry will decide next week whether the navy may lend its floating crane, as it did after the flood.",
    ]

    /// A page whose article stands in elements without telling names.
    static func page(
        _ paragraphs: [String] = paragraphs, head: String = "", inside: String = "", below: String = "",
        styles: String = "",
        language: String = "en"
    ) -> String {
        let body = paragraphs.map { "<p>\($0)</p>" }
        let middle = body.count / 2
        return """
            <html lang="\(language)"><head><title>Cracked gate closes the lock</title><style>\(styles)</style></head><body>
            <div class="k1"><a href="/">Home</a> <a href="/a">News</a></div><div class="k2"><h1>Cracked gate closes the lock</h1>\(head)
            <div class="k3">\(body[..<middle].joined())\(inside)\(body[middle...].joined())</div></div>\(below)</body></html>
            """
    }

    static func read(_ page: String, rules: PageRules = PageRules()) -> ArticleContent {
        let input = PageInput(bytes: Array(page.utf8), url: "https://example.org/news/lock-closed-4711")
        return ArticleReader().read(input, rules: rules).content
    }

    // MARK: Comments

    private static let comments = [
        ("Jan", "This was known for years, and my father said so in the council."),
        ("Mareike", "My barge waits at kilometre nine. Who pays for the wheat?"),
        ("old_sailor", "They sold the crane! Of course they did, and for the price of a car."),
    ]

    /// How sites set comments, with the number of comments that the page then has.
    static let commentForms: [(name: String, html: String)] = [
        (
            "div elements with buttons",
            "<section class=q1><h3>3 comments</h3>"
                + comments.map {
                    "<div class=q2><b>\($0.0)</b><p>\($0.1)</p><a href=\"#\">Reply</a> <i>4</i></div>"
                }.joined() + "</section>"
        ),
        (
            "a list with times and a form",
            "<ul>"
                + comments.map {
                    "<li><div>\($0.0)</div><time datetime=\"2026-11-0\($0.0.utf8.count % 9 + 1)T10:00:00Z\">yesterday</time><div>\($0.1)</div></li>"
                }.joined() + "</ul><form><textarea></textarea></form>"
        ),
        (
            "definition list in another language",
            "<div><h4>Kommentarer (3)</h4><dl>"
                + comments.map { "<dt>\($0.0)</dt><dd>\($0.1) <button>Svar</button></dd>" }.joined() + "</dl></div>"
        ),
        (
            "microdata",
            "<div><div>"
                + comments.map {
                    "<div itemprop=comment itemscope><span itemprop=author><div>\($0.0)</div></span><div itemprop=text>\($0.1)</div><a href=\"javascript:void(0)\">↑</a></div>"
                }.joined() + "</div></div>"
        ),
        (
            "paragraphs in one element",
            "<div class=z><h3>3 кометара</h3>"
                + comments.map { "<p><b>\($0.0)</b></p><p>\($0.1)</p><a href=\"#r\">Одговори</a> <i>2</i>" }.joined()
                + "</div>"
        ),
    ]

    @Test(arguments: commentForms.indices) func `comments are counted and are no text`(form: Int) {
        let content = Self.read(Self.page(below: Self.commentForms[form].html))
        #expect(content.text == Self.paragraphs.joined(separator: "\n\n"), "\(Self.commentForms[form].name)")
        #expect(content.comments?.count == 3, "\(Self.commentForms[form].name)")
    }

    @Test func `a page without comments has none, and its own lists are its text`() {
        let list =
            "<ul><li>Norden: open</li><li>Emden: closed until Friday at noon</li><li>Leer: open for small boats only</li></ul>"
        let content = Self.read(Self.page(inside: list))
        #expect(content.comments == nil)
        #expect(content.text.contains("Emden: closed until Friday at noon"))
    }

    @Test func `comments are followed where a rule asks for them`() {
        var rules = PageRules()
        rules.followsComments = true
        let content = Self.read(Self.page(below: Self.commentForms[0].html), rules: rules)
        #expect(content.text.contains("My barge waits"))
        #expect(content.comments?.count == 3)
    }

    @Test func `the newest comment's time is kept`() {
        let content = Self.read(Self.page(below: Self.commentForms[1].html))
        #expect(content.comments?.newest != nil)
    }

    // MARK: Hidden text

    static let hidden = [
        "<p hidden>The session b71c was opened for this reader and will end after ten minutes of silence.</p>",
        "<div style=\"display: none\"><p>Copy mark b71c of this page, which is not meant for anybody's eyes.</p></div>",
        "<div style=\"DISPLAY:NONE !important;color:red\"><p>Copy mark b71c of this page, which is not meant for eyes.</p></div>",
        "<section style='visibility:hidden'>Copy mark b71c of this page, which is not meant for anybody's eyes.</section>",
        "<p class=\"visually-hidden\">Copy mark b71c of this page, which is read aloud to some and seen by nobody.</p>",
        "<p class=\"text sr-only\">Copy mark b71c of this page, which is read aloud to some and seen by nobody.</p>",
        "<p class=\"zz9\">Copy mark b71c of this page, which the style sheet hides from every reader there is.</p>",
        "<div id=\"trap\"><p>Copy mark b71c of this page, which the style sheet hides from every reader there is.</p></div>",
        "<dialog><p>Copy mark b71c of this page, which is shown when somebody asks for it, and to nobody else.</p></dialog>",
        "<style>.q1{display:none}</style><p class=\"q1\">Copy mark b71c, hidden by a style that stands beside it.</p>",
        "<p>The gate was made in Kiel<span style=\"display:none\"> b71c</span> and is sixty years old, as its plate says.</p>",
        "<p style=\"opacity: 0\">Copy mark b71c of this page, which is as clear as the air and read by nobody.</p>",
        "<p style='opacity:0.0;color:red'>Copy mark b71c of this page, which is as clear as the air and read by nobody.</p>",
        "<p style='filter: opacity(0)'>Copy mark b71c of this page, which is as clear as the air and read by nobody.</p>",
        "<p style=\"font-size:0\">Copy mark b71c of this page, whose letters are too small for anybody's eyes.</p>",
        "<div style=\"font-size: 0px\"><p>Copy mark b71c of this page, whose letters are too small for anybody.</p></div>",
        "<p>The gate was made in Kiel<span style=\"font-size:0\"> b71c</span> and is sixty years old, as its plate says.</p>",
        "<p style=\"position:absolute; left:-10000px\">Copy mark b71c of this page, which lies far off the screen.</p>",
        "<p style=\"text-indent: -99em\">Copy mark b71c of this page, which lies far off the screen of every reader.</p>",
        "<p style=\"height:0;overflow:hidden\">Copy mark b71c of this page, which has no place on the screen at all.</p>",
        "<p style=\"width:1px;height:1px;overflow:hidden\">Copy mark b71c of this page, which has a pixel of its own.</p>",
        "<p style=\"clip-path: inset(50%)\">Copy mark b71c of this page, which is cut away before anybody sees it.</p>",
        "<p style=\"color: transparent\">Copy mark b71c of this page, which has no ink and is therefore read by nobody.</p>",
        "<p class=\"zz8\">Copy mark b71c of this page, which the style sheet makes as clear as the air.</p>",
        "<p class=\"zz7\">Copy mark b71c of this page, which the style sheet writes with letters of no size.</p>",
        "<p class=\"zz5 lead\">Copy mark b71c of this page, which a rule for paragraphs of two classes takes away.</p>",
        "<div class=\"zz4\"><p>Copy mark b71c of this page, which a rule for what stands below hides from all.</p></div>",
        "<section id=\"zz3\"><b>Copy mark b71c of this page, which a rule for the child of a section hides.</b></section>",
        "<p class=\"zz2\" style=\"display:block\">Copy mark b71c of this page, which is hidden whatever its own style says.</p>",
        "<p class=\"zz1\">Copy mark b71c of this page, which a rule for screens hides from every reader there is.</p>",
        "<p data-copy=\"7\">Copy mark b71c of this page, which a rule for an attribute hides from every reader.</p>",
        "<p class=\"x-mark-y\">Copy mark b71c of this page, which a rule for a part of a class hides from all.</p>",
        "<div aria-label=\"trap one\"><p>Copy mark b71c of this page, which a rule for a word of an attribute hides.</p></div>",
        "<p style=\"color:#fff;background:#FFFFFF\">Copy mark b71c of this page, which is white on white and read by nobody.</p>",
        "<p style=\"background-color: white; color: rgb(255, 255, 255)\">Copy mark b71c, white on white in other words.</p>",
        "<p class=\"zz0\">Copy mark b71c of this page, which a rule writes in black on black for nobody at all.</p>",
        "<p style=\"font-size:1px\">Copy mark b71c of this page, whose letters are too small for anybody's eyes.</p>",
        "<p class=\"wp-hidden\">Copy mark b71c of this page, which the class of a plugin hides from every reader.</p>",
        "<p class=\"text u-hide\">Copy mark b71c of this page, which the class of a style sheet hides from all.</p>",
        "<p class=\"acf_hidden\">Copy mark b71c of this page, which the class of a plugin hides from every reader.</p>",
        "<p class=\"d-none d-print-block\">Copy mark b71c of this page, which is for those who print it and nobody else.</p>",
    ]

    @Test(arguments: hidden) func `what no reader sees is not the article`(html: String) {
        let styles = """
            .a{color:red} .zz9 , #trap { display : none } .zz8{opacity:0} .zz7 { font-size : 0 ; line-height : 0 }
            .zz6{opacity:1} p.zz5.lead{display:none} body .zz4 p { display:none } /* x */ #zz3 /* y */ > b{display:none}
            p[data-copy] { display: none } [class*="mark"]{display:none} [aria-label~='trap'] {visibility:hidden}
            .zz0 { color: black; background: #000 } .zz2{display:none!important} @media screen { .zz1 { visibility: hidden } } @keyframes x { from { opacity: 0 } }
            """
        let content = Self.read(Self.page(inside: html, styles: styles))
        #expect(!content.text.contains("b71c"))
        #expect(content.text.contains("Engineers closed") && content.text.contains("floating crane"))
    }

    static let shown = [
        "<p class=\"hidden md:block\">The gate was made in Kiel and is sixty years old, as its plate says to everybody.</p>",
        "<p class=\"d-none d-md-block\">The gate was made in Kiel and is sixty years old, as its plate says.</p>",
        "<p class=\"wide\">The gate was made in Kiel and is sixty years old, as its plate says to everybody.</p>",
        """
        <noscript><style>.q2{display:none}</style></noscript><p class="q2">The gate was made in Kiel and is sixty years old.</p>
        """,
        """
        <script>var s = "<style>.q3{display:none}</style>";</script>
        <p class="q3">The gate was made in Kiel and is sixty years old.</p>
        """,
        "<p data-other=\"7\">The gate was made in Kiel and is sixty years old, as its plate says to everybody.</p>",
        "<p style=\"color:#fff;background:#000\">The gate was made in Kiel and is sixty years old, as its plate says.</p>",
        "<p style=\"color:#fff;background:#fff url(/a.png)\">The gate was made in Kiel and is sixty years old, it says.</p>",
        "<p class=\"overflow-hidden\">The gate was made in Kiel and is sixty years old, as its plate says to all.</p>",
        "<p class=\"menu-hidden no-hide\">The gate was made in Kiel and is sixty years old, as its plate says.</p>",
        "<p class=\"on off\">The gate was made in Kiel and is sixty years old, as its plate says to everybody.</p>",
        "<p class=\"off\" style=\"display:block\">The gate was made in Kiel and is sixty years old, as its plate says.</p>",
        "<p class=\"tab\">The gate was made in Kiel and is sixty years old, as its plate says to everybody.</p>",
        "<p style=\"opacity:0; transform: translateY(20px)\">The gate was made in Kiel and is sixty years old, it says.</p>",
        "<p class=\"rise\">The gate was made in Kiel and is sixty years old, as its plate says to everybody.</p>",
        "<div style=\"font-size:0\"> <p class=\"col\">The gate was made in Kiel and is sixty years old, as it says.</p></div>",
        "<p style=\"display:none;display:block\">The gate was made in Kiel and is sixty years old, as it says.</p>",
        "<p style=\"opacity:.9;height:0\">The gate was made in Kiel and is sixty years old, as its plate says.</p>",
        "<p style=\"color:transparent;-webkit-background-clip:text\">The gate was made in Kiel and is sixty years old.</p>",
        "<p style=\"margin-left:-99px;font-size:0.9em\">The gate was made in Kiel and is sixty years old, it says.</p>",
    ]

    @Test(arguments: shown) func `what is hidden on some screens only is read`(html: String) {
        let styles = """
            @media print { .wide { display: none } } .menu .wide { display: none } .rise { opacity: 0 } .rise.up { opacity: 1 }
            p[data-copy], [data-other=8], [data-other^=8], a[href$=".pdf"], [data-other, [x=] { display: none }
            .off { display: none } p.on { display: block } .menu > .tab, .tab:hover, .tab + .tab { display: none }
            """
        #expect(Self.read(Self.page(inside: html, styles: styles)).text.contains("made in Kiel"))
    }

    /// White letters are not read where nothing on the page says what is behind them, and are read where anything does.
    @Test(arguments: [
        ("<p style=\"color:white\">", "", false), ("<p style=\"COLOR: #FFF\">", "", false),
        ("<p style=\"color:rgb(255,255,255)!important\">", ".k { color: black }", false),
        ("<p class=\"k\">", ".k { color: #ffffff }", false),
        ("<p class=\"l k\">", ".l { color: navy } .k { color: white }", false),
        ("<p class=\"k\" style=\"color:black\">", ".k { color: #ffffff }", true),
        ("<p class=\"k l\">", ".k { color: #ffffff } .l { color: #000 }", true),
        ("<p style=\"color:#eee\">", "", true), ("<p style=\"color:white\">", "div { background: navy }", true),
        ("<p style=\"color:white\">", "@import url(/dark.css);", true),
        ("<p style=\"color:white\">", ":root { color-scheme: dark }", true),
        ("<p style=\"color:white\" bgcolor=\"navy\">", "", true),
        ("<link rel=\"stylesheet\" href=\"/a\"><p style=\"color:white\">", "", true),
        ("<p>", "body { color: white }", true),
    ])
    func `white letters on white are not the article`(tag: String, styles: String, isRead: Bool) {
        let text = "The gate was made in Kiel and is sixty years old, as its plate says to everybody who passes."
        let content = Self.read(Self.page(inside: tag + text, styles: styles))
        #expect(content.text.contains("made in Kiel") == isRead)
        #expect(content.text.contains("Engineers closed"))
    }

    @Test func `a text that a script will show is read`() {
        let page = Self.page().replacing("class=\"k3\"", with: "class=\"k3\" style=\"display:none\"")
        #expect(Self.read(page).text == Self.paragraphs.joined(separator: "\n\n"))
    }

    // MARK: Bounds

    /// What a page holds too much of, and the words that tell it.
    static let bounded: [(head: String, inside: String, words: String)] = [
        (repeated("<meta name='n%@' content='x'>", 1100), "", "1000 names"),
        (repeated("<meta property='article:tag' content='%@'>", 70), "", "64 meta elements of one name"),
        ("<meta name='a' content='\(repeated("word %@ ", 3000))'>", "", "16384 bytes of a meta element"),
        ("<title>\(repeated("word %@ ", 1000))</title>", "", "4096 bytes of the title"),
        (linkedData("\"author\":[\(repeated("\"Ann Lee %@\",", 150))\"Bo\"]"), "", "100 authors"),
        (linkedData("\"image\":[\(repeated("\"/%@.jpg\",", 150))\"/b.jpg\"]"), "", "100 pictures"),
        (linkedData("\"hasPart\":[\(repeated("{\"@id\":\"%@\"},", 150)){}]"), "", "100 parts"),
        (
            "", "<p \(repeated("data-a%@='x' ", 300))>The gate was made in Kiel and is sixty years old.</p>",
            "256 attributes"
        ),
        (
            "", "<p>\(repeated("<img src='/%@.jpg'>", 60))The gate was made in Kiel and is sixty years old.</p>",
            "50 pictures"
        ),
    ]

    private static func repeated(_ text: String, _ count: Int) -> String {
        (0..<count).map { text.replacing("%@", with: "\($0)") }.joined()
    }

    private static func linkedData(_ members: String) -> String {
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\(members)}</script>"
    }

    @Test(arguments: bounded)
    func `what a page holds too much of is left out and told`(page: (head: String, inside: String, words: String)) {
        // A title of its own comes before the page's.
        let html = Self.page(inside: page.inside).replacing("<title>", with: page.head + "<title>")
        let reading = ArticleReader().read(
            PageInput(bytes: Array(html.utf8), url: "https://example.org/news/lock-4711"))
        #expect(reading.cuts.count == 1 && reading.cuts.first?.contains(page.words) ?? false, "\(reading.cuts)")
        #expect(reading.content.warnings.contains { $0.contains(page.words) })
        #expect(reading.content.text.contains("Engineers closed"))
    }

    // MARK: Lines between the paragraphs

    static let between = [
        "<p>Lesen Sie auch: <a href=\"/n/88\">Der Hafen sucht einen neuen Kran für das Trockendock</a></p>",
        "<p>Baca juga: <a href=\"/n/88\">Pelabuhan mencari derek baru untuk galangan kering</a></p>",
        "<div><p><b>Should the navy help?</b></p><p>Yes 64%</p><p>No 36%</p><p>1,204 votes</p></div>",
        "<div>Mainos<script>show(17)</script></div>",
        "<p>Aufrufe: 1.204</p>",
        """
        <div class=k5><div><a href="/n/88">The port looks for a new crane</a><p>Nobody has sold one for ten years.</p></div>
        <div><a href="/n/91">Millers ask for help from the state</a><p>Their stores are empty by Friday, they say.</p></div></div>
        """,
        """
        <ul><li><h4><a href="/n/88">The port looks for a new crane</a></h4><p>Nobody has sold one for ten years.</p></li>
        <li><h4><a href="/n/91">Millers ask for help from the state</a></h4><p>Their stores are empty by Friday.</p></li></ul>
        """,
    ]

    /// What looks like it and is the article's own, with words that must be read.
    static let own = [
        ("<p>2. A crane from the navy</p>", "2. A crane from the navy"),
        ("<h3>2. A crane from the navy</h3>", "A crane from"),
        (
            """
            <ul><li><a href="https://shop.example/1">A rope of forty metres and more</a><p>It holds four tons and floats.</p></li>
            <li><a href="https://shop.example/2">A lamp for divers at night</a><p>It burns for nine hours under water.</p></li></ul>
            """, "It burns for nine hours"
        ),
    ]

    @Test(arguments: own) func `lines and lists of the article's own are read`(html: String, words: String) {
        #expect(Self.read(Self.page(inside: html)).text.contains(words))
    }

    @Test(arguments: between) func `what stands between paragraphs and leads elsewhere is no text`(html: String) {
        #expect(Self.read(Self.page(inside: html)).text == Self.paragraphs.joined(separator: "\n\n"))
    }

    @Test(arguments: ["", "<b>Next</b>", "<b>Next story</b>", "<p>More from the village</p>"])
    func `another article below this one is not read, be it shorter or longer`(label: String) {
        let other = [
            "The storm came from the west at four in the morning and was gone before anybody was awake in the village.",
            "Pupils will have lessons in the church hall until the new roof is built, which may take until the summer.",
            "The mayor said that the insurance pays for the roof, but not for the books that lay below it in the rain.",
            "A carpenter of the village offered to build the roof from wood of its own forest, as his grandfather had done.",
            "The council will talk about the offer on Thursday, and about a lightning rod that nobody had asked for before.",
        ].map { "<p>\($0)</p>" }
        for count in [2, 5] {
            let below = """
                <div class="m2">\(label)<h2>Storm takes the roof of the school</h2><p>By Ole Hansen</p>
                \(other.prefix(count).joined())</div>
                """
            #expect(Self.read(Self.page(below: below)).text == Self.paragraphs.joined(separator: "\n\n"))
        }
    }

    // MARK: Scripts without blanks between words

    static let unspaced: [(language: String, paragraphs: [String])] = [
        (
            "th",
            [
                "เจ้าหน้าที่ปิดประตูระบายน้ำตอนบนเมื่อวันจันทร์ หลังจากนักประดาน้ำพบรอยร้าวสองแห่งบนบานประตู แต่ละแห่งยาวเท่าแขน",
                "สำนักงานท่าเรือคาดว่าเรือบรรทุกจะต้องรอเก้าวัน และโรงสีข้าวที่อยู่เหนือน้ำจะหยุดทำงานก่อนที่อื่น",
                "กระทรวงจะตัดสินใจในสัปดาห์หน้าว่ากองทัพเรือจะให้ยืมเครนลอยน้ำได้หรือไม่ เช่นเดียวกับที่เคยทำหลังน้ำท่วม",
            ]
        ),
        (
            "lo",
            [
                "ເຈົ້າໜ້າທີ່ປິດປະຕູນ້ຳຕອນເທິງໃນວັນຈັນ ຫຼັງຈາກນັກດຳນ້ຳພົບຮອຍແຕກສອງແຫ່ງໃນປະຕູ ແຕ່ລະແຫ່ງຍາວເທົ່າແຂນ",
                "ຫ້ອງການທ່າເຮືອຄາດວ່າເຮືອຈະຕ້ອງລໍຖ້າເກົ້າວັນ ແລະໂຮງສີທີ່ຢູ່ເໜືອນ້ຳຈະຢຸດເຮັດວຽກກ່ອນບ່ອນອື່ນ",
                "ກະຊວງຈະຕັດສິນໃຈໃນອາທິດໜ້າວ່າກອງທັບເຮືອຈະໃຫ້ຢືມເຄນລອຍນ້ຳໄດ້ຫຼືບໍ່ ຄືກັບທີ່ເຄີຍເຮັດຫຼັງນ້ຳຖ້ວມ",
            ]
        ),
        (
            "km",
            [
                "មន្ត្រីបានបិទទ្វារទឹកខាងលើនៅថ្ងៃច័ន្ទ បន្ទាប់ពីអ្នកមុជទឹករកឃើញស្នាមប្រេះពីរកន្លែងនៅលើទ្វារ។",
                "ការិយាល័យកំពង់ផែរំពឹងថាទូកនឹងត្រូវរង់ចាំប្រាំបួនថ្ងៃ ហើយរោងម៉ាស៊ីនកិនស្រូវនឹងឈប់មុនគេ។",
                "ក្រសួងនឹងសម្រេចចិត្តនៅសប្តាហ៍ក្រោយថាតើកងទ័ពជើងទឹកអាចឱ្យខ្ចីឡានស្ទូចអណ្តែតទឹកបានឬអត់។",
            ]
        ),
        (
            "my",
            [
                "ရေငုပ်သမားများက တံခါးတွင် အက်ကွဲကြောင်းနှစ်ခုတွေ့ရှိပြီးနောက် တနင်္လာနေ့တွင် အထက်ရေတံခါးကို ပိတ်ခဲ့သည်။",
                "သင်္ဘောများ ကိုးရက်စောင့်ရမည်ဖြစ်ပြီး ရေအထက်ရှိ ဆန်စက်သည် ပထမဆုံးရပ်တန့်မည်ဟု ဆိပ်ကမ်းရုံးက မျှော်လင့်သည်။",
                "ရေတပ်က ရေပေါ်ကရိန်းကို ငှားရမ်းနိုင်မည်လားဆိုသည်ကို ဝန်ကြီးဌာနက လာမည့်အပတ်တွင် ဆုံးဖြတ်မည်ဖြစ်သည်။",
            ]
        ),
        (
            "ja",
            [
                "潜水士が扉に二か所の亀裂を見つけたため、当局は月曜日に上流の水門を閉鎖した。亀裂はそれぞれ腕ほどの長さだという。",
                "港湾事務所は、はしけが九日間待つことになり、上流の製粉所が最初に止まると見ている。予備の扉は北の倉庫にある。",
                "海軍が浮きクレーンを貸せるかどうか、省は来週決める。洪水の後にも同じ措置が取られた。",
            ]
        ),
    ]

    @Test(arguments: unspaced.indices) func `a language without blanks between words is read whole`(index: Int) {
        let (language, paragraphs) = Self.unspaced[index]
        let content = Self.read(Self.page(paragraphs, language: language))
        #expect(content.text == paragraphs.joined(separator: "\n\n"), "\(language)")
    }

    @Test(arguments: ["<div>", "<span>", "<font size=3>", "<td>", "<center>"])
    func `a text in lines without paragraphs is read`(tag: String) {
        let name = tag.dropFirst().prefix { $0.isLetter }
        let text = "\(tag)\(Self.paragraphs.joined(separator: "<br><br>"))</\(name)>"
        let inner = tag == "<td>" ? "<table><tr>\(text)</tr></table>" : text
        let page =
            "<html><head><title>Cracked gate closes the lock</title></head><body><div><h1>Cracked gate closes the lock</h1>\(inner)</div></body></html>"
        #expect(Self.read(page).text == Self.paragraphs.joined(separator: "\n\n"))
    }

    @Test func `a long page is never read as nothing`() {
        let lines = (1...30).map {
            "<div><span>Item \($0) of the register of ships that were built at the yard in the years before the war</span></div>"
        }
        let page = "<html><head><title>Register</title></head><body>\(lines.joined())</body></html>"
        #expect(Self.read(page).text.contains("Item 17 of the register"))
    }
}
