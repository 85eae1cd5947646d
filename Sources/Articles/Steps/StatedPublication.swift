import Model

/// The publication time that machines are told, held against what readers see.
enum StatedPublication {
    /// Names that some sites use for the publication and some for whatever else has a date.
    private static let vague: Set<String> = [
        "meta:date", "meta:dc.date", "meta:dcterms.date", "meta:created", "meta:dcterms.created",
        "meta:dc.date.created",
        "meta:datecreated", "meta:release_date", "microdata:dateCreated",
    ]

    /// The stated publication that readers see as well, else the first one stated, unless what is printed shows that
    /// it is none; nil then, and when nothing is stated.
    static func choose(_ stamps: [Stamp], printed: [Stamp], close: [Stamp], _ address: Stamp?) -> Stamp? {
        let shownDays = printed + [address].compactMap { $0 }
        let stated = stamps.filter { stamp in
            guard StampChoice.isMachine(stamp) else { return false }
            // What a page node says counts when readers see it, or when the page did not change later, or when nobody
            // says otherwise: a head that tells of a change would tell of a publication as well.
            guard stamp.role == .unknown else { return stamp.role == .published }
            return isShown(stamp, shownDays)
                || stamps.contains { $0.origin == "jsonld:dateModified" && StampChoice.isSameDay($0, stamp) }
                || printed.isEmpty && !stamps.contains { $0.role == .modified && $0.origin.hasPrefix("meta:") }
        }
        if let change = close.first(where: { isChange($0, before: stated.first) }) { return change }
        guard let first = stated.first else { return nil }
        guard let seen = StampChoice.printed(close).first else { return first }
        let changes = stamps.filter { $0.role == .modified && $0.origin == "visible" }
        if isShown(first, shownDays + changes) { return first }
        // In the page's elements there may be several works with dates of their own.
        let others = stated.filter { vague.contains(first.origin) || !$0.origin.hasPrefix("microdata:") }
        if let other = others.first(where: { isShown($0, shownDays) }) { return other }
        return isNone(first, seen) ? nil : first
    }

    /// Whether readers see a change before the stated publication, in whatever zone: then it was published before.
    private static func isChange(_ stamp: Stamp, before stated: Stamp?) -> Bool {
        guard stamp.role == .modified, stamp.origin == "visible" else { return false }
        guard let time = stamp.time, let first = stated?.time else { return false }
        return (first - time).milliseconds > 14 * 3_600_000
    }

    /// Whether a day that readers see is the stated one, in whatever zone.
    private static func isShown(_ stamp: Stamp, _ shown: [Stamp]) -> Bool {
        shown.contains { other in
            if StampChoice.isSameDay(stamp, other) { return true }
            guard let time = stamp.time, let seen = other.time, stamp.offsetMinutes == 0 else { return false }
            // No zone is more than 14 hours from UTC; a day alone means any time until its end.
            let hours = (time - seen).milliseconds / 3_600_000
            return (-14...(other.isDateOnly ? 36 : 14)).contains(hours)
        }
    }

    /// Whether the printed day shows that a stated time is no publication: it is earlier, or the name is vague.
    private static func isNone(_ stated: Stamp, _ seen: Stamp) -> Bool {
        guard let time = stated.time, let day = seen.time else { return false }
        return day < time || vague.contains(stated.origin)
    }
}
