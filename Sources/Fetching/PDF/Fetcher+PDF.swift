import Crypto
import Linux
import Model

extension Fetcher {
    /// The text of a PDF as a page; the document itself goes with it.
    ///
    /// A program of its own reads it, for PDFs are made to harm who reads them: without a shell, in bounded time, memory
    /// and output, with no file that it could write. The host's turn is over by then.
    func text(of page: Page, _ journey: inout Journey) async -> FetchOutcome {
        // The exchange carried other bytes than the page that is kept, so it cannot stand for it.
        journey.exchanges = []
        let command = policy.pdfCommand
        journey.note { _ in "a PDF; run \(command.joined(separator: " "))" }
        var limits = ChildProcess.Limits()
        limits.time = policy.pdfTime
        limits.memoryBytes = min(policy.renderMemory, 512 << 20)
        limits.outputBytes = 64 << 20
        limits.isFilter = true
        let job = GuestRun(words: command, environment: Self.pdfEnvironment, input: page.body, limits: limits)
        let ended = await renders.run { await job.run() }
        let outcome = judge(ended ?? .failure(SystemError("run", code: 0)), of: page, isCancelled: ended == nil)
        if !outcome.isSuccess { journey.validators = nil }
        return outcome
    }

    /// Nothing of ours but where programs are.
    private static var pdfEnvironment: [String] {
        ["PATH=" + (Environment["PATH"] ?? "/usr/bin:/bin"), "LC_ALL=C.UTF-8"]
    }

    private func judge(
        _ ended: Result<ChildProcess.Outcome, SystemError>, of page: Page, isCancelled: Bool
    ) -> FetchOutcome {
        if isCancelled { return .cancelled }
        switch ended {
        case .failure(let error):
            lacksPDFReader.set(error.isMissing)
            let step = error.isMissing ? "; apt install poppler-utils" : ""
            return .misconfigured("a PDF, and the program that reads them does not start: \(error)\(step)")
        case .success(let outcome):
            lacksPDFReader.set(false)
            guard outcome.ending != .cancelled else { return .cancelled }
            guard outcome.ending == .exited(code: 0) else { return unreadable(Self.words(outcome.ending)) }
            let name = WebAddress(page.url).path.split(separator: "/").last.map(String.init) ?? "PDF"
            guard let html = PDFPage.html(PDFLayout(outcome.output), name: name) else {
                return unreadable("there is no text in it, only pictures")
            }
            var text = page.replaced(by: html)
            if page.body.count <= Attachment.maximumBytes {
                text.attachments = [
                    Attachment(contentType: "application/pdf", bytes: page.body, sha256: SHA256.digest(page.body))
                ]
            }
            return .fresh(text)
        }
    }

    private func unreadable(_ reason: String) -> FetchOutcome {
        .damaged(FetchFailure(kind: "pdf", detail: "the PDF cannot be read: \(reason)", hint: "open it by hand"))
    }

    private static func words(_ ending: ChildProcess.Ending) -> String {
        switch ending {
        case .exited(let code): "pdftotext ended with \(code)"
        case .signalled(let number): "pdftotext was ended by signal \(number)"
        case .overTime: "it takes longer than its time"
        case .overOutput: "it holds more text than is read of one"
        case .overMemory: "it takes more memory than it may"
        case .cancelled: "cancelled"
        }
    }
}
