import Curl
import Linux
import Model
import Synchronization

/// Hands messages to a mail server or to a program such as sendmail.
enum MailTransport {
    /// How an attempt ended; a server's or a program's own words are part of it.
    static func send(_ request: WebhookRequest, _ post: MailPost, _ loop: TransferLoop) async -> AttemptOutcome {
        guard post.way.server != nil else { return await run(post.way.command, request) }
        return outcome(await loop.transfer(transfer(request, post)))
    }

    private static func transfer(_ request: WebhookRequest, _ post: MailPost) -> TransferRequest {
        var envelope = MailEnvelope(from: post.way.from.address, recipients: post.to)
        envelope.user = post.way.user
        envelope.password = post.password
        envelope.encryption =
            switch post.way.encryption {
            case .required: .required
            case .offered: .whenOffered
            case .none: .never
            }
        var transfer = TransferRequest(url: request.url)
        transfer.mail = envelope
        transfer.body = request.body
        // The operator named the server; nothing from the web leads there.
        transfer.addressGuard = .open
        transfer.acceptsCompression = false
        transfer.closesConnection = true
        if let file = request.certificateAuthorityFile { transfer.tls.authorityFile = file }
        transfer.limitToOneDelivery(request, connecting: .seconds(15))
        return transfer
    }

    private static func outcome(_ result: TransferResult) -> AttemptOutcome {
        switch result {
        case .success(let response): .answered(status: response.status, retryAfter: nil)
        case .failure(let error): error.kind == .timeout ? .timedOut : .failed(words(error))
        }
    }

    // style: table
    private static func words(_ error: TransferError) -> String {
        switch error.kind {
        case .badURL: "the address of the mail server is malformed"
        case .nameResolution: "the name of the mail server cannot be resolved"
        case .connection, .truncated: "no connection to the mail server: \(error.detail)"
        case .tls: "no trusted encrypted connection to the mail server: \(error.detail)"
        case .timeout: "no answer in time"
        case .blockedAddress: "refused: \(error.detail)"
        case .cancelled: "stopped"
        case .local: "local trouble: \(error.detail)"
        default: "the mail server did not take the message: \(error.detail)"
        }
    }

    /// Runs the program, which gets the message with the line ends of this machine.
    private static func run(_ command: [String], _ request: WebhookRequest) async -> AttemptOutcome {
        let isCancelled = Mutex(false)
        var limits = ChildProcess.Limits()
        limits.time = request.timeout
        limits.outputBytes = 64 << 10
        let message = request.body.filter { $0 != 0x0D }
        let (settled, environment) = (limits, environment)
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                do throws(SystemError) {
                    try NamedThread.start("mail") {
                        continuation.resume(
                            returning: outcome(
                                command, environment, message, settled, { isCancelled.withLock { $0 } }))
                    }
                } catch { continuation.resume(returning: .failed("no thread for \(command.first ?? ""): \(error)")) }
            }
        } onCancel: {
            isCancelled.withLock { $0 = true }
        }
    }

    private static func outcome(
        _ command: [String], _ environment: [String], _ message: [UInt8], _ limits: ChildProcess.Limits,
        _ isCancelled: () -> Bool
    ) -> AttemptOutcome {
        let name = command.first ?? ""
        do throws(SystemError) {
            let run = try ChildProcess.run(
                command, environment: environment, input: message, limits: limits, isCancelled: isCancelled)
            let talk = TextFit.fit(TextFit.line(String(decoding: run.talk.suffix(400), as: UTF8.self)), 300)
            switch run.ending {
            case .exited(0): return .answered(status: 250, retryAfter: nil)
            case .exited(let code): return .failed("\(name) exited with \(code)" + (talk.isEmpty ? "" : ": \(talk)"))
            case .signalled(let signal): return .failed("\(name) was ended by signal \(signal)")
            case .overTime: return .timedOut
            case .overOutput: return .failed("\(name) printed too much")
            case .overMemory: return .failed("\(name) used too much memory")
            case .cancelled: return .failed("stopped")
            }
        } catch { return .failed("\(error)") }
    }

    /// Little of our own environment: no credentials directory, no notification socket.
    private static var environment: [String] {
        ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "USER", "LOGNAME"].compactMap { name in
            Environment[name].map { "\(name)=\($0)" }
        }
    }
}
