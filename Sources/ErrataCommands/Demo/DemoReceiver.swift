import MicroHTTPD
import Model
import Notifying
import Synchronization

/// The bundled receiver of the demonstration: it verifies each webhook as a receiver should.
final class DemoReceiver: Sendable {
    private struct State {
        var genuine: [String] = []
        var refused = 0
    }

    private let verifier: SignatureVerifier
    private let now: @Sendable () -> Timestamp
    private let state = Mutex(State())

    /// A receiver that knows the key.
    init(key: SigningKey, now: @escaping @Sendable () -> Timestamp) {
        verifier = SignatureVerifier(keys: [key])
        self.now = now
    }

    /// How many webhooks were genuine.
    var accepted: Int { state.withLock { $0.genuine.count } }

    /// How many were not.
    var refused: Int { state.withLock { $0.refused } }

    /// The message ids that arrived, in order.
    var identifiers: [String] { state.withLock { $0.genuine } }

    /// Answers one delivery: 204 when its signature is right, 401 otherwise.
    func answer(_ request: HTTPRequest) -> HTTPResponse {
        let verdict = verifier.verdict(field: { request.header($0) }, body: request.body, now: now())
        guard verdict == .genuine, let id = request.header("webhook-id") else {
            state.withLock { $0.refused += 1 }
            return HTTPResponse(status: 401)
        }
        // The same message may come twice (at least once is the promise): its id is the key.
        state.withLock { if !$0.genuine.contains(id) { $0.genuine.append(id) } }
        return HTTPResponse(status: 204)
    }
}
