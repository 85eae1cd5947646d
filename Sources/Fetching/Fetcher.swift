import Crypto
public import Curl
public import Model
import Synchronization

/// Retrieves pages politely: conditional requests, redirects, robots.txt, a host's wishes and pace, guarded addresses.
public final class Fetcher: Sendable {
    /// How one exchange is made: over the network, or from what was recorded.
    public typealias Transport = @Sendable (TransferRequest) async -> TransferResult

    let transport: Transport
    private let held: Mutex<FetchPolicy>
    let clock: FetchClock
    let hosts: HostTable
    let renders: Turns
    let lacksPDFReader = Flag()

    /// A fetcher that makes its transfers on a loop.
    ///
    /// - Parameters:
    ///   - loop: makes the transfers.
    ///   - policy: the manners.
    ///   - memory: keeps what must survive a restart.
    ///   - clock: the machine's, or a test's.
    public convenience init(
        loop: TransferLoop, policy: FetchPolicy, memory: any HostMemory = NoHostMemory(), clock: FetchClock = .system
    ) {
        self.init(transport: { await loop.transfer($0) }, policy: policy, memory: memory, clock: clock)
    }

    /// A fetcher whose exchanges are made by somebody else: a replay answers them from a recording.
    ///
    /// - Parameters:
    ///   - transport: makes one exchange; redirects are followed here.
    ///   - policy: the manners.
    ///   - memory: keeps what must survive a restart.
    ///   - clock: the machine's, or a virtual one.
    public init(
        transport: @escaping Transport, policy: FetchPolicy, memory: any HostMemory = NoHostMemory(),
        clock: FetchClock = .system
    ) {
        self.transport = transport
        held = Mutex(policy)
        self.clock = clock
        renders = Turns(policy.maximumRenders)
        hosts = HostTable(policy: policy, memory: memory, clock: clock)
    }

    /// The manners in force; a fetch under way may see them change.
    public var policy: FetchPolicy { held.withLock { $0 } }

    /// Takes other manners from the next request on.
    public func setPolicy(_ policy: FetchPolicy) {
        held.withLock { $0 = policy }
        hosts.setPolicy(policy)
    }

    /// Whether a PDF came lately and the program that reads them is not installed.
    public var lacksPDFProgram: Bool { lacksPDFReader.isSet }

    /// Retrieves a page; returns in every case, with what happened.
    public func fetch(_ request: FetchRequest) async -> Fetch {
        var journey = Journey(request, startedAt: clock.now())
        var outcome = settle(await travel(&journey), &journey)
        if request.purpose == .page, case .fresh(let page) = outcome, PDFPage.isPDF(page) {
            outcome = await text(of: page, &journey)
        }
        journey.note { _ in outcome.explanation }
        return journey.ended(outcome, at: clock.now())
    }

    /// The earliest time at which a fetch from the host of that address would not have to wait, as far as is known.
    ///
    /// Ask it before starting a fetch, so that thousands of due checks of one host do not wait inside `fetch`.
    public func readyAt(_ url: String, now: Timestamp) -> Timestamp {
        hosts.readyAt(Journey.host(of: url), now: now)
    }

    // MARK: The way

    /// What one question led to.
    private enum Step {
        case ended(FetchOutcome)
        case redirected
    }

    private func travel(_ journey: inout Journey) async -> FetchOutcome {
        guard journey.address.isWeb else {
            return .misconfigured("\(journey.request.url) is not an http or https address")
        }
        for _ in 0...policy.maximumRedirects {
            let host = journey.host
            switch await hosts.enter(host) {
            case .granted: break
            case .resting(let until): return .throttled(status: nil, until: until)
            case .cancelled: return .cancelled
            }
            let step = await stay(&journey, host: host)
            hosts.leave(host)
            if case .ended(let outcome) = step { return outcome }
        }
        return .badRedirect("more than \(policy.maximumRedirects) redirects")
    }

    /// Asks at one host, and goes on asking there while it redirects to itself.
    private func stay(_ journey: inout Journey, host: String) async -> Step {
        while true {
            if hosts.wantsTLS(host, now: clock.now()) { journey.address = StrictTransport.upgraded(journey.address) }
            if journey.request.obeysRobots, let verdict = await robotsVerdict(&journey, host: host) {
                return .ended(verdict)
            }
            if journey.isRendered { return .ended(await render(&journey)) }
            if let outcome = await ask(&journey, host: host) { return .ended(outcome) }
            if journey.hops.count > policy.maximumRedirects {
                return .ended(.badRedirect("more than \(policy.maximumRedirects) redirects"))
            }
            if journey.host != host { return .redirected }
        }
    }

    /// Makes one exchange; nil when it was a redirect that `journey` now points to.
    private func ask(_ journey: inout Journey, host: String) async -> FetchOutcome? {
        let transfer: TransferRequest
        do {
            transfer = try self.transfer(&journey)
        } catch {
            return .misconfigured(error.reason)
        }
        journey.note { "GET \($0.address)\($0.wasUnconditional ? "" : " with validators")" }
        journey.willAsk()
        let startedAt = clock.now()
        let result = await transport(transfer)
        switch result {
        case .failure(let error):
            journey.hops.append(Fetch.Hop(url: transfer.url, status: 0))
            return FetchOutcome(error, isRedirected: journey.hops.count > 1)
        case .success(let response):
            journey.hops.append(Fetch.Hop(url: transfer.url, status: response.status))
            journey.note { _ in "\(response.status) from \(response.peerAddress), \(response.wireBytes) bytes" }
            if let exchange = HTTPExchange(transfer, response, journey.request.options, startedAt: startedAt) {
                journey.exchanges.append(exchange)
            }
            await learn(response, journey: &journey, host: host)
            return await judge(response, journey: &journey)
        }
    }

    /// Keeps what an answer says about its host.
    private func learn(_ response: TransferResponse, journey: inout Journey, host: String) async {
        let now = clock.now()
        journey.cookies.take(response.headers, host: host)
        journey.retryAfter = RetryAfter.parse(response.headers, now: now, longest: policy.longestRetryAfter)
        let wish =
            journey.address.scheme == "https" && !journey.address.hasLiteralHost
            ? StrictTransport(response.headers) : nil
        let retryAfter = journey.retryAfter
        let lesson = lesson(response, journey)
        await hosts.update(host) { state in
            wish?.apply(to: &state, now: now)
            if let lesson { state.learn(lesson.condition, lesson.result, now: now) }
            guard response.status == 429 || response.status == 503 else {
                state.strikes = 0
                return
            }
            state.strikes += 1
            state.restsUntil = retryAfter ?? now + policy.rest(strikes: state.strikes)
        }
    }

    /// What the answer to a conditional question says about how the host reads tags; nil when it says nothing.
    private func lesson(
        _ response: TransferResponse, _ journey: Journey
    ) -> (condition: Journey.Condition, result: ConditionResult)? {
        guard let condition = journey.condition, !journey.wasUnconditional else { return nil }
        if response.status == 304 { return (condition, .unmodified) }
        guard response.status == 200 else { return nil }
        let tag = response.headers.first("etag").map { EntityTag(Array($0)).base }
        if tag == EntityTag(condition.tag).base { return (condition, .repeated) }
        // With another tag, and another date where there is one, the server had a reason to send it all.
        let date = response.headers.first("last-modified").map { Array($0) }
        guard date == journey.request.validators?.lastModified,
            journey.request.bodySHA256 == SHA256.digest(response.body)
        else { return nil }
        return (condition, tag == nil ? .repeated : .renamed)
    }
}
