/// The local names that the reader of feeds knows, whatever their vocabulary.
enum ElementName: UInt8 {
    case rss, rdf, feed, channel, urlset, sitemapindex, opml, head, outline, html
    case item, entry, url, sitemap
    case title, link, description, subtitle, tagline, summary, content, encoded, body, fullitem, abstract, div
    case guid, id, identifier, origlink
    case pubdate, published, issued, created, date, updated, modified, lastbuilddate, lastmod
    case author, creator, contributor, name, email, uri, homepage, credit, publisher
    case category, subject, keywords
    case enclosure, comments, language, ttl, skiphours, skipdays, hour, day
    case updateperiod, updatefrequency, newfeedurl
    case group, news, publicationDate, loc
    case source, image, textinput, items, deletedentry
    case unknown

    /// The name of a tag without its prefix, in any case.
    init(_ name: ArraySlice<UInt8>) { self = ElementName.table[name] ?? .unknown }

    private static let table: NameTable<ElementName> = {
        var names: [(String, ElementName)] = []
        var raw: UInt8 = 0
        while let name = ElementName(rawValue: raw), name != .unknown {
            names.append(("\(name)", name))
            raw += 1
        }
        return NameTable(names + aliases)
    }()

    private static let aliases: [(String, ElementName)] = [
        ("publication_date", .publicationDate), ("sitemaps", .sitemapindex),
        ("lastmodified", .lastmod), ("last-modified", .lastmod), ("new-feed-url", .newfeedurl),
        ("deleted-entry", .deletedentry),
    ]
}
