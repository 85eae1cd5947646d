import ChangeLog
import Configuration
import Crypto
import Curl
import Fetching
import Linux
import Model

/// Asks authorities to stamp the newest checkpoint of the log, beside everything else and never in its way.
///
/// An authority that does not answer is asked again for days: the newest checkpoint covers what the earlier ones did.
actor StampLoop {
    private struct Trouble {
        var count = 0
        var next: Timestamp
    }

    private let folder: StampFolder
    private let transfer: @Sendable (TransferRequest) async -> TransferResult
    private let policy: @Sendable () -> FetchPolicy
    private let now: @Sendable () -> Timestamp
    private let log: @Sendable (String) -> Void
    private var troubles: [String: Trouble] = [:]

    /// How long to wait after each failure; the last holds for all that follow.
    static let waits: [Duration] = [.minutes(1), .minutes(5), .minutes(30), .hours(2), .hours(6)]
    private static let look = Duration.seconds(10)
    private static let largest = 1 << 18

    init(
        log directory: String, policy: @escaping @Sendable () -> FetchPolicy,
        transfer: @escaping @Sendable (TransferRequest) async -> TransferResult,
        now: @escaping @Sendable () -> Timestamp, say: @escaping @Sendable (String) -> Void
    ) {
        folder = StampFolder(log: directory)
        self.policy = policy
        self.transfer = transfer
        self.now = now
        log = say
    }

    /// Looks again and again until the task is cancelled.
    func run(_ authorities: @Sendable () -> [TimestampAuthority]) async {
        while !Task.isCancelled {
            for authority in authorities() { await serve(authority) }
            try? await Task.sleep(for: StampLoop.look)
        }
    }

    private func serve(_ authority: TimestampAuthority) async {
        if let trouble = troubles[authority.url], trouble.next > now() { return }
        let host = WebAddress(authority.url).host ?? authority.url
        do {
            guard let wish = try folder.wish(of: host) else { return }
            if let problem = try await stamp(wish, authority, host) {
                note(problem, authority, host)
            } else if troubles.removeValue(forKey: authority.url) != nil {
                log("time stamps: \(host) answers again")
            }
        } catch { note("\(error)", authority, host) }
    }

    /// Asks for one stamp; why there is none, or nil.
    private func stamp(
        _ wish: StampFolder.Wish, _ authority: TimestampAuthority, _ host: String
    ) async throws -> String? {
        guard let question = TimeStampProtocol.request(sha256: wish.sha256, nonce: [1] + SecureRandom.bytes(8)) else {
            return "no request could be made"
        }
        var request = TransferRequest(url: authority.url)
        request.method = "POST"
        request.headers.add("Content-Type", "application/timestamp-query")
        request.headers.add("User-Agent", policy().userAgent)
        request.body = question
        request.acceptsCompression = false
        request.closesConnection = true
        request.addressGuard = policy().addressGuard
        request.proxy = policy().proxy
        request.limits.wireBytes = StampLoop.largest
        request.limits.totalTimeout = .seconds(30)
        switch await transfer(request) {
        case .failure(let error): return error.description
        case .success(let response):
            guard response.status == 200 else { return "it answered \(response.status)" }
            switch TimeStampProtocol.verdict(response.body, to: question, authorityFile: authority.authorityFile) {
            case .refused(let reason): return "its answer was refused: \(reason)"
            case .stamped:
                let certificates = try FileSystem.read(authority.authorityFile, limit: 1 << 22)
                try folder.keep(response.body, for: wish, of: host, certificates: certificates)
                return nil
            }
        }
    }

    private func note(_ problem: String, _ authority: TimestampAuthority, _ host: String) {
        guard !Task.isCancelled else { return }
        let count = troubles[authority.url]?.count ?? 0
        let wait = StampLoop.waits[min(count, StampLoop.waits.count - 1)]
        troubles[authority.url] = Trouble(count: count + 1, next: now() + wait)
        if count == 0 { log("time stamps: \(host): \(problem); it is asked again") }
    }
}
