import Model

/// Tells the feed of a page's or a site's comments from the one of its stories.
extension FeedDiscovery {
    /// The links in their order, those to feeds of comments after all others.
    public static func commentsLast(_ links: [FeedLink]) -> [FeedLink] {
        links.filter { !isOfComments($0) } + links.filter(isOfComments)
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
}
