import Model

/// Finds the offset of a date from its zone as written and from what is known about the page.
struct ZoneResolver {
    let hints: DateHints
    /// The code of the language that the date is written in.
    let language: String?

    /// The offset in minutes, nil when nothing tells it, and how sure it is.
    func resolve(_ zone: WrittenZone, civil: CivilTime, hasTime: Bool) -> (Int?, Stamp.ZoneConfidence) {
        switch zone {
        case .offset(let minutes): return (minutes, .explicit)
        case .place(let winter, let summer):
            return (Place(winter: winter, summer: summer).offset(at: civil), .explicit)
        case .name(let index): return resolve(ZoneName.all[index], civil: civil)
        case .none: return hasTime ? infer(civil) : (nil, .none)
        }
    }

    private func resolve(_ zone: ZoneName, civil: CivilTime) -> (Int?, Stamp.ZoneConfidence) {
        let offsets = zone.candidates.map { candidate in
            candidate.place.flatMap(Place.named)?.offset(at: civil) ?? candidate.offset
        }
        if offsets.count == 1 { return (offsets.first, .explicit) }
        if let twin = hints.twin {
            for offset in offsets where isSameMoment(civil.timestamp(offsetMinutes: offset), twin) {
                return (offset, .inferred)
            }
        }
        if let country = hints.country?.uppercased() {
            for (candidate, offset) in zip(zone.candidates, offsets) where candidate.countries.contains(country) {
                return (offset, .inferred)
            }
        }
        for language in [ZoneResolver.primary(hints.language), language] {
            guard let language else { continue }
            for (candidate, offset) in zip(zone.candidates, offsets) where candidate.languages.contains(language) {
                return (offset, .inferred)
            }
        }
        return (offsets.first, zone.isAmbiguous ? .ambiguous : .explicit)
    }

    /// The offset of a time without any zone.
    private func infer(_ civil: CivilTime) -> (Int?, Stamp.ZoneConfidence) {
        if let twin = hints.twin, let offset = offsetByTwin(civil, twin) { return (offset, .inferred) }
        let place =
            Place.ofCountry(hints.country)
            ?? (hints.country == nil ? Place.ofLanguage(hints.language) ?? Place.ofLanguage(language) : nil)
        if let place { return (place.offset(at: civil), .inferred) }
        return (nil, .none)
    }

    /// The offset, a multiple of 15 minutes, at which a civil time and its twin are the same minute.
    ///
    /// Pages show minutes, so the twin may be up to 59 seconds later.
    private func offsetByTwin(_ civil: CivilTime, _ twin: Timestamp) -> Int? {
        let seconds = (civil.timestamp() - twin).milliseconds / 1000
        let minutes = (seconds + 59 + 100 * 86_400) / 60 - 100 * 1440
        guard seconds.magnitude < 16 * 3600, minutes % 15 == 0, (-12 * 60...14 * 60).contains(minutes) else {
            return nil
        }
        return Int(minutes)
    }

    /// Whether two statements of the same event agree; zones differ by 15 minutes at least.
    private func isSameMoment(_ a: Timestamp, _ b: Timestamp) -> Bool {
        (a - b).milliseconds.magnitude <= 7 * 60_000
    }

    private static func primary(_ tag: String?) -> String? {
        tag.map { String($0.lowercased().prefix { $0 != "-" && $0 != "_" }) }
    }
}
