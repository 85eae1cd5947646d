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

    /// The mistakes as editors and people read them.
    static func failure(_ errors: ConfigurationErrors) -> CommandFailure {
        let count = errors.mistakes.count
        let head = count == 1 ? "the configuration has a mistake" : "the configuration has \(count) mistakes"
        let isMissing = errors.mistakes.allSatisfy { $0.line == 0 }
        return CommandFailure(
            ([head] + errors.mistakes.map(\.description)).joined(separator: "\n"),
            hint: isMissing ? "errata help check-config, or --config FILE" : "man errata.yaml", code: .badConfiguration)
    }
}
