import Model

/// Chooses the article's own times among the stamps of a page.
enum StampChoice {
    /// The publication time: what machines are told, then what stands at the headline, then the address.
    static func published(_ gathered: StampGatherer, _ draft: ArticleDraft) -> Stamp? {
        let stamps = gathered.stamps.filter { isPlausible($0, draft) }
        let near = gathered.atHeadline.filter { isPlausible($0, draft) }
        let close = gathered.belowHeadline.filter { isPlausible($0, draft) }
        let address = stamps.first { $0.origin == "url" } ?? stamps.first { $0.origin == "title" }
        let stated = StatedPublication.choose(stamps, printed: printed(near), close: close, address).map {
            MislabelledZone.corrected($0, among: stamps, on: draft.page)
        }
        let tail = stamps.first { $0.origin == "visible" && $0.role == .published }
        let visible = seen(near, tail, isInText: gathered.isInText, address)
        let feed = stamps.first { $0.origin == "feed:published" }
        let data = stamps.first {
            ($0.origin.hasPrefix("script:") || $0.origin == "trackback") && $0.role == .published
        }
        guard let best = stated ?? visible ?? data ?? address ?? feed else { return onlyDay(stamps) }
        guard best.isDateOnly || best.zoneConfidence != .explicit else { return asPrinted(best, stamps, near, address) }
        let candidates =
            [stated, visible, data, feed].compactMap { $0 } + stamps.filter { $0.role == .published } + near
        return exact(best, among: candidates)
    }

    /// The stamps at the headline that say nothing of a change, the nearest first.
    static func printed(_ near: [Stamp]) -> [Stamp] {
        let changes = near.filter { $0.role == .modified && $0.origin == "visible" }
        return near.filter { stamp in
            stamp.role == .published || stamp.role == .unknown && !changes.contains { isSameDay($0, stamp) }
        }
    }

    /// A stamp of the same day that says more: the time of day, or the zone that a time of day is in.
    private static func exact(_ best: Stamp, among candidates: [Stamp]) -> Stamp {
        let twins = candidates.filter { !$0.isDateOnly && $0.role != .modified && isSameDay($0, best) }
        guard !best.isDateOnly else { return twins.first { $0.zoneConfidence == .explicit } ?? twins.first ?? best }
        return twins.first { $0.zoneConfidence == .explicit && $0.origin.hasPrefix("script:") }
            ?? twins.first { $0.zoneConfidence == .explicit && isSameClock($0, best) } ?? best
    }

    /// Whether two times of day are written with the same hour and minute.
    private static func isSameClock(_ a: Stamp, _ b: Stamp) -> Bool {
        guard let first = a.time, let second = b.time else { return false }
        let civil = CivilTime(first, offsetMinutes: a.offsetMinutes ?? 0)
        let other = CivilTime(second, offsetMinutes: b.offsetMinutes ?? 0)
        return civil.hour == other.hour && civil.minute == other.minute
    }

    /// Where nothing says "published": the one day that all times of the page mean, else the change that readers see;
    /// where machines are told of a change, they would have been told of a publication.
    private static func onlyDay(_ stamps: [Stamp]) -> Stamp? {
        let changes = stamps.filter { $0.role == .modified && $0.origin == "visible" }
        let others = stamps.filter { stamp in
            stamp.role != .modified && (stamp.origin == "visible" || stamp.origin == "time")
                && !changes.contains { isSameDay($0, stamp) }
        }
        guard others.isEmpty else { return only(others) }
        let isTold = stamps.contains { stamp in
            if stamp.origin == "time" { return true }
            return stamp.role == .modified && (isMachine(stamp) || stamp.origin.hasPrefix("script:"))
        }
        return isTold ? nil : changes.first ?? stamps.first { $0.role == .modified && $0.origin == "microformat" }
    }

    /// The stamp that readers see: the nearest at the headline that the address does not contradict, or an earlier one
    /// that says "published" elsewhere.
    private static func seen(
        _ near: [Stamp], _ labelled: Stamp?, isInText: (Stamp) -> Bool, _ address: Stamp?
    ) -> Stamp? {
        let candidates = printed(near)
        if let address { return candidates.first { isSameDay($0, address) } ?? address }
        guard let first = candidates.first else { return labelled }
        // What the text says of other works' publication is no stamp of this one.
        guard first.role != .published, let labelled, !isInText(labelled), let time = labelled.time,
            let other = first.time, time < other
        else { return first }
        return labelled
    }

