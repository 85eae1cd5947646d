import Model

/// Times that a site gives in its own clock with the zone of UTC by mistake: `07:25:06Z` in Brisbane for `21:25:06Z`.
///
/// They show where the page states the same event twice, a whole number of quarter hours apart.
enum MislabelledZone {
    /// The other statement of the same event when the first one is mislabelled, else the first.
    ///
    /// - Parameters:
    ///   - stamp: a time of day with a zone.
    ///   - stamps: all stamps of the page.
    ///   - page: says when it was fetched, for what is later than that is no time in UTC, and where the site is, by its
    ///     address alone: pages are often marked with the language of the USA.
    /// - Returns: the statement to believe.
    static func corrected(_ stamp: Stamp, among stamps: [Stamp], on page: ParsedPage) -> Stamp {
        guard stamp.offsetMinutes == 0, let time = stamp.time, isInstant(stamp) else { return stamp }
        let country = SiteCountry.ofAddress(page)
        let other = stamps.first { other in
            guard other.role == stamp.role, isInstant(other), let instant = other.time, instant != time else {
                return false
            }
            let minutes = (time - instant).milliseconds / 60_000
            guard (time - instant).milliseconds % 900_000 == 0, minutes.magnitude <= 14 * 60 else { return false }
            // The same clock with its true offset.
            if let offset = other.offsetMinutes, offset != 0 { return Int64(offset) == minutes }
            if let fetched = page.input.fetchedAt, time > fetched + .minutes(10) { return minutes > 0 }
            guard let country else { return false }
            return west.contains(country) ? minutes < 0 : minutes > 0
        }
        return other ?? stamp
    }

    /// Whether machines are told a time of day with its zone.
    private static func isInstant(_ stamp: Stamp) -> Bool {
        StampChoice.isMachine(stamp) && !stamp.isDateOnly && stamp.zoneConfidence == .explicit
    }

    /// Countries whose clocks are behind UTC.
    private static let west: Set = [
        "AG", "AR", "BB", "BO", "BR", "BS", "BZ", "CA", "CL", "CR", "CU", "DM", "DO", "EC", "GD", "GL", "GT", "GY",
        "HN", "HT", "JM", "KN", "LC", "MX", "NI", "PA", "PE", "PR", "PY", "SR", "SV", "TT", "US", "UY", "VC", "VE",
    ]
}
