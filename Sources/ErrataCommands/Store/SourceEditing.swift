import Configuration
import Linux
import Model
import Rendering

/// Changes sources in the configuration files, and takes everything back when the result is not exactly what was meant.
struct SourceEditing {
    private let arguments: ParsedArguments
    private let configuration: String
    private let settings: Settings

    init(_ arguments: ParsedArguments) throws(CommandFailure) {
        self.arguments = arguments
        configuration = arguments.configurationPath
        settings = try arguments.settings(configuration)
    }

    /// Makes the same edit to every source that the words name, tells the daemon, and says what was done.
    ///
    /// - Parameters:
    ///   - edit: the edit.
    ///   - done: what was done to them, such as `paused`.
    ///   - words: what names the sources.
    /// - Returns: fine, also when there was nothing to change.
    /// - Throws: `CommandFailure`.
    func run(_ edit: SourceEdit, done: String, words: [String]) throws -> ExitCode {
        let selection = try SourceSelection(arguments, settings, words: words)
        if let word = selection.others.first {
            let near = Spelling.meant(by: word, among: settings.sources.map(\.id)).map { ", did you mean '\($0)'?" }
            throw CommandFailure("there is no source \(quoted(word))\(near ?? "")", hint: "errata sources", code: .no)
        }
        guard !selection.sources.isEmpty else { throw SourceSelection.nothing("sources", settings) }
        let sources = selection.sources.filter { edit.applied(to: $0) != $0 }
        let console = arguments.console
        for source in sources { console.print(source.id) }
        guard !arguments.has(SourceSelection.dryRun) else { return .fine }
        if !sources.isEmpty { try write(edit, sources) }
        let idle = selection.sources.count - sources.count
        let rest = idle > 0 ? ", \(Quantity.count(idle, "was", "were")) so already" : ""
        console.say("errata: \(Quantity.count(sources.count, "source", "sources")) \(done)\(rest)")
        reload()
        return .fine
    }

    private func write(_ edit: SourceEdit, _ sources: [Source]) throws {
        let chosen = Set(sources.map(\.id))
        var files: [String: [Source]] = [:]
        for source in sources { files[settings.places[source.id]?.file ?? "", default: []].append(source) }
        var before: [String: [UInt8]] = [:]
        do {
            for (file, sources) in files {
                before[file] = try FileSystem.read(file)
                try write(edit, sources, in: file, bytes: before[file] ?? [])
            }
            let expected = settings.sources.compactMap { chosen.contains($0.id) ? edit.applied(to: $0) : $0 }
            guard try arguments.settings(configuration).sources == expected else {
                throw CommandFailure("the configuration would not have become what was meant")
            }
        } catch {
            for (file, bytes) in before { try? replace(file, bytes) }
            throw error
        }
    }

    private func write(_ edit: SourceEdit, _ sources: [Source], in file: String, bytes: [UInt8]) throws {
        let everything = settings.sources.filter { settings.places[$0.id]?.file == file }
        if edit == .remove, everything.count == sources.count, file != configuration {
            return try FileSystem.remove(file)
        }
        var text = String(decoding: bytes, as: UTF8.self)
        // From the end of the file to its beginning, so that the places before stay true.
        let ordered = sources.sorted { line($0) > line($1) }
        for source in ordered {
            guard let place = settings.places[source.id],
                let changed = SourceFile.changing(text, at: place, edit, source)
            else {
                throw CommandFailure(
                    "\(file):\(line(source)): \(source.id) is written in a way that only you can change",
                    hint: "edit the file, then errata check-config")
            }
            text = changed
        }
        try replace(file, Array(text.utf8))
    }

    private func line(_ source: Source) -> Int { settings.places[source.id]?.line ?? 0 }

    /// Writes a file with the owner and the rights of the one that was there.
    private func replace(_ file: String, _ bytes: [UInt8]) throws {
        do throws(SystemError) { try FileSystem.rewrite(file, with: bytes) } catch {
            throw CommandFailure(
                "cannot write \(file): \(error.reason)", hint: error.isForbidden ? "the same with sudo" : nil)
        }
    }

    /// A running daemon takes it in now; without one there is nothing to say.
    private func reload() {
        let daemon = ControlClient(socket: settings.control.socket)
        guard let isRunning = try? daemon.isRunning(), isRunning else { return }
        do { try daemon.post("/v1/reload", [:]) } catch {
            arguments.console.say("errata: the daemon uses it after a reload: sudo systemctl reload errata")
        }
    }
}
