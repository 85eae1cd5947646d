import Linux

/// Where the files of somebody who has no system service are (XDG Base Directory Specification).
enum PersonalPlaces {
    /// `~/.config/errata/errata.yaml`; nil without a home.
    static var configuration: String? { directory("XDG_CONFIG_HOME", ".config").map { $0 + "/errata/errata.yaml" } }

    /// `~/.local/state/errata`; nil without a home.
    static var state: String? { directory("XDG_STATE_HOME", ".local/state").map { $0 + "/errata" } }

    /// A socket that goes with the session, else one beside the store.
    static func socket(_ state: String) -> String {
        directory("XDG_RUNTIME_DIR", nil).map { $0 + "/errata.sock" } ?? state + "/errata.sock"
    }

    /// The specification: a variable that is not an absolute path is ignored.
    private static func directory(_ variable: String, _ standard: String?) -> String? {
        if let path = Environment[variable], path.hasPrefix("/") { return path }
        guard let standard, let home = Environment["HOME"], home.hasPrefix("/") else { return nil }
        return home + "/" + standard
    }

    /// Writes a configuration of one's own, unless there is one.
    ///
    /// - Returns: its path, and whether it is new.
    /// - Throws: `CommandFailure` without a home, or when it cannot be written.
    static func prepare() throws(CommandFailure) -> (path: String, isNew: Bool) {
        guard let path = configuration, let state else {
            throw CommandFailure("HOME is not set, so there is no place for a configuration", hint: "--config FILE")
        }
        guard !FileSystem.exists(path) else { return (path, false) }
        do throws(SystemError) {
            try FileSystem.createDirectory(FileSystem.parent(of: path))
            try FileSystem.createDirectory(state)
            try FileSystem.replace(path, with: Array(text(state).utf8))
        } catch {
            throw CommandFailure("cannot write \(path): \(error.reason)")
        }
        return (path, true)
    }

    private static func text(_ state: String) -> String {
        """
        # Errata for one user, without root. `man errata.yaml` explains every setting, `errata check-config` checks them.
        # What is watched is in sources.d/ beside this file; `errata add URL` writes there.

        store: \(quoted(state + "/errata.db"))
        log: {directory: \(quoted(state + "/log"))}
        control: {socket: \(quoted(socket(state)))}

        # Say who you are, so that the owner of a site can talk to you before blocking you.
        # network: {contact: mailto:you@example.org}

        """
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
