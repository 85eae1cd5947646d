import Curl
import Model

extension Fetcher {
    /// What robots.txt says against asking for the journey's address; nil when it may be asked for.
    ///
    /// Called with the host's turn, so the file itself is part of the host's budget.
    func robotsVerdict(_ journey: inout Journey, host: String) async -> FetchOutcome? {
        guard let origin = journey.address.origin else { return nil }
        let now = clock.now()
        let known = hosts.rules(origin, host: host, now: now)
        let (rules, record): (RobotsRules, RobotsRecord)
        do throws(TransferError) {
            (rules, record) = if let known { known } else { try await askRobots(origin, &journey, host: host) }
        } catch {
            return FetchOutcome(error, isRedirected: journey.hops.count > 1)
        }
        if let since = record.unreachableSince, now - since < .days(30) {
            return .disallowed(unreachable: true, until: record.freshUntil)
        }
        guard !rules.allows(journey.address.target) else {
            journey.note { _ in
                "robots.txt allows it" + (rules.crawlDelay.map { ", one request every \($0) s" } ?? "")
            }
            return nil
        }
        return .disallowed(unreachable: false, until: record.freshUntil)
    }

    /// Gets the robots.txt of an origin and keeps what it says (RFC 9309 section 2.3).
    ///
    /// - Throws: when the address guard refuses the origin, which says nothing about its robots.txt.
    private func askRobots(
        _ origin: String, _ journey: inout Journey, host: String
    ) async throws(TransferError) -> (RobotsRules, RobotsRecord) {
        let before = hosts[host].robots.first { $0.origin == origin }
        let answer = try await robotsAnswer(journey)
        let now = clock.now()
        var record = RobotsRecord(
            origin: origin, fetchedAt: now, unreachableSince: nil, freshUntil: now + .days(1), rules: [])
        var rules = RobotsRules()
        switch answer {
        case .file(let body, let freshFor):
            rules = RobotsParser.parse(body, token: policy.robotsToken)
            record.rules = rules.lines
            record.freshUntil = now + min(.days(1), max(.hours(1), freshFor ?? .days(1)))
        case .missing: break
        case .unreachable(let reason):
            journey.note { _ in "robots.txt is unavailable: \(reason)" }
            let since = before?.unreachableSince ?? now
            record.unreachableSince = since
            // Asked again after as long as it has been away, so that the waits double.
            record.freshUntil = now + min(.days(1), max(.minutes(5), now - since))
        }
        await hosts.keep(record, rules, host: host)
        return (rules, record)
    }

    private enum RobotsAnswer {
        case file([UInt8], freshFor: Duration?)
        /// 4xx, or too many redirects: everything is allowed.
        case missing
        /// 5xx or no answer: nothing is allowed.
        case unreachable(String)
    }

    /// Follows redirects, also to other hosts; what comes belongs to the origin that was asked first.
    private func robotsAnswer(_ journey: Journey) async throws(TransferError) -> RobotsAnswer {
        var place = journey.address
        place.path = "/robots.txt"
        place.query = nil
        for hop in 0...5 {
            let response: TransferResponse
            switch await transport(robotsTransfer(place, journey)) {
            case .success(let answer): response = answer
            case .failure(let error) where error.kind == .blockedAddress && hop == 0: throw error
            case .failure(let error): return .unreachable(error.description)
            }
            switch response.status {
            case 200..<300:
                let now = clock.now()
                return .file(response.body, freshFor: Freshness.lifetime(response.headers, now: now))
            case 301, 302, 303, 307, 308:
                guard let location = response.headers.text("location") else { return .missing }
                place = WebAddress.resolve(location, base: place).bare
                guard place.isWeb else { return .missing }
            case 300..<500: return .missing
            default: return .unreachable("the server has trouble (\(response.status))")
            }
        }
        return .missing
    }

    private func robotsTransfer(_ place: WebAddress, _ journey: Journey) -> TransferRequest {
        let options = journey.request.options
        var transfer = TransferRequest(url: place.description)
        transfer.addressGuard = policy.addressGuard
        transfer.proxy = options.proxy ?? policy.proxy
        transfer.tls.authorityFile = options.certificateAuthorityFile ?? policy.authorityFile
        transfer.tls.verifiesPeer = !(options.isInsecure && journey.isHome(place))
        transfer.limits = policy.limits
        transfer.limits.totalTimeout = min(policy.limits.totalTimeout, .seconds(20))
        // More than the 500 KiB that must be read; of a longer file the start is used.
        transfer.limits.wireBytes = 1 << 20
        transfer.limits.decodedBytes = 1 << 20
        transfer.acceptsPrefix = true
        transfer.headers.add("User-Agent", options.userAgent ?? policy.userAgent)
        transfer.headers.add("Accept", "text/plain, */*;q=0.5")
        return transfer
    }
}
