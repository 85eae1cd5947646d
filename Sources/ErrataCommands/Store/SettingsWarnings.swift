import Configuration
import Glibc
import Linux
import Model

/// What is allowed in a configuration, but probably not meant; seen from the machine it is checked on.
enum SettingsWarnings {
    /// One sentence each.
    static func all(_ settings: Settings) -> [String] {
        settings.warnings.map(\.description) + manners(settings) + mail(settings) + secrets(settings)
    }

    private static func manners(_ settings: Settings) -> [String] {
        var warnings: [String] = []
        if settings.network.contact == nil, settings.network.userAgent == nil, !settings.sources.isEmpty {
            warnings.append("network.contact is not set: the owners of the sites cannot see who is asking")
        }
        let hurried = settings.sources.filter { ($0.interval ?? settings.defaults.interval) < .minutes(1) }
        if let first = hurried.first {
            let others = hurried.count > 1 ? " and \(hurried.count - 1) more" : ""
            warnings.append("\(first.id)\(others) may be polled every few seconds: do this only to sites of your own")
        }
        for source in settings.sources where source.request.isInsecure {
            warnings.append("\(source.id) is insecure: anybody in between can read and forge what it serves")
        }
        if !settings.access.read.isEmpty, settings.listen == nil {
            warnings.append("access.read has no effect: listen is not set")
        }
        if settings.access.read.isEmpty, !settings.access.write.isEmpty {
            warnings.append("access.write has tokens and access.read none: everybody who reaches the address reads")
        }
        return warnings
    }

    private static func mail(_ settings: Settings) -> [String] {
        let way = settings.mail
        var warnings: [String] = []
        if way.isSet, !settings.webhooks.contains(where: { $0.mail != nil }) {
            warnings.append("mail has no effect: there are no recipients")
        }
        if way.user != nil, way.encryption != .required, way.server?.hasPrefix("smtp:") == true {
            warnings.append("mail.password may be sent over an open connection; encryption: required prevents that")
        }
        return warnings
    }

    /// A credential exists only inside the service; a file can be looked at now.
    private static func secrets(_ settings: Settings) -> [String] {
        let references =
            settings.sources.flatMap { [$0.request.basicAuthentication, $0.request.bearerToken] }.compactMap(\.self)
            + [settings.mail.password].compactMap(\.self) + settings.access.read + settings.access.write
            + settings.webhooks.flatMap { $0.secrets + [$0.bearerToken, $0.urlReference].compactMap(\.self) }
        let files = Set(
            references.compactMap { reference in
                if case .file(let path) = reference { path } else { nil }
            })
        return files.sorted().compactMap(fileWarning)
    }

    private static func fileWarning(_ path: String) -> String? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            // `SecretCheck` names what is missing; what only we may not see is worth a word.
            let error = SystemError("stat")
            return error.isForbidden ? "the secret in \(path) cannot be checked: \(error.reason)" : nil
        }
        guard status.st_mode & (S_IROTH | S_IWOTH) == 0 else {
            return "the secret in \(path) can be read by everybody on this machine; fix: chmod o= \(path)"
        }
        return nil
    }
}
