import ChangeLog
import Configuration
import Crypto
import Curl
import Fetching
import Model
import Storage

/// Has witnesses sign the newest checkpoint of the log, beside everything else and never in its way.
///
/// A witness checks that the log only grew since it signed last (c2sp.org/tlog-witness). One that does not answer is asked
/// again for days: the newest checkpoint covers what the earlier ones did.
actor WitnessLoop {
    private let folder: CosignatureFolder
    private let store: String
    private let transfer: @Sendable (TransferRequest) async -> TransferResult
    private let policy: @Sendable () -> FetchPolicy
    private let now: @Sendable () -> Timestamp
    private let log: @Sendable (String) -> Void
    private var patience = Patience()

    private static let look = Duration.seconds(10)

    init(
        log directory: String, store: String, policy: @escaping @Sendable () -> FetchPolicy,
        transfer: @escaping @Sendable (TransferRequest) async -> TransferResult,
        now: @escaping @Sendable () -> Timestamp, say: @escaping @Sendable (String) -> Void
    ) {
        folder = CosignatureFolder(log: directory)
        self.store = store
        self.policy = policy
        self.transfer = transfer
        self.now = now
        log = say
    }

    /// Looks again and again until the task is cancelled.
    func run(_ witnesses: @Sendable () -> [WitnessSettings]) async {
        while !Task.isCancelled {
            for witness in witnesses() { await serve(witness) }
            try? await Task.sleep(for: WitnessLoop.look)
        }
    }

    private func serve(_ witness: WitnessSettings) async {
        let key = witness.key.text
        guard patience.allows(key, now()) else { return }
        var problem: String?
        do {
            guard let wish = try folder.wish(of: witness.key) else { return }
            problem = try await ask(witness, wish, from: wish.known, mayAskAgain: true)
        } catch { problem = "\(error)" }
        guard problem == nil || !Task.isCancelled else { return }
        if let word = patience.note(problem, of: key, at: now(), name: witness.key.name, again: "signs again") {
            log("witnesses: \(word)")
        }
    }

    /// Asks for one signature; why there is none, or nil.
    private func ask(
        _ witness: WitnessSettings, _ wish: CosignatureFolder.Wish, from old: Int, mayAskAgain: Bool
    ) async throws -> String? {
        let question = try folder.question(wish, from: old, try StoreReader.open(store))
        let address = (witness.url.hasSuffix("/") ? witness.url : witness.url + "/") + "add-checkpoint"
        switch await transfer(policy().post(question, type: "text/plain; charset=utf-8", to: address)) {
        case .failure(let error): return error.description
        case .success(let response):
            switch response.status {
            case 200:
                let isKept = try folder.keep(response.body, for: wish, of: witness.key)
                return isKept ? nil : "its answer has no signature of its key over the checkpoint"
            case 404: return "it does not know this log: give it the verifier key that errata verify prints"
            case 403: return "it knows this log by another key"
            case 409:
                let size = Int(String(decoding: response.body, as: UTF8.self).filter { $0 != "\n" })
                guard let size, size >= 0, size <= wish.size, size != old, mayAskAgain else {
                    return conflict(size, wish, old)
                }
                return try await ask(witness, wish, from: size, mayAskAgain: false)
            case 422: return "it does not believe that the log only grew since it signed last"
            case let status: return "it answered \(status)"
            }
        }
    }

    /// What it means that the witness has seen another log than this one.
    private func conflict(_ size: Int?, _ wish: CosignatureFolder.Wish, _ old: Int) -> String {
        guard let size, size > wish.size else {
            return "it has seen another log of this name: what it signed is not how this log begins"
        }
        return "it has seen \(size) lines of this log, which has \(wish.size): the store was put back to an earlier "
            + "state, or somebody else signs with its key"
    }
}
