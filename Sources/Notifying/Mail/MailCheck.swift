import Model

/// Finds what is wrong with a recipient's settings before anything is sent.
enum MailCheck {
    /// Every problem, one sentence each; empty when it can be used.
    static func problems(_ mail: MailSettings) -> [String] {
        guard mail.way.isSet else {
            return ["mail needs a way out: set mail.server to smtp://HOST:PORT, or mail.command to a program"]
        }
        return mail.to.isEmpty ? ["the recipient has no address in to"] : []
    }
}
