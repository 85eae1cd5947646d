import ChangeLog
import Configuration
import Crypto
import JSON
import Linux
import Model
import Storage

/// `errata verify`.
enum VerifyCommand {
    static let command = Command(
        name: "verify", group: .proving, summary: "Check that the change log has not been altered",
        details: [
            "Checks for complete lines, gapless numbers, the hash chain over all files, the store's own lines, and that "
                + "every stored page and version matches its hash, and that the search index has the words of every version. "
                + "Prints the first problem found.",
            "Signed checkpoints beside the log (checkpoints.jsonl) show that lines at its end are missing, or that the "
                + "whole was rewritten; --key names the public key to trust.",
            "With --log alone it checks a copied log directory without configuration and store. To be able to "
                + "prove later that nothing before today was rewritten, keep the number and the hash that it prints.",
            "With --proof it checks one file that errata prove wrote, and needs nothing else than the file and --key.",
            "Time stamps of others are verified with the ca_file of their authority in the configuration, or else with the "
                + "certificates kept beside them, which is said.",
            "Signatures of witnesses are verified with their keys in the configuration or in --witness, or else with those "
                + "kept beside them, which is said.",
            "A line whose texts were erased is right when a record of the erasure names it.",
        ],
        options: [log, key, witness, quick, proof] + Option.reading,
        examples: [
            .init("errata verify", "Log, chain, store and captures"),
            .init("errata verify --log ./copied-log", "A copy of the log directory, without a store"),
            .init("errata verify --proof 4711.tlog-proof --key KEY", "One change, without log and store"),
        ], run: run)

    static let log = Option(
        "log", "DIRECTORY", .directory, "Check this log directory, without the store unless --store is given")
    static let key = Option(
        "key", "KEY", .text, "The public key that must have signed: Base64, or NAME+HASH+KEY")
    static let proof = Option("proof", "FILE", .file, "Check this proof of one change instead of a log")
    static let witness = Option(
        "witness", "KEY", .text,
        "The key of a witness that must have signed, too: NAME+HASH+KEY; several with commas between")
    static let quick = Option(flag: "quick", "Skip the stored pages and versions")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        if let path = arguments.text(proof) { return try verify(proof: path, arguments) }
        let alone = arguments.text(log) != nil && arguments.text(.store) == nil
        let directory = try arguments.text(log) ?? arguments.logDirectory()
        var verifier = LogVerifier(directory: directory, store: alone ? nil : try arguments.storeReader())
        verifier.readsBlobs = !arguments.has(quick)
        verifier.key = try arguments.publicKey()
        verifier.authorities = alone ? [:] : try arguments.authorities()
        verifier.witnesses = alone ? [] : try arguments.configuredWitnesses()
        verifier.requiredWitnesses = try arguments.witnesses()
        let progress = Progress(arguments.console)
        var result = try verifier.verify { progress.show($0, $1) }
        if let directory, result.problem == nil {
            let makers = alone || arguments.text(.store) != nil ? [] : try arguments.places().timestamps
            for proof in try StampFolder(log: directory).proofs() {
                if let reason = try CommandProof.doubt(proof, makers) {
                    result.notes.append("timestamps/\(proof.file) is not verified: \(reason)")
                } else {
                    result.commandProofs += 1
                }
            }
        }
        if arguments.has(.json) { printJSON(result, arguments.console) } else { printText(result, arguments.console) }
        return result.problem == nil ? .fine : .no
    }

    private static func verify(proof path: String, _ arguments: ParsedArguments) throws -> ExitCode {
        let console = arguments.console
        guard let key = try arguments.publicKey() ?? arguments.ownPublicKey() else {
            throw CommandFailure.usage(
                "verify: --proof needs the public key", hint: "errata verify --proof FILE --key KEY")
        }
        do {
            let finding = try InclusionProof(try FileSystem.read(path, limit: 1 << 27)).verify(
                key: key, witnesses: try arguments.witnesses())
            if arguments.has(.json) { print(finding, console) } else { say(finding, console) }
            return .fine
        } catch let error as ProofError {
            if arguments.has(.json) {
                console.printJSON { json in
                    json.object { json in
                        json.field("fine", false)
                        json.field("problem", error.text)
                    }
                }
            } else {
                console.print("WRONG  \(path): \(error.text)")
            }
            return .no
        }
    }

    private static func say(_ finding: InclusionProof.Finding, _ console: Console) {
        console.print(
            "fine: change \(finding.sequence) is one of the \(finding.size) lines that \(finding.origin) signed")
        for witness in finding.witnesses {
            console.print("the witness \(witness.name) signed the same at \(witness.at.iso8601), by its own clock")
        }
        if !finding.unchecked.isEmpty {
            let names = SafeLine.of(finding.unchecked.joined(separator: ", "))
            console.print("not checked: the signature of \(names); give the key of the witness with --witness")
        }
        guard let record = finding.record else { return }
        let what = record.isErased ? "its texts were erased" : record.article?.url ?? record.source.id
        console.print("it says: \(record.type.rawValue), observed \(record.observedAt.iso8601), \(SafeLine.of(what))")
    }

    private static func print(_ finding: InclusionProof.Finding, _ console: Console) {
        console.printJSON { json in
            json.object { json in
                json.field("fine", true)
                json.field("seq", Int(finding.sequence))
                json.field("size", finding.size)
                json.field("origin", finding.origin)
                json.key("witnesses")
                json.array { json in
                    for witness in finding.witnesses {
                        json.object { json in
                            json.field("name", witness.name)
                            json.field("at", witness.at.iso8601)
                        }
                    }
                }
                json.field("unchecked_signatures", finding.unchecked)
                json.field("id", finding.record?.id)
                json.field("type", finding.record?.type.rawValue)
                json.field("observed_at", finding.record?.observedAt.iso8601)
                json.field("erased", finding.record?.isErased ?? false)
            }
        }
    }

    private static func printText(_ result: Verification, _ console: Console) {
        for note in result.notes { console.say("errata: \(note)") }
        if let problem = result.problem {
            console.print("WRONG  \(problem)")
            return console.print("right up to change \(result.lastSequence)")
        }
        console.print(
            "fine: \(result.lines.counted("line", "lines")) in \(result.files.counted("file", "files")), changes "
                + "\(result.firstSequence) to \(result.lastSequence); \(result.blobs) stored pages and versions; "
                + result.checkpoints.counted("signed checkpoint", "signed checkpoints")
                + (result.stamps > 0 ? "; \(result.stamps.counted("time stamp", "time stamps")) of others" : "")
                + (result.commandProofs > 0
                    ? "; \(result.commandProofs.counted("proof", "proofs")) that commands confirm" : ""))
        if result.cosignatures > 0 {
            let what = result.cosignatures.counted("signature", "signatures")
            let reach = result.cosignedLines > 0 ? "; trusted up to change \(result.cosignedLines)" : ""
            console.print("witnesses: \(what)\(reach)")
        }
        if result.erased > 0 {
            let what = result.erased.counted("line has", "lines have")
            console.print("erased: \(what) no texts any more, as records in the log say")
        }
        if let key = result.publicKey { console.print("signed by: \(key)") }
        if let key = result.verifierKey { console.print("verifier key: \(key)") }
        if let hash = result.lastLineSHA256 { console.print("last line: \(result.lastSequence) \(hash)") }
    }

    private static func printJSON(_ result: Verification, _ console: Console) {
        var json = JSONWriter()
        json.object { json in
            json.field("fine", result.problem == nil)
            json.field("files", result.files)
            json.field("lines", result.lines)
            json.field("first_seq", Int(result.firstSequence))
            json.field("last_seq", Int(result.lastSequence))
            json.field("last_line_sha256", result.lastLineSHA256)
            json.field("missing", Int(result.missing))
            json.field("stored_pages_and_versions", result.blobs)
            json.field("searchable_versions", result.searchable)
            json.field("checkpoints", result.checkpoints)
            json.field("time_stamps", result.stamps)
            json.field("command_proofs", result.commandProofs)
            json.field("cosignatures", result.cosignatures)
            json.field("cosigned_lines", result.cosignedLines)
            json.field("public_key", result.publicKey)
            json.field("verifier_key", result.verifierKey)
            json.field("erased_lines", result.erased)
            json.field("notes", result.notes)
            json.key("problem")
            guard let problem = result.problem else { return json.null() }
            json.object { json in
                json.field("place", problem.place)
                json.field("line", problem.line)
                json.field("text", problem.text)
            }
        }
        console.write(json.bytes)
        console.print()
    }
}

