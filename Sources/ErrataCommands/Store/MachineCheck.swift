import Linux
import Model
import Notifying

/// What a source or a webhook names on this machine and cannot use: programs, and signing keys of a wrong form.
///
/// Only `errata check-config` asks: a program that is missing tonight must not keep the daemon from starting. What
/// cannot be read is `SecretCheck`'s.
enum MachineCheck {
    /// What a source lacks, one sentence each.
    static func problems(_ source: Source) -> [String] {
        source.request.renderCommand.first.flatMap { programProblem($0, "render command") }.map { [$0] } ?? []
    }

    /// What is wrong with the keys of a webhook, one sentence each.
    static func problems(_ webhook: WebhookSettings) -> [String] {
        let program = webhook.mail?.way.command.first.flatMap { programProblem($0, "mail command") }
        return webhook.secrets.compactMap(keyProblem) + [program].compactMap(\.self)
    }

    private static func programProblem(_ program: String, _ what: String) -> String? {
        let places = program.contains("/") ? [program] : searchPath.map { $0 + "/" + program }
        if places.contains(where: FileSystem.isExecutable) { return nil }
        return places.contains(where: FileSystem.exists)
            ? "the \(what) '\(program)' is not executable: chmod +x \(program)"
            : "the \(what) '\(program)' was not found" + (program.contains("/") ? "" : " in PATH")
    }

    private static var searchPath: [String] {
        (Environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").map(String.init)
    }

    private static func keyProblem(_ secret: SecretReference) -> String? {
        guard let text = try? SecretFiles.read(secret) else { return nil }
        do {
            _ = try SigningKey(text)
            return nil
        } catch { return "secret: \(error)" }
    }
}
