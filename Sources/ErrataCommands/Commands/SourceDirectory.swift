import Configuration
import Linux

/// The directory `sources.d` beside the configuration.
enum SourceDirectory {
    /// The file for sources of that name.
    static func path(for name: String, _ configuration: String) -> String {
        let parent = FileSystem.parent(of: configuration)
        return (parent == "." ? "" : parent + "/") + "sources.d/\(name).yaml"
    }

    /// Writes a new file there and makes sure that the whole configuration is still good; takes it back otherwise.
    static func write(_ text: String, to path: String, _ configuration: String) throws {
        guard !FileSystem.exists(path) else {
            throw CommandFailure("\(path) already exists", hint: "name another file with --output")
        }
        // The daemon is another user, whatever the umask of this one; there are no secrets in it.
        let directory = FileSystem.parent(of: path)
        let isNew = !FileSystem.isDirectory(directory)
        do throws(SystemError) {
            try FileSystem.createDirectory(directory)
            if isNew { try FileSystem.setMode(0o755, of: directory) }
            try FileSystem.replace(path, with: Array(text.utf8))
            try FileSystem.setMode(0o644, of: path)
        } catch {
            throw CommandFailure(
                "cannot write \(path): \(error.reason)", hint: error.isForbidden ? "the same with sudo" : nil)
        }
        if case .failure(let errors) = ConfigurationFile.checked(configuration) {
            try FileSystem.remove(path)
            throw ParsedArguments.failure(errors)
        }
    }
}
