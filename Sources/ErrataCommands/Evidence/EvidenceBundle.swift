import Archives
import Basics
import ChangeLog
import Crypto
import JSON
import Linux
import Model
import Storage

/// All that proves one change, as the files of a folder.
struct EvidenceBundle {
    /// One file of the folder.
    struct File {
        var name: String
        var meaning: String
        var bytes: [UInt8]
        var isPacked = false
    }

    private let change: StoredChange
    private let proof: InclusionProof
    private let reader: StoreReader
    private(set) var files: [File] = []
    /// What belongs into it and could not be had, in words.
    private(set) var missing: [String] = []

    init(_ change: StoredChange, _ proof: InclusionProof, _ reader: StoreReader) {
        self.change = change
        self.proof = proof
        self.reader = reader
    }

    private mutating func add(_ name: String, _ meaning: String, _ bytes: [UInt8], isPacked: Bool = false) {
        files.append(File(name: name, meaning: meaning, bytes: bytes, isPacked: isPacked))
    }

    /// Reads everything that belongs into it.
    ///
    /// - Parameters:
    ///   - publicKey: the key that signed the log.
    ///   - configuration: the files of the configuration.
    ///   - directory: the log, beside which the time stamps are; nil for none.
    ///   - isSigned: whether the folder will be signed as a whole.
    /// - Throws: what reading the store or the stamps throws.
    mutating func gather(
        publicKey: [UInt8]?, configuration: [String], log directory: String?, isSigned: Bool
    ) throws {
        guard let publicKey, let record = change.record else {
            throw CommandFailure("the public key of the log is unavailable", hint: "errata verify")
        }
        add("record.json", "the line of the log, byte for byte", proof.line)
        add("proof.tlog-proof", "the line's way to the signed root (c2sp.org/tlog-proof)", Array(proof.text.utf8))
        add("checkpoint", "what was signed of the log (c2sp.org/tlog-checkpoint)", Array(proof.checkpoint.utf8))
        add("key.txt", "the public key that signed, Ed25519, Base64", Array((Base64.encode(publicKey) + "\n").utf8))
        try addVersions(record)
        try addPages(record)
        let stamps = try directory.map { try StampFolder(log: $0).stamps(of: proof.size) } ?? []
        for stamp in stamps {
            add("tokens/\(stamp.name).tsr", "a time stamp of the checkpoint by others (RFC 3161)", stamp.response)
            add("tokens/\(stamp.name).pem", "the certificates that it leads to", stamp.certificates)
        }
        for proof in try directory.map({ try StampFolder(log: $0).proofs(of: proof.size) }) ?? [] {
            let bytes = try FileSystem.read(proof.path, limit: 1 << 20)
            let meaning = "a proof of time for the program \(proof.maker); not checked by verify.sh"
            add("tokens/\(proof.file)", meaning, bytes)
        }
        let witnesses = try directory.map { try CosignatureFolder(log: $0).keys(of: proof.size) } ?? []
        if !witnesses.isEmpty {
            let keys = witnesses.map { $0.text + "\n" }.joined()
            add("witnesses.txt", "the keys of the witnesses who signed the checkpoint, too", Array(keys.utf8))
        }
        if stamps.isEmpty { missing.append("a time stamp of somebody else for this checkpoint") }
        if !isSigned { missing.append("a signature of this folder: the signing key could not be read") }
        add("process.json", "how this was made, and what is missing", process(configuration, isSigned))
        let facts = BundleText.Facts(
            record: record, sequence: change.sequence, size: proof.size, tokens: stamps.count,
            witnesses: witnesses.map(\.name), isSigned: isSigned,
            files: files.map { ($0.name, $0.meaning) })
        add("README.txt", "what this is", Array(BundleText.readme(facts).utf8))
        add("verify.sh", "checks all of it", Array(BundleScript.text.utf8))
    }

    private mutating func addVersions(_ record: ChangeRecord) throws {
        guard let article = change.articleID else {
            return missing.append("versions: the change is about a source, not an article")
        }
        let old = try content(article, record.versionFrom, "before")
        let new = try content(article, record.versionTo, "after")
        if let old, let new {
            add("changes.html", "the word differences, for a browser", Array(BundleText.page(record, old, new).utf8))
        }
    }

    /// One version as text and as it was read; nil when there is none.
    private mutating func content(_ article: String, _ number: Int?, _ side: String) throws -> ArticleContent? {
        guard let number else { return nil }
        guard let content = try reader.content(of: article, version: number) else {
            let isErased = try reader.isErased(article, version: number)
            missing.append("the text of version \(number): \(isErased ? "it was erased" : "it is not stored any more")")
            return nil
        }
        add("\(side).txt", "version \(number) as text", Array(BundleText.plain(content).utf8))
        add("\(side).json", "version \(number) with all that was read from the page", content.json + [0x0A])
        return content
    }

