import Configuration
import Curl
import Fetching
import Model
import Tracking
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

    /// What one visit to an address brought.
    struct Visit: Sendable {
        var fetch: Fetch
        /// The same with the validators of the first answer; nil when it had none.
        var again: Fetch?
        /// The page as a check would read it; nil when it is not read as a page.
        var trial: ArticleTrial?
    }

    /// Fetches a document, once more with the validators it came with (whether they work is the whole point of them),
    /// and reads it as a check would.
    ///
    /// - Parameters:
    ///   - request: what to ask for.
    ///   - settings: the network section decides the manners.
    ///   - source: whose rules hold when the document is a page.
    ///   - isKindGiven: false when a web page may be taken for an article instead of a feed.
    ///   - background: what the store knows of the address.
    /// - Returns: what came of it.
    /// - Throws: when libcurl cannot start.
    static func visit(
        _ request: FetchRequest, _ settings: Settings, _ source: Source, isKindGiven: Bool,
        background: ArticleTrial.Background
    ) throws -> Visit {
        try waitFor {
            let loop = try TransferLoop(maximumConcurrent: 4)
            let policy = FetchPolicy(settings.network, version: VersionCommand.current)
            let fetcher = Fetcher(loop: loop, policy: policy)
            var visit = Visit(fetch: await fetcher.fetch(request))
            guard let page = visit.fetch.page else { return visit }
            if let validators = visit.fetch.validators, !validators.isEmpty {
                var again = request
                again.validators = validators
                visit.again = await fetcher.fetch(again)
            }
            if DocumentReport.isPage(page, source, isKindGiven: isKindGiven) {
                visit.trial = await ArticleTrial.read(
                    page, visit.fetch, source: source, background: background, fetcher: fetcher)
            }
            return visit
        }
    }

    /// Fetches a document that a person named and expects to be there.
    ///
    /// - Throws: `CommandFailure` in the words of the fetch when there is no page.
    static func page(_ url: String, _ purpose: FetchRequest.Purpose, _ settings: Settings) throws -> (Fetch, Page) {
        let fetch = try fetch(FetchRequest(url: url, purpose: purpose), settings)
        guard let page = fetch.page else {
            throw CommandFailure(
                "\(quoted(url)): \(fetch.outcome.explanation)",
                hint: fetch.hint(for: url) ?? "errata test \(shellWord(url))")
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
    ///
    /// - Parameter url: the address that was asked for.
    /// - Returns: the next step; nil when there is none to name.
    func hint(for url: String) -> String? {
        switch outcome {
        case .unreachable(let failure), .damaged(let failure):
            guard failure.kind == "tls", url.hasPrefix("https://"), let hint = failure.hint else { return failure.hint }
            return "http://\(url.dropFirst(8)), if the server has no TLS; otherwise \(hint)"
        case .blockedAddress(let detail):
            // The guard names the address first, where it is one.
            let word = detail.prefix { $0 != " " }
            let isAddress = !word.isEmpty && word.allSatisfy { $0.isHexDigit || ".:".contains($0) }
            let range = isAddress ? "\"\(word)/\(word.contains(":") ? 128 : 32)\"" : "RANGE"
            return "network: {allow: [\(range)]} in the configuration (--config FILE), if it is meant to be reached"
        default: return nil
        }
    }
}
