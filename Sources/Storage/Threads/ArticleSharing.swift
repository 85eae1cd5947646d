/// Chooses among due articles, so that every source gets its share of the places and every one its turn at a host.
///
/// What is offered comes in the order of its waiting. Of each source no more is kept than could be chosen, so a source
/// with ten thousand due articles costs a look at each of its index entries and no memory.
struct ArticleSharing {
    /// One article that could be checked now.
    struct Candidate {
        var place: Leases.Place
        /// Its place among all that were offered: the order of waiting.
        var order: Int
        /// How many of its source come before it, those under way included.
        var rank = 0
    }

    private let standing: Leases.Standing
    private let limit: Int
    /// Places that all sources share, those that are taken not included; nil when nothing is shared out.
    private let share: Int?
    private let perHost: Int

    private var offered = 0
    private var kept: [Int64: Int] = [:]
    private var keptAtHost: [Leases.Standing.Pair: Int] = [:]
    private var candidates: [Candidate] = []
    private(set) var waitsForHost = false
    private(set) var waitsForShare = false

    init(_ standing: Leases.Standing, limit: Int, share: Int?, perHost: Int) {
        self.standing = standing
        self.limit = limit
        self.share = share
        self.perHost = perHost
    }

    /// Takes an article into account, the longest waiting first.
    mutating func offer(_ place: Leases.Place) {
        offered += 1
        guard !standing.articles.contains(place.article) else { return }
        guard standing.hosts[place.host, default: 0] < perHost else {
            waitsForHost = true
            return
        }
        if let share, standing.sources[place.source, default: 0] >= share {
            waitsForShare = true
            return
        }
        let pair = Leases.Standing.Pair(host: place.host, source: place.source)
        guard kept[place.source, default: 0] < limit else { return }
        guard keptAtHost[pair, default: 0] < perHost else {
            waitsForHost = true
            return
        }
        kept[place.source, default: 0] += 1
        keptAtHost[pair, default: 0] += 1
        candidates.append(Candidate(place: place, order: offered))
    }

    /// What is to be checked now: at most `limit`, in an order that puts those with few under way first.
    mutating func chosen() -> [Candidate] {
        var ranks: [Int64: Int] = [:]
        var order = turns()
        for index in order.indices {
            let source = order[index].place.source
            order[index].rank = standing.sources[source, default: 0] + ranks[source, default: 0]
            ranks[source, default: 0] += 1
        }
        order.sort { ($0.rank, $0.order) < ($1.rank, $1.order) }
        var taken: [Int64: Int] = [:]
        var chosen: [Candidate] = []
        for candidate in order {
            guard chosen.count < limit else { break }
            let source = candidate.place.source
            let under = standing.sources[source, default: 0] + taken[source, default: 0]
            if let share, under >= share - chosen.count {
                waitsForShare = true
                continue
            }
            taken[source, default: 0] += 1
            chosen.append(candidate)
        }
        return chosen
    }

    /// The candidates for whom their hosts have room, in the order of waiting: where several sources want one host, the
    /// one whose turn there was longest ago comes first.
    private mutating func turns() -> [Candidate] {
        var byHost: [Int64: [Candidate]] = [:]
        for candidate in candidates { byHost[candidate.place.host, default: []].append(candidate) }
        var kept: [Candidate] = []
        for (host, wanting) in byHost {
            let room = perHost - standing.hosts[host, default: 0]
            if wanting.count > room { waitsForHost = true }
            kept += inTurn(wanting, host).prefix(room)
        }
        return kept.sorted { $0.order < $1.order }
    }

    private func inTurn(_ wanting: [Candidate], _ host: Int64) -> [Candidate] {
        guard wanting.contains(where: { $0.place.source != wanting[0].place.source }) else { return wanting }
        var seen: [Int64: Int] = [:]
        let keyed = wanting.map { candidate in
            var candidate = candidate
            candidate.place.isTurn = true
            let source = candidate.place.source
            let round = seen[source, default: 0]
            seen[source] = round + 1
            let turn = standing.turns[Leases.Standing.Pair(host: host, source: source)] ?? 0
            return (round: round, turn: turn, candidate: candidate)
        }
        return keyed.sorted { ($0.round, $0.turn, $0.candidate.order) < ($1.round, $1.turn, $1.candidate.order) }
            .map(\.candidate)
    }
}
