import Articles
import Configuration
import Linux
import Model
import Notifying

extension ConfigurationFile {
    /// Reads everything, and asks those who know about selectors and about the formats of webhooks.
    ///
    /// - Parameters:
    ///   - path: the main file.
    ///   - machine: whether files and programs that it names are looked at too.
    /// - Returns: the settings, or every mistake.
    static func checked(_ path: String, machine: Bool = false) -> Result<Settings, ConfigurationErrors> {
        var checks = ConfigurationChecks()
        checks.selector = { text in
            do throws(SelectorError) {
                _ = try PageSelector(text)
                return nil
            } catch { return error.reason }
        }
        checks.webhook = { WebhookCheck.problems($0) + (machine ? MachineCheck.problems($0) : []) }
        if machine { checks.source = { MachineCheck.problems($0) } }
        return load(path, checks)
    }
}

extension ParsedArguments {
    /// The path that `--config` names, else `ERRATA_CONFIG`, else the machine's, else the user's own.
    var configurationPath: String {
        if let named = text(.config) ?? Environment["ERRATA_CONFIG"] { return named }
        guard !isInstalled, let own = PersonalPlaces.configuration, FileSystem.exists(own) else {
            return ConfigurationFile.standardPath
        }
        return own
    }

    /// Whether this machine has a configuration of its own, readable or not.
    private var isInstalled: Bool {
        let path = ConfigurationFile.standardPath
        return FileSystem.exists(path) || FileSystem.exists(FileSystem.parent(of: path))
    }

    /// The same for commands that set something up: without any configuration the user gets one.
    ///
    /// - Throws: `CommandFailure` when it cannot be written.
    func preparedConfigurationPath() throws(CommandFailure) -> String {
        if text(.config) != nil || Environment["ERRATA_CONFIG"] != nil || isInstalled { return configurationPath }
        let (path, isNew) = try PersonalPlaces.prepare()
        if isNew { console.say("errata: \(path) is your new configuration") }
        return path
    }

    /// Reads the configuration.
    ///
    /// - Throws: `CommandFailure` with every mistake, one a line, and the code for bad configuration.
    func settings() throws(CommandFailure) -> Settings { try settings(configurationPath) }

    /// Reads the configuration at a path.
    ///
    /// - Throws: `CommandFailure` as `settings()`.
    func settings(_ path: String) throws(CommandFailure) -> Settings {
        try requireReadable(path)
        switch ConfigurationFile.checked(path) {
        case .success(let settings): return settings
        case .failure(let errors): throw Self.failure(errors)
        }
    }

    /// Tells apart what is not there, what is not for this user, and what is wrong.
    ///
    /// - Throws: `CommandFailure` when the file is not there or may not be read.
    func requireReadable(_ path: String) throws(CommandFailure) {
        do throws(SystemError) { _ = try File(path, .read) } catch {
            if error.isForbidden {
                var failure = Rights.failure("the configuration", path)
                failure.code = .badConfiguration
                throw failure
            }
            if error.isMissing { throw missing(path) }
        }
    }

    private func missing(_ path: String) -> CommandFailure {
        guard text(.config) == nil, Environment["ERRATA_CONFIG"] == nil, path == configurationPath else {
            return CommandFailure(
                "there is no configuration at \(path)", hint: "errata add URL without --config makes one",
                code: .badConfiguration)
        }
        return CommandFailure(
            "nothing is configured yet",
            hint: "errata watch https://example.org/ (follows a site from now on), "
                + "or errata demo (shows what Errata does)", code: .badConfiguration)
    }

    /// Where the store, the log and the daemon are.
    ///
    /// A file with mistakes is enough for that while a daemon runs with what stood there before; that is said.
    ///
    /// - Throws: `CommandFailure` with every mistake when nobody answers at the socket that the file names.
    func places() throws(CommandFailure) -> Settings {
        try requireReadable(configurationPath)
        switch ConfigurationFile.checked(configurationPath) {
        case .success(let settings): return settings
        case .failure(let errors):
            let places = ConfigurationFile.places(configurationPath)
            guard FileSystem.exists(configurationPath), ControlClient(socket: places.control.socket).isAnswered else {
                throw Self.failure(errors)
            }
            console.say(
                "errata: \(Self.head(errors)), so the daemon goes on with what it has; errata check-config names "
                    + (errors.mistakes.count == 1 ? "it" : "them"))
            return places
        }
    }

    /// What a reload would be refused for now; nil when nothing is wrong, or no file is there to be read.
    var configurationMistakes: String? {
        guard FileSystem.exists(configurationPath),
            case .failure(let errors) = ConfigurationFile.checked(configurationPath)
        else { return nil }
        return errors.description.replacing("\n", with: "; ")
    }

    private static func head(_ errors: ConfigurationErrors) -> String {
        let count = errors.mistakes.count
        return count == 1 ? "the configuration has a mistake" : "the configuration has \(count) mistakes"
    }

    /// The mistakes as editors and people read them.
    static func failure(_ errors: ConfigurationErrors, hint: String? = nil) -> CommandFailure {
        let isMissing = errors.mistakes.allSatisfy { $0.line == 0 }
        return CommandFailure(
            ([head(errors)] + errors.mistakes.map(\.description)).joined(separator: "\n"),
            hint: hint ?? (isMissing ? "errata check-config --help" : "man errata.yaml"),
            code: .badConfiguration)
    }
}