    private mutating func addPages(_ record: ChangeRecord) throws {
        for (side, digits) in [("before", record.beforeSHA256), ("after", record.afterSHA256)] {
            guard let digits, let hash = Hex.decode(digits) else { continue }
            guard let bytes = try reader.captureBytes(sha256: hash) else {
                missing.append("the page \(side) the change: it was erased, or is not kept that long")
                continue
            }
            add("\(side).capture", "the page \(side) the change, byte for byte (decoded)", bytes)
        }
        var filter = try ArchiveFilter(of: change, reader)
        filter.sha256s = [record.beforeSHA256, record.afterSHA256].compactMap { $0.flatMap { Hex.decode($0) } }
        var archive: [UInt8] = []
        let counts = try WARCExport(reader, filter, program: EvidenceBundle.program, at: .now).run { record in
            archive += record.member ?? []
        }
        if counts.responses + counts.resources > 0 {
            add(
                "pages.warc.gz", "both pages with request, answer, server and later sightings (WARC 1.1)", archive,
                isPacked: true)
        }
        if counts.resources > 0 {
            let why = record.imported == nil ? "captured before exchanges were kept" : "they are those of an archive"
            missing.append("how \(counts.resources) of the pages came: \(why)")
        }
        try addCertificates(filter)
    }

    /// The certificates that the servers presented, each once.
    private mutating func addCertificates(_ filter: ArchiveFilter) throws {
        var seen: Set<String> = []
        for capture in try reader.archivedCaptures(filter, after: 0, limit: 10) {
            for exchange in try reader.exchanges(ofCapture: capture.row) {
                for der in exchange.peer.certificates where seen.insert(SHA256.hex(der)).inserted {
                    let name = "certificates/\(SHA256.hex(der).prefix(16)).pem"
                    add(name, "a certificate of the server", Array(EvidenceBundle.pem(der).utf8))
                }
            }
        }
    }

    private static func pem(_ der: [UInt8]) -> String {
        var lines = ["-----BEGIN CERTIFICATE-----"]
        var rest = Base64.encode(der)[...]
        while !rest.isEmpty {
            lines.append(String(rest.prefix(64)))
            rest = rest.dropFirst(64)
        }
        return (lines + ["-----END CERTIFICATE-----", ""]).joined(separator: "\n")
    }

    private static var program: String { "errata/\(VersionCommand.current)" }

    /// How it was made: what a person who attests to it would be asked.
    private func process(_ configuration: [String], _ isSigned: Bool) -> [UInt8] {
        let texts = configuration.compactMap { try? FileSystem.read($0, limit: 1 << 26) }
        let host = (try? FileSystem.read("/proc/sys/kernel/hostname", limit: 1024)) ?? []
        var json = JSONWriter()
        json.object { json in
            json.field("program", EvidenceBundle.program)
            json.field("made_at", Timestamp.now.iso8601)
            // `verify.sh` looks for it: a signature that was taken away is not one that never was.
            json.field("folder_signed", isSigned)
            json.field("configuration_files", texts.count)
            json.field("configuration_sha256", texts.isEmpty ? nil : SHA256.hex(Array(texts.joined())))
            json.key("clock")
            json.object { json in
                json.field("now", Timestamp.now.iso8601)
                // The mark of systemd-timesyncd; other services leave none.
                json.field("set_by_timesyncd", FileSystem.exists("/run/systemd/timesync/synchronized"))
            }
            json.field("vantage_host", String(decoding: host.filter { $0 > 0x20 }, as: UTF8.self))
            json.field("not_in_it", missing)
            let others = ["pictures, videos and style sheets", "what scripts add after loading", "readers' comments"]
            json.field("not_captured", others)
        }
        return json.bytes + [0x0A]
    }

    /// The zip file: a folder with all files, their hashes, and the signature of these when there is a key.
    func zip(folder: String, key: LogKey?) throws -> [UInt8] {
        // As `sort` orders them with LC_ALL=C.
        let sorted = files.sorted { Array("./\($0.name)".utf8).lexicographicallyPrecedes(Array("./\($1.name)".utf8)) }
        let sums = sorted.map { "\(SHA256.hex($0.bytes))  ./\($0.name)\n" }.joined()
        var zip = ZipFile(at: .now)
        var whole = true
        for file in files { whole = zip.add("\(folder)/\(file.name)", file.bytes, isPacked: file.isPacked) && whole }
        whole = zip.add("\(folder)/SHA256SUMS", Array(sums.utf8)) && whole
        if let signature = key?.sign(Array(sums.utf8)) {
            whole = zip.add("\(folder)/SHA256SUMS.sig", signature) && whole
        }
        guard whole else { throw CommandFailure("the bundle is larger than a zip file can be") }
        return zip.bytes
    }
}
