import LibXML2
import Model

/// The country a site belongs to, for zone names and the order of day and month.
enum SiteCountry {
    static func of(_ page: ParsedPage) -> String? { ofAddress(page) ?? ofLanguage(page) }

    /// What the last label of the site's name says, unless it is sold to everyone.
    static func ofAddress(_ page: ParsedPage) -> String? {
        guard let label = page.address.host?.split(separator: ".").last, label.utf8.count == 2 else { return nil }
        let country = label.uppercased()
        if ["IO", "TV", "CO", "ME", "AI", "FM", "LY", "GG", "TO", "EU"].contains(country) { return nil }
        return country == "UK" ? "GB" : country
    }

    private static func ofLanguage(_ page: ParsedPage) -> String? {
        let tags = [page.head.language, page.head.first("og:locale"), page.data.language].compactMap { $0 }
        for tag in tags {
            let parts = tag.split(whereSeparator: { "-_".contains($0) })
            if parts.count > 1, let last = parts.last, last.utf8.count == 2 { return last.uppercased() }
        }
        return nil
    }
}