extension ParsedArguments {
    /// The key that `--key` names; nil when it is not given.
    fileprivate func publicKey() throws -> [UInt8]? {
        guard let text = text(VerifyCommand.key) else { return nil }
        if let bytes = Base64.decode(text), bytes.count == 32 { return bytes }
        // As verifiers of such logs take it; the first byte names the algorithm.
        let parts = text.split(separator: "+", maxSplits: 2)
        if parts.count == 3, let bytes = Base64.decode(String(parts[2])), bytes.count == 33, bytes[0] == 1 {
            return Array(bytes.dropFirst())
        }
        throw CommandFailure.usage("--key must be 32 bytes in Base64, or NAME+HASH+KEY")
    }

    /// The keys that `--witness` names.
    fileprivate func witnesses() throws -> [NoteKey] {
        try (text(VerifyCommand.witness) ?? "").split(separator: ",").map { text in
            guard let key = NoteKey(String(text)), key.kind == .cosignature else {
                throw CommandFailure.usage("--witness must be the key of a witness, NAME+HASH+KEY as it publishes it")
            }
            return key
        }
    }

    /// The keys of the configured witnesses; none when a store is named by itself.
    fileprivate func configuredWitnesses() throws -> [NoteKey] {
        text(.store) == nil ? try places().witnesses.map(\.key) : []
    }

    /// The certificates of the configured time stamp authorities, by host; none when a store is named by itself.
    fileprivate func authorities() throws -> [String: String] {
        guard text(.store) == nil else { return [:] }
        let authorities = try places().timestamps.filter { $0.command.isEmpty }
        for authority in authorities where !FileSystem.exists(authority.authorityFile) {
            let file = authority.authorityFile
            throw CommandFailure("there is no file \(file), which the configuration names as ca_file")
        }
        let pairs = authorities.map { (WebAddress($0.url).host ?? $0.url, $0.authorityFile) }
        return Dictionary(pairs) { first, _ in first }
    }

    /// The public half of the key of the store here; nil when it cannot be had.
    fileprivate func ownPublicKey() -> [UInt8]? {
        guard let path = text(.store) ?? (try? places().store) else { return nil }
        let seed = (try? SigningKeyFile.secret(SigningKeyFile.path(ofStore: path))) ?? nil
        return seed.flatMap { Ed25519.publicKey(seed: $0) }
    }

    /// The configured log directory; nil when a store is named by itself.
    func logDirectory() throws -> String? {
        text(.store) == nil ? try places().log.directory : nil
    }
}

/// A line on stderr now and then, for a person who waits.
private final class Progress {
    private let console: Console
    private let isShown = Terminal.isError
    private var next = 50_000

    init(_ console: Console) { self.console = console }

    func show(_ lines: Int, _ blobs: Int) {
        guard isShown, lines + blobs >= next else { return }
        next = lines + blobs + 50_000
        console.say("errata: \(lines) lines, \(blobs) stored pages and versions")
    }
}
