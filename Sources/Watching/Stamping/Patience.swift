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

    /// Notes how somebody answered.
    ///
    /// - Parameters:
    ///   - problem: why there was no answer, or nil.
    ///   - key: who was asked.
    ///   - now: when.
    ///   - name: who that is for people.
    ///   - again: what is said of one who answers after failures: "answers again".
    /// - Returns: what is worth a word: the first of several failures, and the first answer after them.
    mutating func note(
        _ problem: String?, of key: String, at now: Timestamp, name: String, again: String
    ) -> String? {
        guard let problem else { return troubles.removeValue(forKey: key).map { _ in "\(name) \(again)" } }
        let count = troubles[key]?.count ?? 0
        let wait = Patience.waits[min(count, Patience.waits.count - 1)]
        troubles[key] = Trouble(count: count + 1, next: now + wait)
        return count == 0 ? "\(name): \(problem); it is asked again" : nil
    }
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
