/// A transfer that was asked for: handed from thread to thread and from list to list as one reference.
final class TransferJob: Sendable {
    let identifier: TransferLoop.Identifier
    let request: TransferRequest
    /// Called once, on the loop's thread.
    let completion: @Sendable (TransferResult) -> Void

    init(
        _ identifier: TransferLoop.Identifier, _ request: TransferRequest,
        _ completion: @escaping @Sendable (TransferResult) -> Void
    ) {
        self.identifier = identifier
        self.request = request
        self.completion = completion
    }

    /// What an idle handle holds.
    static let none = TransferJob(0, TransferRequest(url: "")) { _ in }
}
