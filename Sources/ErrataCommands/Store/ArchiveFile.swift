import Archives
import ChangeLog
import Linux
import Model
import Rendering
import Storage

/// The file that `errata export --warc` writes.
enum ArchiveFile {
    static func write(_ path: String, _ arguments: ParsedArguments) throws -> ExitCode {
        let reader = try arguments.storeReader()
        let filter = try filter(arguments, reader)
        let export = WARCExport(reader, filter, program: "errata/\(VersionCommand.current)", at: .now)
        let counts: WARCExport.Counts
        if path == "-" {
            counts = try export.run { arguments.console.write(try member($0)) }
        } else {
            // It appears whole or not at all.
            let draft = path + ".part"
            let file = try File(draft, .replace)
            counts = try export.run { try file.write(try member($0)) }
            try file.synchronize()
            try FileSystem.move(draft, to: path)
            CopyList(store: reader.path).note(
                "an archive (WARC)", path, article: filter.articleID, arguments.console)
        }
        say(counts, arguments.console)
        return .fine
    }

    /// The file that `errata export --wacz` writes.
    static func writeCollection(_ path: String, _ arguments: ParsedArguments) throws -> ExitCode {
        let reader = try arguments.storeReader()
        let (software, now) = ("errata/\(VersionCommand.current)", Timestamp.now)
        let filter = try filter(arguments, reader)
        let export = WARCExport(reader, filter, program: software, at: now)
        var collection = WACZFile(software: software, at: now)
        let counts = try export.run { record in
            guard collection.add(record) else { throw CommandFailure("no memory to compress a record") }
        }
        let signer = try ArchiveSigner(arguments)
        guard let bytes = try collection.bytes(sign: { try signer?.sign(hash: $0, created: $1) }) else {
            throw CommandFailure(
                "the collection is larger than a zip file can be", hint: "errata export --wacz FILE --since TIME")
        }
        try FileSystem.replace(path, with: bytes)
        CopyList(store: reader.path).note("an archive (WACZ)", path, article: filter.articleID, arguments.console)
        say(counts, arguments.console)
        return .fine
    }

    private static func say(_ counts: WARCExport.Counts, _ console: Console) {
        var words = [
            Quantity.count(counts.responses, "response", "responses"),
            Quantity.count(counts.revisits, "revisit", "revisits"),
            Quantity.count(counts.resources, "page without its exchange", "pages without their exchange"),
        ]
        if counts.erased > 0 { words.append(Quantity.count(counts.erased, "erased page", "erased pages")) }
        console.say("errata: \(words.joined(separator: ", "))")
    }

    private static func member(_ record: WARCRecord) throws -> [UInt8] {
        guard let member = record.member else { throw CommandFailure("no memory to compress a record") }
        return member
    }

    private static func filter(_ arguments: ParsedArguments, _ reader: StoreReader) throws -> ArchiveFilter {
        var filter = ArchiveFilter()
        filter.sourceID = try arguments.sourceID(reader)
        (filter.since, filter.until) = (arguments.time(.since), arguments.time(ChangesCommand.until))
        if let word = arguments.text(ExportCommand.article) {
            filter.articleID = try Lookup.article(word, reader).id
        }
        if let word = arguments.text(ExportCommand.change) {
            filter = try ArchiveFilter(of: try Lookup.change(word, reader), reader)
        }
        return filter
    }
}

extension ArchiveFilter {
    /// The captures that the versions of a change were read from.
    init(of change: StoredChange, _ reader: StoreReader) throws {
        self.init()
        articleID = change.articleID
        sha256s = []
        guard let article = change.articleID else { return }
        for number in [change.versionFrom, change.versionTo].compactMap({ $0 }) {
            guard let hash = try reader.version(of: article, number: number)?.captureSHA256 else { continue }
            sha256s?.append(hash)
        }
    }
}
