import Glibc

/// The secrets that the service manager has laid out for this service (systemd.exec(5), `LoadCredential=`).
public enum Credentials {
    /// The directory in which they stand; nil when the service was started without any.
    public static var directory: String? { getenv("CREDENTIALS_DIRECTORY").map { String(cString: $0) } }

    /// Whether this process may look at them.
    ///
    /// systemd 252 names the directory to the commands of `ExecReload=`, too, and hides it from them.
    public static var isReadable: Bool { directory.map { access($0, R_OK | X_OK) == 0 } ?? false }

    /// The file of one credential; nil when there is no directory or the name would lead out of it.
    public static func path(of name: String) -> String? {
        guard let directory, !name.isEmpty, !name.contains("/"), name != "..", name != "." else { return nil }
        return directory + "/" + name
    }
}
