import Model

/// The names under which pages keep their times.
enum StampNames {
    /// Names of `meta` elements, the most trustworthy first.
    static let metas: [(String, Stamp.Role)] = [
        ("article:published_time", .published), ("og:article:published_time", .published),
        ("article:published", .published),
        ("parsely-pub-date", .published), ("sailthru.date", .published), ("datepublished", .published),
        ("cxenseparse:recs:publishtime", .published), ("publishdate", .published), ("publish-date", .published),
        ("publish_date", .published),
        ("pubdate", .published), ("publication_date", .published), ("date.issued", .published),
        ("dc.date.issued", .published),
        ("dcterms.issued", .published), ("dcterms.created", .published), ("dc.date.created", .published),
        ("dc.date", .published),
        ("dcterms.date", .published), ("citation_publication_date", .published), ("citation_date", .published),
        ("citation_online_date", .published),
        ("article_date_original", .published), ("originalpublicationdate", .published),
        ("og:published_time", .published), ("og:pubdate", .published),
        ("article.published", .published), ("article.created", .published), ("vr:published_time", .published),
        ("iso-8601-publish-date", .published),
        ("pub_date", .published), ("created", .published), ("date_published", .published), ("release_date", .published),
        ("rnews:datepublished", .published),
        ("bt:pubdate", .published), ("date", .published), ("datecreated", .published),
        ("article:post_date", .published), ("displaydate", .published),
        ("shareaholic:article_published_time", .published), ("shareaholic:article_modified_time", .modified),
        ("article:modified_time", .modified), ("og:article:modified_time", .modified), ("og:modified_time", .modified),
        ("article:modified", .modified),
        ("datemodified", .modified), ("og:updated_time", .modified), ("article.updated", .modified),
        ("lastmod", .modified), ("last-modified", .modified),
        ("last_modified", .modified), ("dcterms.modified", .modified), ("dc.date.modified", .modified),
        ("modified", .modified), ("revised", .modified),
        ("bt:moddate", .modified), ("moddate", .modified), ("updated_time", .modified),
        ("article:updated_time", .modified), ("modificationdate", .modified),
        ("utime", .modified), ("rnews:datemodified", .modified),
    ]

    /// `itemprop` names in lower case.
    static let properties: [String: Stamp.Role] = [
        "datepublished": .published, "datecreated": .published, "datemodified": .modified, "dateupdated": .modified,
        "dateupdate": .modified,
    ]

    /// Keys in a page's script data, in lower case.
    static let stateKeys: [String: Stamp.Role] = [
        "datepublished": .published, "publishedat": .published, "published_at": .published, "publishdate": .published,
        "publish_date": .published, "publisheddate": .published, "published_date": .published,
        "publicationdate": .published, "publication_date": .published, "firstpublished": .published,
        "firstpublishedat": .published, "first_publish_date": .published, "publishedon": .published,
        "pubdate": .published, "publishtime": .published, "published": .published, "releasedate": .published,
        "datemodified": .modified, "updatedat": .modified, "updated_at": .modified, "modifiedat": .modified,
        "modified_at": .modified, "lastmodified": .modified, "lastupdated": .modified, "updateddate": .modified,
        "last_updated_date": .modified,
    ]

    /// What a key in a page's script data says; `date`, `frontendDate` and the like stand for the publication.
    static func role(ofKey key: String) -> Stamp.Role? {
        let lower = key.lowercased()
        if let role = stateKeys[lower] { return role }
        guard lower.hasSuffix("date") else { return nil }
        let others = [
            "update", "lastupd", "modif", "lastmod", "change", "expir", "end", "start", "event", "birth", "due",
            "valid",
        ]
        return others.contains(where: lower.hasPrefix) ? nil : .published
    }

    /// What the class of a `time` element says.
    static func role(ofClass words: String) -> Stamp.Role? {
        let lower = words.lowercased()
        if lower.holds("updated") || lower.holds("modif") {
            return lower.holds("published") ? .published : .modified
        }
        if lower.holds("publish") || lower.holds("pubdate") || lower.holds("entry-date")
            || lower.holds("posted")
        {
            return .published
        }
        return nil
    }
}
