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
    static func choose(_ stamps: [Stamp], printed: [Stamp], _ address: Stamp?) -> Stamp? {
        let shownDays = printed + [address].compactMap { $0 }
        let stated = stamps.filter { stamp in
            guard StampChoice.isMachine(stamp) else { return false }
            // What a page node says counts when readers see it.
            return stamp.role == .published || stamp.role == .unknown && isShown(stamp, shownDays)
        }
        guard let first = stated.first, let seen = printed.first else { return stated.first }
        let changes = stamps.filter { $0.role == .modified && $0.origin == "visible" }
        if isShown(first, shownDays + changes) { return first }
        // In the page's elements there may be several works with dates of their own.
        let others = stated.filter { vague.contains(first.origin) || !$0.origin.hasPrefix("microdata:") }
        if let other = others.first(where: { isShown($0, shownDays) }) { return other }
        return isNone(first, seen, stamps) ? nil : first
    }

    /// Whether a day that readers see is the stated one, in whatever zone.
    private static func isShown(_ stamp: Stamp, _ shown: [Stamp]) -> Bool {
        shown.contains { other in
            if StampChoice.isSameDay(stamp, other) { return true }
            guard let time = stamp.time, let seen = other.time else { return false }
            return (time - seen).milliseconds.magnitude < 36 * 3_600_000 && stamp.offsetMinutes == 0
        }
    }

    /// Whether the printed day shows that a stated time is no publication: it is earlier, or the name is vague.
    private static func isNone(_ stated: Stamp, _ seen: Stamp, _ stamps: [Stamp]) -> Bool {
        guard let time = stated.time, let day = seen.time else { return false }
        return day < time || vague.contains(stated.origin)
    }
}
