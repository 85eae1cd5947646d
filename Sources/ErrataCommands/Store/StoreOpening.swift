import Configuration
import Linux
import Model
import Storage

extension Option {
    static let store = Option(
        "store", "FILE", .file, "Read this store instead of the one in the configuration")
    static let source = Option("source", short: "s", "ID", .text, "Only what was seen through this source")

    /// What every command takes that looks into the store.
    static let reading = [config, store, json]
}

extension ParsedArguments {
    /// Opens the store for reading, beside the daemon or without one.
    ///
    /// - Throws: `CommandFailure` that says what to do when there is none.
    func storeReader() throws -> StoreReader {
        let path = try text(.store) ?? places().store
        do throws(SystemError) { _ = try File(path, .read) } catch {
            throw error.isMissing ? Self.noStore(path) : Self.notForUs(path, error)
        }
        return try StoreReader.open(path)
    }

    private static func noStore(_ path: String) -> CommandFailure {
        CommandFailure("nothing has been watched yet: there is no store at \(path)", hint: "errata once, or errata run")
    }

    /// The store is there, or in a directory that hides it; only its owner may look.
    private static func notForUs(_ path: String, _ error: SystemError) -> CommandFailure {
        error.isForbidden
            ? Rights.failure("the store", path) : CommandFailure("cannot read the store \(path): \(error.reason)")
    }

    /// The id that `--source` names, when the store knows it.
    func sourceID(_ reader: StoreReader) throws -> String? {
        guard let id = text(.source) else { return nil }
        guard try reader.source(id) == nil else { return id }
        let known = try reader.sources().map(\.id)
        let near = Spelling.meant(by: id, among: known).map { ", did you mean '\($0)'?" } ?? ""
        throw CommandFailure("there is no source \(quoted(id))\(near)", hint: "errata sources", code: .no)
    }
}
