import Configuration
import Glibc
import Linux

/// The directory `sources.d` beside the configuration.
enum SourceDirectory {
    /// The file for sources of that name.
    static func path(for name: String, _ arguments: ParsedArguments) -> String {
        let parent = FileSystem.parent(of: arguments.configurationPath)
        return (parent == "." ? "" : parent + "/") + "sources.d/\(name).yaml"
    }

    /// Writes a new file there and makes sure that the whole configuration is still good; takes it back otherwise.
    static func write(_ text: String, to path: String, _ arguments: ParsedArguments) throws {
        guard !FileSystem.exists(path) else {
            throw CommandFailure("\(path) is there already", hint: "name another file with --output")
        }
        // The daemon is another user; there are no secrets in it.
        unsafe mkdir(FileSystem.parent(of: path), 0o755)
        do throws(SystemError) {
            try FileSystem.replace(path, with: Array(text.utf8))
        } catch {
            throw CommandFailure(
                "cannot write \(path): \(error.reason)", hint: error.code == EACCES ? "the same with sudo" : nil)
        }
        unsafe chmod(path, 0o644)
        if case .failure(let errors) = ConfigurationFile.checked(arguments.configurationPath) {
            try FileSystem.remove(path)
            throw ParsedArguments.failure(errors)
        }
    }
}
