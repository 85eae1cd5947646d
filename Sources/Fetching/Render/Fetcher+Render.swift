import Curl
import Linux
import Model

extension Fetcher {
    /// Has the user's command obtain the journey's page; called with the host's turn, after robots.txt.
    ///
    /// The address reaches the command as an argument of its own and in its environment, never through a shell.
    func render(_ journey: inout Journey) async -> FetchOutcome {
        let url = journey.url
        let options = journey.request.options
        // Where there is no room for a picture the command runs without.
        let scratch = try? FileSystem.temporaryDirectory("errata-render-")
        defer { if let scratch { FileSystem.removeTree(scratch) } }
        let picture = scratch.map { $0 + "/page.png" } ?? "/dev/null"
        let job = RenderJob(
            words: options.renderCommand.map {
                $0.replacing("{url}", with: url).replacing("{screenshot}", with: picture)
            },
            environment: renderEnvironment(url, options) + ["ERRATA_SCREENSHOT=" + picture],
            limits: renderLimits(options),
            host: journey.address.host ?? "", port: journey.address.effectivePort,
            addressGuard: (options.proxy ?? policy.proxy) == nil ? policy.addressGuard : .open)
        journey.note { _ in "run \(job.words.joined(separator: " "))" }
        journey.willAsk()
        let outcome = await renders.run { await job.run() } ?? .cancelled
        journey.validators = nil
        switch outcome {
        case .page(let bytes):
            journey.hops.append(Fetch.Hop(url: url, status: 200))
            var response = TransferResponse(status: 200, body: bytes)
            response.headers.add("Content-Type", "text/html; charset=utf-8")
            guard !bytes.isEmpty else { return .empty }
            var page = Page(url: url, response: response, fetchedAt: clock.now())
            switch Screenshot.read(picture) {
            case .none: break
            case .picture(let picture):
                journey.note { _ in "a screenshot of \(picture.bytes.count) bytes" }
                page.attachments = [picture]
            case .refused(let reason): journey.note { _ in "the screenshot is not kept: \(reason)" }
            }
            return .fresh(page)
        case .failed(let outcome):
            journey.hops.append(Fetch.Hop(url: url, status: 0))
            return outcome
        case .cancelled: return .cancelled
        }
    }

    private func renderLimits(_ options: RequestOptions) -> ChildProcess.Limits {
        var limits = ChildProcess.Limits()
        limits.time = options.timeout ?? policy.limits.totalTimeout
        limits.outputBytes = options.maximumBytes ?? policy.limits.decodedBytes
        limits.memoryBytes = options.renderMemory ?? policy.renderMemory
        return limits
    }

    /// Little of our own environment: no credentials directory, no notification socket.
    private func renderEnvironment(_ url: String, _ options: RequestOptions) -> [String] {
        var environment = ["ERRATA_URL=" + url, "ERRATA_USER_AGENT=" + (options.userAgent ?? policy.userAgent)]
        if let proxy = options.proxy ?? policy.proxy {
            environment += ["http_proxy", "https_proxy"].map { "\($0)=\(proxy)" }
        }
        return environment + GuestRun.surroundings
    }
}

/// One run of a render command.
private struct RenderJob: Sendable {
    enum Result: Sendable {
        case page([UInt8])
        case failed(FetchOutcome)
        case cancelled
    }

    var words: [String]
    var environment: [String]
    var limits: ChildProcess.Limits
    var host: String
    var port: Int
    var addressGuard: AddressGuard

    /// Runs the command, unless its host may not be contacted.
    func run() async -> Result {
        if let refusal = addressGuard.refusal(ofHost: host, port: port) { return .failed(.blockedAddress(refusal)) }
        switch await GuestRun(words: words, environment: environment, input: nil, limits: limits).run() {
        case .success(let outcome): return judge(outcome)
        case .failure(let error): return .failed(.misconfigured("the render command: \(error)"))
        }
    }

    private func judge(_ outcome: ChildProcess.Outcome) -> Result {
        let command = words.first ?? ""
        switch outcome.ending {
        case .exited(code: 0): return .page(outcome.output)
        case .exited(let code):
            return .failed(failure("render", "\(command) ended with \(code)\(lastLine(outcome.talk))"))
        case .signalled(let number):
            return .failed(failure("render", "\(command) was killed by signal \(number)\(lastLine(outcome.talk))"))
        case .overTime: return .failed(failure("timeout", "\(command) took longer than its time"))
        case .overOutput: return .failed(.tooLarge("\(command) printed more than \(limits.outputBytes) bytes"))
        case .overMemory:
            return .failed(failure("render", "\(command) used more memory than its \(limits.memoryBytes) bytes"))
        case .cancelled: return .cancelled
        }
    }

    private func failure(_ kind: String, _ detail: String) -> FetchOutcome {
        let hint = "run the render command by hand, as the service's user"
        return .unreachable(FetchFailure(kind: kind, detail: detail, hint: hint))
    }

    /// The last line of what it said, short and without control characters.
    private func lastLine(_ talk: [UInt8]) -> String {
        let lines = String(decoding: talk, as: UTF8.self).split(whereSeparator: \.isNewline)
        guard let last = lines.last(where: { !$0.allSatisfy(\.isWhitespace) }) else { return "" }
        let safe = last.unicodeScalars.prefix(200).map { $0.value < 0x20 || $0.value == 0x7F ? "?" : String($0) }
        return ": " + safe.joined()
    }
}
