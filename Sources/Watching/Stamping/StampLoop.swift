import ChangeLog
import Configuration
import Crypto
import Curl
import Fetching
import Linux
import Model

/// Has authorities and commands stamp the newest checkpoint of the log, beside everything else and never in its way.
///
/// An authority that does not answer is asked again for days: the newest checkpoint covers what the earlier ones did.
actor StampLoop {
    private let folder: StampFolder
    private let transfer: @Sendable (TransferRequest) async -> TransferResult
    private let policy: @Sendable () -> FetchPolicy
    private let now: @Sendable () -> Timestamp
    private let log: @Sendable (String) -> Void
    private var patience = Patience()

    private static let look = Duration.seconds(10)

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
        let isCommand = !authority.command.isEmpty
        let key = isCommand ? authority.commandName : authority.url
        let name = isCommand ? key : WebAddress(key).host ?? key
        guard patience.allows(key, now()) else { return }
        var problem: String?
        do {
            guard let wish = try folder.wish(of: name, isCommand: isCommand) else { return }
            problem =
                isCommand
                ? try await run(authority.command, wish, name) : try await stamp(wish, authority, name)
        } catch { problem = "\(error)" }
        guard problem == nil || !Task.isCancelled else { return }
        let again = isCommand ? "works again" : "answers again"
        if let word = patience.note(problem, of: key, at: now(), name: name, again: again) {
            log("time stamps: \(word)")
        }
    }

    /// Asks for one stamp; why there is none, or nil.
    private func stamp(
        _ wish: StampFolder.Wish, _ authority: TimestampAuthority, _ host: String
    ) async throws -> String? {
        guard let question = TimeStampProtocol.request(sha256: wish.sha256, nonce: [1] + SecureRandom.bytes(8)) else {
            return "no request could be made"
        }
        let request = policy().post(question, type: "application/timestamp-query", to: authority.url)
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

    /// Has a command make one proof; why there is none, or nil.
    private func run(_ words: [String], _ wish: StampFolder.Wish, _ name: String) async throws -> String? {
        let scratch = try FileSystem.temporaryDirectory("errata-stamp-")
        defer { FileSystem.removeTree(scratch) }
        let file = "\(scratch)/checkpoint"
        try FileSystem.replace(file, with: Array(wish.note.utf8))
        var limits = ChildProcess.Limits()
        limits.time = .seconds(300)
        let guest = GuestRun(
            words: words.map { $0.replacing("{file}", with: file) }, environment: GuestRun.surroundings, limits: limits)
        let outcome = try await guest.run().get()
        guard outcome.ending == .exited(code: 0) else { return outcome.ending.words }
        guard let proof = try FileSystem.readOwn(file + ".ots", limit: 1 << 20), !proof.isEmpty else {
            return "it ended well and left no proof behind the checkpoint"
        }
        try folder.keep(proof: proof, for: wish, of: name)
        return nil
    }
}
