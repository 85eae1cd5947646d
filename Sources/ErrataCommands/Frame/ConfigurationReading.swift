import Configuration
import Linux
import Notifying

extension ConfigurationFile {
    /// Reads everything and asks the formats what each webhook lacks.
    static func checked(_ path: String) -> Result<Settings, ConfigurationErrors> {
        load(path) { WebhookCheck.problems($0) }
    }
}

extension ParsedArguments {
    /// The path that `--config` names, else `ERRATA_CONFIG`, else the standard one.
    var configurationPath: String { text(.config) ?? Environment["ERRATA_CONFIG"] ?? ConfigurationFile.standardPath }

    /// Reads the configuration.
    ///
    /// - Throws: `CommandFailure` with every mistake, one a line, and the code for bad configuration.
    func settings() throws(CommandFailure) -> Settings {
        switch ConfigurationFile.checked(configurationPath) {
        case .success(let settings): return settings
        case .failure(let errors): throw Self.failure(errors)
        }
    }

    /// Where the store, the log and the daemon are.
    ///
    /// A file with mistakes is enough for that while a daemon runs with what stood there before; that is said.
    ///
    /// - Throws: `CommandFailure` with every mistake when nobody answers at the socket that the file names.
    func places() throws(CommandFailure) -> Settings {
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
            hint: hint ?? (isMissing ? "errata help check-config, or --config FILE" : "man errata.yaml"),
            code: .badConfiguration)
    }
}
