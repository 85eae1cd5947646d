import Curl
import Fetching
import Model

/// Who is asked again when: the waits grow with each failure, and never end.
struct Patience {
    private struct Trouble {
        var count = 0
        var next: Timestamp
    }

    /// How long to wait after each failure; the last holds for all that follow.
    private static let waits: [Duration] = [.minutes(1), .minutes(5), .minutes(30), .hours(2), .hours(6)]

    private var troubles: [String: Trouble] = [:]

    /// Whether it is time to ask somebody.
    func allows(_ name: String, _ now: Timestamp) -> Bool { troubles[name].map { $0.next <= now } ?? true }

    /// Notes a failure; true for the first of several, which is worth a word.
    mutating func failed(_ name: String, _ now: Timestamp) -> Bool {
        let count = troubles[name]?.count ?? 0
        let wait = Patience.waits[min(count, Patience.waits.count - 1)]
        troubles[name] = Trouble(count: count + 1, next: now + wait)
        return count == 0
    }

    /// Notes an answer; true when there were failures before, which is worth a word.
    mutating func succeeded(_ name: String) -> Bool { troubles.removeValue(forKey: name) != nil }
}

extension FetchPolicy {
    /// What is posted to somebody who vouches for a checkpoint.
    func post(_ body: [UInt8], type: String, to url: String) -> TransferRequest {
        var request = TransferRequest(url: url)
        request.method = "POST"
        request.headers.add("Content-Type", type)
        request.headers.add("User-Agent", userAgent)
        request.body = body
        request.acceptsCompression = false
        request.closesConnection = true
        request.addressGuard = addressGuard
        request.proxy = proxy
        request.limits.wireBytes = 1 << 18
        request.limits.totalTimeout = .seconds(30)
        return request
    }
}
