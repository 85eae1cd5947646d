/// What the first words of a short block announce: "Read also", "Photo:", "Advertisement", in many languages.
enum LabelWords {
    /// What is announced.
    enum Kind: UInt8, CaseIterable {
        case none, readMore, credit, advertisement, newsletter, copyright, byline, stamp, note, share, comments, follow
        case topics, contact, player, tableOfContents
    }

    /// Phrases in lower case with `|` between them; the longest that begins a block decides.
    private static let phrases: [(Kind, String)] = [
        (
            .readMore,
            "read|read more|read also|also read|related|related:|related stories|related articles|related topics|related content|related news|related posts|see also|more on|more from|more stories|more about|more news|more:|watch|watch:|listen|don't miss|dont miss|recommended|you may also like|you might also like|you may like|up next|next article|previous article|next post|previous post|keep reading|continue reading|editor's picks|editors' picks|most read|most popular|trending|top stories|latest|latest news|in other news|further reading|explore more|click here|learn more|find out more|read the full|go deeper|what to read next|more in|popular|from the archive|what to know|lire aussi|à lire aussi|a lire aussi|à lire|lire la suite|voir aussi|sur le même sujet|à voir|en savoir plus|les plus lus|lesen sie auch|lesen sie mehr|lesen sie|mehr zum thema|auch interessant|mehr dazu|weiterlesen|das könnte sie auch interessieren|das könnte dich auch interessieren|siehe auch|meistgelesen|zum thema|mehr lesen|mehr aus|leer más|lea también|lea además|te puede interesar|le puede interesar|ver también|más información|más noticias|también te puede interesar|relacionado|lo más leído|leia também|leia mais|saiba mais|veja também|veja mais|relacionadas|mais lidas|leggi anche|leggi tutto|potrebbe interessarti|ti potrebbe interessare|articoli correlati|vedi anche|lees ook|lees meer|meer over|læs også|les også|läs också|läs mer|läs även|lue myös|czytaj także|czytaj też|zobacz także|zobacz też|przeczytaj także|polecamy|čtěte také|čtěte také|přečtěte si|čítajte aj|citește și|citeşte şi|olvasd el|olvassa el|διαβάστε επίσης|διαβάστε ακόμα|δείτε επίσης|читайте также|читать также|по теме|смотрите также|читайте також|още по темата|прочетете още|ilgili haber|ilgili haberler|baca juga|baca selengkapnya|simak juga|xem thêm|đọc thêm|อ่านเพิ่มเติม|関連記事|関連|あわせて読みたい|続きを読む|相关阅读|相关新闻|延伸閱讀|延伸阅读|更多|관련기사|اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|شاهد أيضا|यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|בנושא|קראו גם"
        ),
        (
            .credit,
            "photo|photo:|photo by|photos|photos by|photograph|photograph:|photography by|image|image:|image credit|image source|images|picture|picture:|pictured|credit|credit:|file photo|foto|foto:|fotos|bild|bild:|bildquelle|crédit|crédit photo|crédits|crédito|imagen|imagem|fotografía|fotografia|getty|getty images|reuters/|afp/|ap photo|© getty|© afp|© reuters|video:|illustration|写真|图|图片|사진|фото|фото:|zdjęcie|fot."
        ),
        (
            .advertisement,
            "advertisement|advertisment|advertising|ad|ads|sponsored|sponsored content|promoted|promoted content|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|annonce|annons|reklama|reklam|реклама|広告|广告|iklan|story continues below|article continues below|scroll to continue|continue below|this article contains affiliate|affiliate"
        ),
        (
            .newsletter,
            "subscribe|subscribe to|sign up|sign up for|newsletter|get the latest|get our|join our|join the|download our|download the|get breaking|stay informed|stay up to date|support our|support us|donate|become a member|start your free|try our|enter your email|we use cookies|abonnez-vous|inscrivez-vous|recevez|abonnieren|jetzt abonnieren|melden sie sich|suscríbete|suscribete|assine|receba|iscriviti|abbonati|schrijf je in|prenumerera|tilmeld|подпишитесь|подписывайтесь|subskrybuj|zapisz się|berlangganan|購読"
        ),
        (
            .copyright,
            "©|copyright|all rights reserved|(c)|alle rechte|tous droits|todos los derechos|todos os direitos|tutti i diritti|the material on this site|this material may not"
        ),
        (
            .byline,
            "by|von|par|por|di|door|av|af|written by|reported by|reporting by|story by|words by|text by|posted by|author|author:|about the author|autor|autor:|auteur|автор|автор:|oleh|penulis|editor|editor:|edited by|redaktion|redaktor|yazar|about the writer|contributor|tác giả|โดย|ผู้เขียน|द्वारा|लेखक|लेख|yazan|haber|του/της|γράφει|συντάκτης|skrev|írta|szerző|kirjutas|isinulat ni|mwandishi|بقلم|مؤلف|كتب|كتبت|نویسنده|מאת|লিখেছেন|எழுதியவர்|ავტორი|ដោយ|ໂດຍ|ရေးသားသူ|記者|作者|기자"
        ),
        (
            .stamp,
            "published|published:|updated|updated:|posted|posted on|last updated|last modified|first published|created|date:|publié|publié le|mis à jour|mise à jour|veröffentlicht|aktualisiert|stand:|publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|bijgewerkt|publicerad|uppdaterad|publisert|oppdatert|julkaistu|päivitetty|opublikowano|aktualizacja|опубликовано|обновлено|yayınlanma|güncelleme|更新|公開|发布|發布|입력|수정"
        ),
        (
            .note,
            "correction|correction:|corrections|clarification|clarification:|editor's note|editors' note|editor’s note|update:|an earlier version|this article has been|this story has been|this article was|this story was|this post has been|berichtigung|korrektur|anmerkung der redaktion|anm. d. red|hinweis:|in einer früheren version|correctif|rectificatif|erratum|note de la rédaction|une version précédente|corrección|corrección:|fe de errores|rectificación|nota del editor|nota de la redacción|correção|errata|nota da redação|rettifica|correzione|errata corrige|nota della redazione|correctie|rectificatie|rättelse|retting|rettelse|oikaisu|sprostowanie|oprava|исправление|уточнение|примечание редакции|düzeltme|訂正|更正|정정|ralat|تصحيح"
        ),
        (
            .share,
            "share|share this|share on|share via|tweet|facebook|twitter|whatsapp|email|e-mail|print|copy link|link copied|save|bookmark|partager|partagez|teilen|artikel teilen|compartir|comparte|compartilhar|compartilhe|condividi|delen|dela|del artiklen|udostępnij|поделиться|paylaş|bagikan|シェア|分享|공유"
        ),
        (
            .comments,
            "comments|comment|leave a comment|leave a reply|add a comment|post a comment|no comments|view comments|show comments|join the conversation|join the discussion|reply|report|log in to|login to|commentaires|réagir|kommentare|kommentar|comentarios|comentários|commenti|reacties|комментарии|yorumlar|コメント|评论|댓글"
        ),
        (
            .follow,
            "follow|follow us|follow me|find us|like us|join us|connect with|follow topics|folgen sie|suivez|síguenos|siga|segui|volg ons|följ|подписаться"
        ),
        (
            .topics,
            "tags|tags:|topics|topics:|tag:|filed under|categories|category:|keywords|themen|schlagworte|mots-clés|temas|etiquetas|tópicos|argomenti|thèmes|теги|etiketler|タグ|标签|태그|in this article|in this story|more on this story|posted in"
        ),
        (
            .contact,
            "contact|contact us|contact:|email:|reach|write to|send tips|got a tip|do you have|if you have|have a tip|media contact|kontakt"
        ),
        (
            .player,
            "play|pause|listen to|listen now|watch video|watch now|loading|your browser|video player|audio|hide caption|toggle caption|view gallery|open image|view image|show caption|enlarge|skip to|skip ad|close|min read|minutes read|minute read|reading time|lesezeit|lesedauer|temps de lecture|tiempo de lectura|artikel anhören|vorlesen|javascript|please enable|getting your trinity audio"
        ),
        (
            .tableOfContents,
            "table of contents|contents|in this article:|jump to|inhaltsverzeichnis|inhalt|sommaire|índice|indice|on this page"
        ),
    ]

