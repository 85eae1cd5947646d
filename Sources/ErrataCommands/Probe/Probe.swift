import Configuration
import Curl
import Fetching
import Model
import Watching

/// One look at an address, with the manners and the guards of the daemon.
enum Probe {
    /// Fetches a document and waits for it.
    ///
    /// - Parameters:
    ///   - request: what to ask for.
    ///   - settings: the network section decides the manners.
    /// - Returns: what came of it.
    /// - Throws: when libcurl cannot start.
    static func fetch(_ request: FetchRequest, _ settings: Settings) throws -> Fetch {
        try waitFor {
            let loop = try TransferLoop(maximumConcurrent: 4)
            let policy = FetchPolicy(settings.network, version: VersionCommand.current)
            return await Fetcher(loop: loop, policy: policy).fetch(request)
        }
    }

    /// Fetches a document, and once more with the validators it came with: whether they work is the whole point of them.
    ///
    /// - Returns: what came of it; the second is nil when there was nothing to ask a conditional question with.
    /// - Throws: when libcurl cannot start.
    static func fetchTwice(_ request: FetchRequest, _ settings: Settings) throws -> (Fetch, Fetch?) {
        try waitFor {
            let loop = try TransferLoop(maximumConcurrent: 4)
            let policy = FetchPolicy(settings.network, version: VersionCommand.current)
            let fetcher = Fetcher(loop: loop, policy: policy)
            let first = await fetcher.fetch(request)
            guard first.page != nil, let validators = first.validators, !validators.isEmpty else { return (first, nil) }
            var again = request
            again.validators = validators
            return (first, await fetcher.fetch(again))
        }
    }

    /// Fetches a document that a person named and expects to be there.
    ///
    /// - Throws: `CommandFailure` in the words of the fetch when there is no page.
    static func page(_ url: String, _ purpose: FetchRequest.Purpose, _ settings: Settings) throws -> (Fetch, Page) {
        let fetch = try fetch(FetchRequest(url: url, purpose: purpose), settings)
        guard let page = fetch.page else {
            throw CommandFailure(
                "\(quoted(url)): \(fetch.outcome.explanation)", hint: fetch.hint ?? "errata test \(shellWord(url))")
        }
        return (fetch, page)
    }

    /// The word as a shell takes it.
    private static func shellWord(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || "0123456789-_./:".utf8.contains($0) }
        return isPlain ? text : "'" + text.replacing("'", with: "%27") + "'"
    }
}

extension Fetch {
    /// What a person can do about the outcome.
    var hint: String? {
        switch outcome {
        case .unreachable(let failure), .damaged(let failure): failure.hint
        case .blockedAddress:
            "network: {allow: [RANGE]} in the configuration (--config FILE), if the address is meant to be reached"
        default: nil
        }
    }
}