    /// The stamp with the offset in which readers see it, when it was written in UTC and falls on another day there.
    ///
    /// `2023-11-09T03:28:35Z` under "Nov. 8, 2023, 10:28 p.m." becomes `2023-11-08T22:28:35-05:00`.
    private static func asPrinted(_ stamp: Stamp, _ stamps: [Stamp], _ near: [Stamp], _ address: Stamp?) -> Stamp {
        guard stamp.offsetMinutes == 0, let time = stamp.time else { return stamp }
        let printed = near.filter { $0.role != .modified && $0.origin == "visible" } + [address].compactMap { $0 }
        guard !printed.contains(where: { isSameDay($0, stamp) }) else { return stamp }
        let sameInstant = stamps.filter { $0.time == time && $0.offsetMinutes != 0 && $0.zoneConfidence == .explicit }
        if let twin = sameInstant.first(where: { twin in printed.contains { isSameDay($0, twin) } }) { return twin }
        for twin in printed {
            guard let civil = twin.time, let offset = offset(of: time, to: civil, twin) else { continue }
            var local = stamp
            local.offsetMinutes = offset
            if isSameDay(local, twin) { return local }
        }
        return stamp
    }

    /// Minutes from UTC: exact when the twin has a time of day, else the smallest number of hours to the twin's day.
    private static func offset(of time: Timestamp, to civil: Timestamp, _ twin: Stamp) -> Int? {
        if !twin.isDateOnly, let offset = twin.offsetMinutes, twin.zoneConfidence != .ambiguous {
            return (civil - time).milliseconds.magnitude < 60_000 ? offset : nil
        }
        let minutes = (civil - time).milliseconds / 60_000
        guard twin.isDateOnly else { return minutes % 15 == 0 && abs(minutes) <= 14 * 60 ? Int(minutes) : nil }
        if minutes > 0 { return minutes <= 14 * 60 ? Int((minutes + 59) / 60 * 60) : nil }
        let after = -minutes - 24 * 60
        return (0..<12 * 60).contains(after) ? -Int((after + 60) / 60 * 60) : nil
    }

    /// The stamp when all of them mean one day.
    private static func only(_ stamps: [Stamp]) -> Stamp? {
        guard let first = stamps.first(where: { $0.time != nil }) else { return nil }
        return stamps.allSatisfy { $0.time == nil || isSameDay($0, first) } ? first : nil
    }

    /// The time of the last change that the page states.
    static func modified(_ gathered: StampGatherer, _ draft: ArticleDraft) -> Stamp? {
        let candidates = gathered.stamps.filter { $0.role == .modified && isPlausible($0, draft) }
        let best = candidates.first(where: isMachine) ?? candidates.first { $0.origin == "visible" } ?? candidates.first
        guard let best else { return nil }
        guard best.isDateOnly else {
            return MislabelledZone.corrected(best, among: candidates, on: draft.page)
        }
        return candidates.first { !$0.isDateOnly && isSameDay($0, best) } ?? best
    }

    static func isMachine(_ stamp: Stamp) -> Bool {
        stamp.origin.hasPrefix("jsonld:") || stamp.origin.hasPrefix("meta:") || stamp.origin.hasPrefix("microdata:")
    }

    /// Between the first web pages and a day after the fetch.
    private static func isPlausible(_ stamp: Stamp, _ draft: ArticleDraft) -> Bool {
        guard let time = stamp.time, time.seconds > 631_152_000 else { return false }
        guard let fetched = draft.page.input.fetchedAt else { return true }
        return time < fetched + .days(1)
    }

    static func isSameDay(_ a: Stamp, _ b: Stamp) -> Bool {
        guard let first = a.time, let second = b.time else { return false }
        let day = CivilTime(first, offsetMinutes: a.offsetMinutes ?? 0)
        let other = CivilTime(second, offsetMinutes: b.offsetMinutes ?? 0)
        return day.year == other.year && day.month == other.month && day.day == other.day
    }
}