    /// Phrases by the fingerprint of their letters and the number of their letters' bytes.
    private static let table: KeyTable<Kind> = {
        var table = KeyTable<Kind>(capacity: 2048)
        for (kind, list) in phrases {
            for phrase in list.split(separator: "|") where table[Fingerprint.of(String(phrase))] == nil {
                table[Fingerprint.of(String(phrase))] = kind
            }
        }
        return table
    }()

    private static let longest = 48

    /// What a block's beginning announces.
    static func kind(of text: ArraySlice<UInt8>) -> Kind {
        var found = Kind.none
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var at = text.startIndex
        let limit = min(text.endIndex, at + longest)
        if text.first == 0xC2, text.dropFirst().first == 0xA9 { return .copyright }
        while at < limit {
            let byte = text[at]
            let isLetter = byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
            if byte >= 0xC3, byte <= 0xD2, at + 1 < text.endIndex {
                let small = WritingSystem.lowercased(byte, text[at + 1])
                hash = (hash ^ UInt64(small.0)) &* 0x0000_0100_0000_01B3
                hash = (hash ^ UInt64(small.1)) &* 0x0000_0100_0000_01B3
                at += 1
            } else if isLetter {
                hash = (hash ^ UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)) &* 0x0000_0100_0000_01B3
            }
            at += 1
            // A phrase ends where a word ends; scripts without blanks have no such place.
            let next = at < text.endIndex ? text[at] : 0x20
            let nextIsLetter = next >= 0x80 || next | 0x20 >= 0x61 && next | 0x20 <= 0x7A
            let isBoundary =
                !nextIsLetter || next >= 0xE3 || WritingSystem.isUnspaced(next, text[min(at + 1, text.endIndex - 1)])
            if isLetter, isBoundary, let kind = table[hash] { found = kind }
        }
        return found
    }
}
