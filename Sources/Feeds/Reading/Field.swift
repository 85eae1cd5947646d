/// A piece of text in a feed, and how good it is: of several candidates the lowest rank wins, then the first.
struct Field {
    enum Kind: UInt8 {
        case title, id, guid, link, originalLink, summary, content, published, updated, comments
        case author, personName, personEmail, personAddress
        case category, keywords, language
        case ttl, skipHour, skipDay, updatePeriod, updateFrequency, newAddress
    }

    var kind: Kind
    var rank: UInt8 = 0

    /// The field that an element with text content is, inside a feed, an entry or one of their transparent groups.
    // style: table
    static func of(_ vocabulary: Vocabulary, _ name: ElementName) -> Field? {
        switch (vocabulary, name) {
        case (.plain, .title), (.atom, .title): Field(kind: .title)
        case (.news, .title): Field(kind: .title, rank: 1)
        case (.dublinCore, .title): Field(kind: .title, rank: 2)
        case (.podcast, .title): Field(kind: .title, rank: 3)
        case (.media, .title): Field(kind: .title, rank: 4)

        case (.plain, .guid): Field(kind: .guid)
        case (.plain, .id), (.atom, .id): Field(kind: .id, rank: 1)
        case (.dublinCore, .identifier): Field(kind: .id, rank: 3)

        case (.feedburner, .origlink): Field(kind: .originalLink)
        case (.plain, .link), (.plain, .loc): Field(kind: .link, rank: 1)
        case (.atom, .link): Field(kind: .link, rank: 4)

        case (.content, .encoded), (.plain, .encoded), (.xhtml, .body), (.xhtml, .div): Field(kind: .content)
        case (.atom, .content): Field(kind: .content, rank: 1)
        case (.plain, .fullitem), (.plain, .content), (.plain, .body): Field(kind: .content, rank: 2)

        case (.plain, .description), (.atom, .summary), (.atom, .subtitle), (.atom, .tagline): Field(kind: .summary)
        case (.plain, .abstract), (.plain, .summary), (.plain, .subtitle), (.plain, .tagline), (.atom, .description):
            Field(kind: .summary, rank: 1)
        case (.dublinCore, .description), (.dublinCore, .abstract): Field(kind: .summary, rank: 2)
        case (.podcast, .summary), (.podcast, .description): Field(kind: .summary, rank: 3)
        case (.media, .description): Field(kind: .summary, rank: 4)
        case (.podcast, .subtitle): Field(kind: .summary, rank: 5)

        case (.plain, .pubdate), (.atom, .published), (.plain, .published), (.news, .publicationDate):
            Field(kind: .published)
        case (.atom, .issued), (.dublinCore, .issued), (.plain, .issued): Field(kind: .published, rank: 1)
        case (.dublinCore, .date), (.plain, .date): Field(kind: .published, rank: 2)
        case (.dublinCore, .created), (.atom, .created), (.plain, .created): Field(kind: .published, rank: 3)
        case (.atom, .updated), (.atom, .modified), (.plain, .lastbuilddate), (.plain, .lastmod): Field(kind: .updated)
        case (.plain, .updated), (.plain, .modified), (.dublinCore, .modified): Field(kind: .updated, rank: 1)

        case (.plain, .author), (.atom, .author): Field(kind: .author)
        case (.dublinCore, .creator), (.dublinCore, .author), (.plain, .creator): Field(kind: .author, rank: 1)
        case (.podcast, .author): Field(kind: .author, rank: 2)

        case (.plain, .category), (.atom, .category), (.dublinCore, .subject), (.media, .category):
            Field(kind: .category)
        case (.podcast, .keywords), (.media, .keywords), (.news, .keywords): Field(kind: .keywords)
        case (.plain, .comments): Field(kind: .comments)
        case (.plain, .language), (.dublinCore, .language): Field(kind: .language)
        case (.plain, .ttl): Field(kind: .ttl)
        case (.syndication, .updateperiod): Field(kind: .updatePeriod)
        case (.syndication, .updatefrequency): Field(kind: .updateFrequency)
        case (.podcast, .newfeedurl): Field(kind: .newAddress)
        default: nil
        }
    }
}
