import Model

/// Tells the feed of a page's or a site's stories from those of a part of them, and from the one of their comments.
extension FeedDiscovery {
    /// The links in their order, those to feeds of a tag, an author, a search or a podcast after the others, and those
    /// to feeds of comments after all.
    ///
    /// - Parameters:
    ///   - links: what a page names.
    ///   - page: its address: the feed of a tag is what somebody wants who names the page of the tag.
    /// - Returns: the same links.
    public static func mainFirst(_ links: [FeedLink], page: String?) -> [FeedLink] {
        let page = page.map { WebAddress($0) }
        let ranks = links.map { isOfComments($0) ? 2 : isOfPart($0, page) ? 1 : 0 }
        return (0...2).flatMap { rank in links.indices.filter { ranks[$0] == rank }.map { links[$0] } }
    }

    /// What blogs and forums call comments, in lower case and as a whole word.
    private static let words: Set<String> = [
        "comment", "comments", "reply", "replies", "kommentar", "kommentare", "kommentarer", "kommentit",
        "commentaire", "commentaires", "comentario", "comentarios", "comentário", "comentários", "comentaris",
        "commento", "commenti", "reactie", "reacties", "komentarz", "komentarze", "komentarzy", "komentář",
        "komentáře", "komentářů", "komentáre", "komentari", "komentarji", "hozzászólás", "hozzászólások", "yorum",
        "yorumlar", "comentarii", "comentariile", "комментарий", "комментарии", "комментариев", "коментарі",
        "коментарів", "коментари", "σχόλια", "σχολίων", "تعليقات", "التعليقات", "نظرات", "דיונים", "תגובות",
        "ความเห็น", "komentar", "iruzkinak", "ummæli", "komentaaria", "komentaarid", "komentarai",
    ]

    /// The same in scripts that put no blanks between words.
    private static let parts = ["コメント", "评论", "評論", "留言", "回應", "댓글"]

    /// Parameters that choose comments: those of WordPress and Drupal.
    private static let parameters = ["feed=comments", "withcomments=1", "comments=1", "type=comments"]

    static func isOfComments(_ link: FeedLink) -> Bool {
        let address = WebAddress(link.url)
        let segments = address.path.lowercased().split { "/.-_".contains($0) }.map(String.init)
        if segments.contains("comments") || segments.contains("comment") { return true }
        let query = address.query?.lowercased() ?? ""
        if parameters.contains(where: { query.contains($0) }) { return true }
        return names(comments: link.title)
    }

    private static func names(comments title: String?) -> Bool {
        guard let title = title?.lowercased() else { return false }
        return title.split { !$0.isLetter }.contains { words.contains(String($0)) }
            || parts.contains { title.contains($0) }
    }

    // MARK: Parts of a site

    /// What stands in addresses of lists that are a part of a site, in lower case.
    private static let partSegments: Set<String> = [
        "tag", "tags", "category", "categories", "cat", "author", "authors", "topic", "topics", "search", "label",
        "labels", "podcast", "podcasts", "episodes", "contributor", "contributors", "schlagwort", "kategorie", "autor",
        "autoren", "auteur", "auteurs", "categorie", "etiquette", "etiqueta", "etiquetas", "categoria", "categorias",
        "autore", "autori", "auteurs", "temas", "kategoria", "autorzy", "kategori", "yazar", "etiket", "kirjoittaja",
    ]

    /// Words of titles that say the same; "tag" is a day in German, and stands with a colon.
    private static let partWords: Set<String> = [
        "podcast", "podcasts", "category", "categories", "author", "kategorie", "catégorie", "categoría", "categoria",
        "kategoria", "kategori", "autor", "auteur", "autore", "yazar", "рубрика", "категория", "автор", "подкаст",
        "подкасты",
    ]
    private static let partPhrases = [
        "tag:", "tag feed", "posts by", "articles by", "search results", "ポッドキャスト", "播客", "팟캐스트",
    ]
    private static let partParameters: Set<String> = ["tag", "author", "cat", "category", "s", "q", "search", "topic"]

    private static func isOfPart(_ link: FeedLink, _ page: WebAddress?) -> Bool {
        let address = WebAddress(link.url)
        // Below the page that was named it is the page's own.
        if let page, page.path.count > 1, address.host == page.host, address.path.hasPrefix(page.path) { return false }
        let type = link.type?.lowercased() ?? ""
        if type.hasPrefix("audio/") || address.host?.hasPrefix("podcast") == true { return true }
        if address.path.lowercased().split(separator: "/").contains(where: { partSegments.contains(String($0)) }) {
            return true
        }
        let names = (address.query ?? "").lowercased().split(separator: "&").map { $0.prefix { $0 != "=" } }
        if names.contains(where: { partParameters.contains(String($0)) }) { return true }
        guard let title = link.title?.lowercased() else { return false }
        return title.split { !$0.isLetter }.contains { partWords.contains(String($0)) }
            || partPhrases.contains { title.contains($0) }
    }
}
