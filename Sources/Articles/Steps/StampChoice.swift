import Model

/// Chooses the article's own times among the stamps of a page.
enum StampChoice {
    /// The publication time: what machines are told, then what stands at the headline, then the address.
    static func published(_ gathered: StampGatherer, _ draft: ArticleDraft) -> Stamp? {
        let stamps = gathered.stamps
        let stated = stamps.first { $0.role == .published && isMachine($0) && isPlausible($0, draft) }
        let near = gathered.atHeadline.filter { isPlausible($0, draft) }
        let address = stamps.first { $0.origin == "url" }
        let tail = stamps.first { $0.origin == "visible" && $0.role == .published && isPlausible($0, draft) }
        let visible = seen(near, tail, address)
        let feed = stamps.first { $0.origin == "feed:published" }
        let data = stamps.first { $0.origin.hasPrefix("script:") && $0.role == .published && isPlausible($0, draft) }
        guard let best = stated ?? visible ?? data ?? address ?? feed else {
            let changes = stamps.filter { $0.role == .modified && $0.origin == "visible" }
            return only(
                stamps.filter { stamp in
                    stamp.role != .modified && (stamp.origin == "visible" || stamp.origin == "time")
                        && !changes.contains { isSameDay($0, stamp) }
                })
        }
        guard best.isDateOnly else { return asPrinted(best, near, address) }
        // A stamp of the same day that has a time of day says more.
        return ([stated, visible, data, feed].compactMap { $0 } + stamps.filter { $0.role == .published })
            .first { !$0.isDateOnly && isSameDay($0, best) } ?? best
    }

    /// The stamp that readers see: the nearest at the headline that the address does not contradict, or an earlier one
    /// that says "published" elsewhere.
    private static func seen(_ near: [Stamp], _ labelled: Stamp?, _ address: Stamp?) -> Stamp? {
        let changes = near.filter { $0.role == .modified && $0.origin == "visible" }
        let candidates = near.filter { stamp in
            stamp.role == .published || stamp.role == .unknown && !changes.contains { isSameDay($0, stamp) }
        }
        if let address { return candidates.first { isSameDay($0, address) } ?? address }
        guard let first = candidates.first else { return labelled }
        guard first.role != .published, let labelled, let time = labelled.time, let other = first.time, time < other
        else { return first }
        return labelled
    }

    /// The stamp with the offset in which readers see it, when it was written in UTC and falls on another day there.
    ///
    /// `2023-11-09T03:28:35Z` under "Nov. 8, 2023, 10:28 p.m." becomes `2023-11-08T22:28:35-05:00`.
    private static func asPrinted(_ stamp: Stamp, _ near: [Stamp], _ address: Stamp?) -> Stamp {
        guard stamp.offsetMinutes == 0, let time = stamp.time else { return stamp }
        let printed = near.filter { $0.role != .modified && $0.origin == "visible" } + [address].compactMap { $0 }
        guard !printed.contains(where: { isSameDay($0, stamp) }) else { return stamp }
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
        guard let best, best.isDateOnly else { return best }
        return candidates.first { !$0.isDateOnly && isSameDay($0, best) } ?? best
    }

    private static func isMachine(_ stamp: Stamp) -> Bool {
        stamp.origin.hasPrefix("jsonld:") || stamp.origin.hasPrefix("meta:") || stamp.origin.hasPrefix("microdata:")
    }

    /// Between the first web pages and a day after the fetch.
    private static func isPlausible(_ stamp: Stamp, _ draft: ArticleDraft) -> Bool {
        guard let time = stamp.time, time.seconds > 631_152_000 else { return false }
        guard let fetched = draft.page.input.fetchedAt else { return true }
        return time < fetched + .days(1)
    }

    private static func isSameDay(_ a: Stamp, _ b: Stamp) -> Bool {
        guard let first = a.time, let second = b.time else { return false }
        let day = CivilTime(first, offsetMinutes: a.offsetMinutes ?? 0)
        let other = CivilTime(second, offsetMinutes: b.offsetMinutes ?? 0)
        return day.year == other.year && day.month == other.month && day.day == other.day
    }
}

/// The day that an address names: `/2020/01/12/`, `/2020-01-12-storm`, `/20200112/`.
enum AddressDate {
    static func day(in path: String) -> Stamp? {
        let bytes = Array(path.utf8)
        var at = 0
        while at < bytes.count {
            guard isDigit(bytes, at), at == 0 || !isDigit(bytes, at - 1), let found = date(bytes, at) else {
                at += 1
                continue
            }
            return found
        }
        return nil
    }

    private static func isDigit(_ bytes: [UInt8], _ at: Int) -> Bool {
        bytes.indices.contains(at) && bytes[at] >= 0x30 && bytes[at] <= 0x39
    }

    private static func date(_ bytes: [UInt8], _ start: Int) -> Stamp? {
        guard let (year, afterYear) = number(bytes, start, digits: 4...4), (1995...2099).contains(year) else {
            return nil
        }
        let isTight = isDigit(bytes, afterYear)
        let separator: UInt8? = isTight ? nil : bytes.indices.contains(afterYear) ? bytes[afterYear] : nil
        if !isTight, separator != UInt8(ascii: "/"), separator != UInt8(ascii: "-"), separator != UInt8(ascii: "_"),
            separator != UInt8(ascii: ".")
        {
            return nil
        }
        let step = isTight ? 0 : 1
        guard let (month, afterMonth) = number(bytes, afterYear + step, digits: isTight ? 2...2 : 1...2),
            isTight || bytes.indices.contains(afterMonth) && bytes[afterMonth] == separator
        else { return nil }
        guard let (day, end) = number(bytes, afterMonth + step, digits: isTight ? 2...2 : 1...2), !isDigit(bytes, end)
        else { return nil }
        let civil = CivilTime(year: year, month: month, day: day)
        guard civil.isValid else { return nil }
        let literal = String(decoding: bytes[start..<end], as: UTF8.self)
        return Stamp(origin: "url", role: .published, literal: literal, time: civil.timestamp(), isDateOnly: true)
    }

    private static func number(_ bytes: [UInt8], _ start: Int, digits: ClosedRange<Int>) -> (Int, Int)? {
        var at = start
        var value = 0
        while isDigit(bytes, at), at - start < digits.upperBound {
            value = value * 10 + Int(bytes[at] - 0x30)
            at += 1
        }
        return at - start >= digits.lowerBound ? (value, at) : nil
    }
}

/// The country a site belongs to, for zone names and the order of day and month.
enum SiteCountry {
    static func of(_ page: ParsedPage) -> String? {
        if let label = page.address.host?.split(separator: ".").last, label.utf8.count == 2 {
            let country = label.uppercased()
            // Sold to everyone.
            if !["IO", "TV", "CO", "ME", "AI", "FM", "LY", "GG", "TO", "EU"].contains(country) {
                return country == "UK" ? "GB" : country
            }
        }
        let tags = [page.head.language, page.head.first("og:locale"), page.data.language].compactMap { $0 }
        for tag in tags {
            let parts = tag.split(whereSeparator: { "-_".contains($0) })
            if parts.count > 1, let last = parts.last, last.utf8.count == 2 { return last.uppercased() }
        }
        return nil
    }
}
