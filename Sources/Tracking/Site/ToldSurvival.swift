import JSON

/// How long what was told stood, for each kind of place of a site: a text line, a sentence, a byline.
///
/// An edit stays; a ticker, a promotion or a wandering line that passed for one is gone within hours. Where a good part of
/// what was told did not last, more is asked before anything is told there again. Bounded; kinds not seen for the longest
/// time are forgotten first.
struct ToldSurvival: Sendable, Equatable {
    /// More kinds of places are not remembered.
    static let limit = 128
    /// So many tellings that did not last say something.
    static let fleetingNeeded = 3

    /// So many that lasted, anywhere on the site, show that its edits do.
    static let lastingNeeded = 3

    private struct Tally: Sendable, Equatable, LastSeen {
        var fleeting = 0
        var lasting = 0
        var lastSeen: UInt32 = 0
    }

    private var tallies: [UInt64: Tally] = [:]
    private var notes: UInt32 = 0

    /// Notes how long something told at a kind of place stood.
    mutating func note(_ fate: ToldTexts.Fate) {
        notes &+= 1
        var tally = tallies[fate.place] ?? Tally()
        tally.lastSeen = notes
        if fate.isLasting { tally.lasting += 1 } else { tally.fleeting += 1 }
        if tally.fleeting + tally.lasting >= 64 {
            tally.fleeting /= 2
            tally.lasting /= 2
        }
        tallies[fate.place] = tally
        if tallies.count > ToldSurvival.limit { tallies.forgetOldHalf() }
    }

    /// Whether more than a third of what was told at a kind of place did not last, on a site whose edits do.
    ///
    /// Where nothing lasts the whole site is edited all the time, and to say nothing would be to lose it. But nobody
    /// puts whole sentences into a text and takes them out again within hours: for them no other proof is asked.
    func isFleeting(_ place: UInt64, isExchange: Bool = false) -> Bool {
        guard let tally = tallies[place], isExchange || lasting >= ToldSurvival.lastingNeeded else { return false }
        return tally.fleeting >= ToldSurvival.fleetingNeeded && 2 * tally.fleeting > tally.lasting
    }

    private var lasting: Int { tallies.values.reduce(0) { $0 + $1.lasting } }

    /// How many times as long as a lasting text the next one must stand: more for each six that did not last.
    func patience(_ place: UInt64) -> Int { min(3, 1 + (tallies[place]?.fleeting ?? 0) / 6) }
}

extension ToldSurvival {
    /// Reads what `write` wrote.
    init(json value: JSONValue?) {
        for member in (value?.object ?? []).prefix(ToldSurvival.limit) {
            guard let place = UInt64(member.key, radix: 36), let parts = member.value.array, parts.count == 2 else {
                continue
            }
            tallies[place] = Tally(fleeting: parts[0].int ?? 0, lasting: parts[1].int ?? 0)
        }
    }

    /// The tallies for the store.
    func write(to json: inout JSONWriter) {
        json.object { json in
            for (place, tally) in tallies.sorted(by: { $0.key < $1.key }) {
                json.key(String(place, radix: 36))
                json.array { json in
                    json.value(tally.fleeting)
                    json.value(tally.lasting)
                }
            }
        }
    }
}
