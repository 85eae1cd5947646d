import Configuration
import Glibc
import Linux
import Model
import Notifying
import Systemd
import Watching

/// Looks at everything secret that a configuration names, without keeping any of it.
enum SecretCheck {
    /// Who looks.
    enum Viewer {
        /// The service itself, or a command that it runs.
        case service
        /// Somebody with its rights, who cannot see its credentials.
        case equal
        /// Somebody else: what is closed to them may be open to the service.
        case bystander
    }

    /// A file that is read with a secret's care, and whose it is.
    private struct Use {
        /// `source example-org`, `webhook desk`, `recipient editors`.
        var owner: String
        /// What it is for, as the key is called.
        var key: String
        var reference: SecretReference
        /// Certificates and cookies are larger than any secret, and only opened here.
        var isLarge = false
    }

    /// All of them, in the order of the configuration.
    private static func uses(_ settings: Settings) -> [Use] {
        let sources = settings.sources.flatMap { source in
            let request = source.request
            return uses(
                "source \(source.id)",
                [("auth.basic", request.basicAuthentication), ("auth.bearer", request.bearerToken)],
                files: [
                    ("cookies", request.cookiesFile), ("client_certificate", request.clientCertificate),
                    ("client_key", request.clientKey), ("ca_file", request.certificateAuthorityFile),
                ])
        }
        let webhooks = settings.webhooks.flatMap { webhook in
            uses(
                webhook.title,
                webhook.secrets.map { ("secret", $0) }
                    + [("url", webhook.urlReference), ("bearer", webhook.bearerToken)],
                files: [("ca_file", webhook.certificateAuthorityFile)])
        }
        let mail = uses(
            "mail", [("password", settings.mail.password)], files: [("ca_file", settings.mail.certificateAuthorityFile)]
        )
        let access = [("access.read", settings.access.read), ("access.write", settings.access.write)]
        let tokens = access.flatMap { key, references in uses("the page", references.map { (key, $0) }, files: []) }
        return sources + webhooks + mail + tokens
    }

    private static func uses(
        _ owner: String, _ secrets: [(String, SecretReference?)], files: [(String, String?)]
    ) -> [Use] {
        secrets.compactMap { key, reference in reference.map { Use(owner: owner, key: key, reference: $0) } }
            + files.compactMap { key, path in
                path.map { Use(owner: owner, key: key, reference: .file($0), isLarge: true) }
            }
    }

    /// What cannot be read, one sentence each.
    static func problems(_ settings: Settings, for viewer: Viewer) -> [String] {
        uses(settings).compactMap { use in
            if case .credential = use.reference, viewer != .service { return nil }
            return reason(use, viewer).map { "\(use.owner): \(use.key): \($0)" }
        }
    }

    private static func reason(_ use: Use, _ viewer: Viewer) -> String? {
        if case .file(let path) = use.reference {
            do throws(SystemError) { _ = try File(path, .read) } catch {
                return error.isForbidden && viewer == .bystander ? nil : error.description
            }
        }
        guard !use.isLarge else { return nil }
        do throws(SecretError) {
            _ = try SecretFiles.read(use.reference)
            return nil
        } catch { return "\(error)" }
    }

    /// Who this process is to the daemon of that configuration.
    static func viewer(_ settings: Settings) -> Viewer {
        // A reload's own check is not shown the credentials; the daemon looks at them once it has reloaded.
        if Credentials.isReadable { return .service }
        var status = stat()
        let isFound = unsafe stat(FileSystem.parent(of: settings.store), &status) == 0
        return geteuid() == 0 || isFound && status.st_uid == geteuid() ? .equal : .bystander
    }

    /// The credentials whose file was changed after this process had started; systemd 252 and 257 hand a credential over
    /// at the start only.
    static func staleCredentials(_ settings: Settings, files: CredentialFiles = CredentialFiles()) -> [String] {
        let names = Set(
            uses(settings).compactMap { use in if case .credential(let name) = use.reference { name } else { nil } })
        return names.sorted().filter { files.isStale($0) }
    }
}

extension Service {
    /// Looks at the secrets and says what is wrong with them; what is mended is fine again at the next look.
    func watchSecrets(_ settings: Settings, _ daemon: Daemon) {
        let problems = SecretCheck.problems(settings, for: .service)
        if problems.isEmpty {
            daemon.conditions.clear(.secrets)
        } else {
            daemon.conditions.set(.secrets, problems.joined(separator: "; "))
        }
        let stale = SecretCheck.staleCredentials(settings)
        if stale.isEmpty {
            daemon.conditions.clear(.credentials)
        } else {
            daemon.conditions.set(.credentials, stale.joined(separator: ", "))
        }
    }
}
