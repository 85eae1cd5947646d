import Curl
import Model

extension Fetcher {
    /// What a response means (RFC 9110 section 15); nil when it is a redirect that `journey` now points to.
    func judge(_ response: TransferResponse, journey: inout Journey) async -> FetchOutcome? {
        switch response.status {
        case 200, 203: return arrived(response, journey: &journey)
        case 304: return notModified(response, journey: &journey)
        case 301, 302, 303, 307, 308:
            return await follow(response, journey: &journey)
        case 404, 410: return .gone(status: response.status)
        case 429, 503:
            let until = hosts[journey.host].restsUntil ?? clock.now() + policy.rest(strikes: 1)
            return .throttled(status: response.status, until: until)
        case 401, 402, 403, 407, 451: return .refused(status: response.status)
        case 400..<500: return .clientError(status: response.status)
        case 500..<600: return .serverError(status: response.status)
        default: return .noPage(status: response.status)
        }
    }

    private func follow(_ response: TransferResponse, journey: inout Journey) async -> FetchOutcome? {
        if let problem = journey.follow(response.status, response.headers) { return .badRedirect(problem) }
        journey.note { "redirected to \($0.address)" }
        // Here the field is the least time before the redirected request (RFC 9110 section 10.2.3).
        if let until = journey.retryAfter { await clock.sleep(min(policy.longestWait, until - clock.now())) }
        journey.retryAfter = nil
        return nil
    }

    /// A document came: the one that was wished for, an older copy of it, or one that leads on.
    private func arrived(_ response: TransferResponse, journey: inout Journey) -> FetchOutcome? {
        guard !response.body.isEmpty else { return .empty }
        let now = clock.now()
        let page = Page(url: journey.url, response: response, fetchedAt: now)
        if let refresh = PageRefresh(of: page, at: journey.address), journey.request.leadsOn?(page, refresh) == true {
            let before = journey
            let problem = journey.turn(to: refresh.target, isPermanent: refresh.isPermanent)
            journey.note { "the page leads on to \($0.address)" }
            guard let problem else {
                if refresh.isGuessed {
                    journey.guesses.append(Journey.Guess(page: page, response: response, journey: before))
                }
                return nil
            }
            guard refresh.isGuessed else { return .badRedirect(problem) }
            // A guess that leads nowhere was none.
            journey = before
        }
        if isOlderCopy(response, journey, now: now) { return .olderCopy }
        return fresh(page, response, journey: &journey)
    }

    /// Whether a cache gave a copy that was made before the document we hold: nothing in it can be news.
    ///
    /// Two caches of one site may hold two versions and answer by turns. After a day the copy is taken all the same:
    /// then it was the newer one that was wrong.
    private func isOlderCopy(_ response: TransferResponse, _ journey: Journey, now: Timestamp) -> Bool {
        guard let known = journey.request.validators, known.url == journey.url, let held = known.context.madeAt,
            let wholeAt = journey.request.trust.wholeAt, wholeAt <= now, now - wholeAt < policy.unconditionalEvery
        else { return false }
        let context = Validators(url: journey.url, headers: response.headers, now: now).context
        let age = response.headers.first("age").flatMap { DeltaSeconds.parse($0) } ?? 0
        return (context.isCached || age > 0) && context.madeAt.map { $0 < held } ?? false
    }

    /// What a fetch comes to whose way led over a guess: the page that was left where the guess found none.
    func settle(_ outcome: FetchOutcome, _ journey: inout Journey) -> FetchOutcome {
        guard let guess = journey.guesses.first, outcome.foundNothing else { return outcome }
        journey.note { "no page at \($0.address), so the page that led there is used" }
        let (steps, hops) = (journey.steps, journey.hops)
        journey = guess.journey
        journey.resume(steps, hops)
        return fresh(guess.page, guess.response, journey: &journey)
    }

    private func fresh(_ page: Page, _ response: TransferResponse, journey: inout Journey) -> FetchOutcome {
        let now = page.fetchedAt
        let url = journey.url
        let validators = Validators(url: url, headers: response.headers, now: now)
        // The lifetime counts even when there is nothing to ask a conditional question with.
        let isUsable = !(validators.isEmpty && validators.lifetime == nil) && !mayBeCut(response, journey.request)
        journey.validators = isUsable ? validators : nil
        journey.freshFor = Freshness.remaining(of: validators.lifetime, response.headers)
        if let left = journey.freshFor { journey.note { _ in "fresh for another \(left.milliseconds / 1000) s" } }
        return .fresh(page)
    }

    /// Whether a web page may have lost its end on the way: validators of half a page would freeze it.
    ///
    /// Feeds are judged by their reader; of a page only the missing end tag can be seen, and only where HTTP does not
    /// mark the end by itself is it a sign.
    private func mayBeCut(_ response: TransferResponse, _ request: FetchRequest) -> Bool {
        guard !response.isDelimited, request.purpose == .page || request.purpose == .listing else { return false }
        let tail = String(decoding: response.body.suffix(4096), as: UTF8.self).lowercased()
        return !tail.contains("</html") && !tail.contains("</body")
    }

    private func notModified(_ response: TransferResponse, journey: inout Journey) -> FetchOutcome {
        guard !journey.wasUnconditional, var validators = journey.validators else {
            journey.validators = nil
            return .unexpected304
        }
        validators.update(from: response.headers, now: clock.now())
        journey.validators = validators
        journey.freshFor = Freshness.remaining(of: validators.lifetime, response.headers)
        return .notModified
    }
}

extension FetchOutcome {
    /// Whether the way ended without a document, for a reason that lies where it ended.
    fileprivate var foundNothing: Bool {
        switch self {
        case .fresh, .notModified, .olderCopy, .unexpected304, .cancelled, .throttled: false
        default: true
        }
    }

    /// What a failed transfer means.
    init(_ error: TransferError, isRedirected: Bool) {
        let failure = FetchFailure(kind: error.kind.rawValue, detail: error.description, hint: error.hint)
        switch error.kind {
        case .badURL: self = isRedirected ? .badRedirect(error.detail) : .misconfigured(error.detail)
        case .bodyTooLarge: self = .tooLarge(error.detail)
        case .blockedAddress: self = .blockedAddress(error.detail)
        case .truncated, .undecodable, .headersTooLarge, .protocolViolation: self = .damaged(failure)
        case .cancelled: self = .cancelled
        case .nameResolution, .connection, .tls, .timeout, .proxy, .local: self = .unreachable(failure)
        }
    }
}

extension FetchPolicy {
    /// How long a host rests that asked for it without saying how long.
    func rest(strikes: Int) -> Duration { .seconds(30 << min(max(strikes, 1) - 1, 5)) }
}

extension WebAddress {
    /// Whether the host is an address, which never has a wish for TLS of its own (RFC 6797 section 8.3).
    var hasLiteralHost: Bool { host.map { $0.hasPrefix("[") || IPAddress($0) != nil } ?? false }
}
