import ChangeLog
import Linux
import Model
import Storage

/// `errata prove`.
enum ProveCommand {
    static let command = Command(
        name: "prove", group: .proving, summary: "Write a proof that a change stands in the signed log",
        details: [
            "One small file (c2sp.org/tlog-proof): the line of the log, its way to the root of the tree, and the signed "
                + "checkpoint with the signatures of its witnesses. Whoever has it and the public key can check it with errata verify --proof, or with a few "
                + "lines of shell, see docs/evidence.md.",
            "A change that no checkpoint covers yet is signed at once when the key can be read; otherwise the daemon signs "
                + "it within the hour.",
        ],
        arguments: [
            Argument("CHANGE", .text, .one, "4711 or chg_..."),
            Argument("FILE", .file, .optional, "Where to; SEQ.tlog-proof by default, - for the standard output"),
        ],
        options: [VerifyCommand.log, .config, .store],
        examples: [
            .init("errata prove 4711", "Write 4711.tlog-proof"),
            .init("errata verify --proof 4711.tlog-proof --key KEY", "Check it anywhere"),
        ], run: run)

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let reader = try arguments.storeReader()
        let change = try Lookup.change(arguments.positional[0], reader)
        let directory = try arguments.text(VerifyCommand.log) ?? arguments.logDirectory()
        let proof = try InclusionProof(
            of: change.sequence, reader: reader, directory: directory,
            keyFile: SigningKeyFile.path(ofStore: reader.path))
        let target = arguments.positional.count > 1 ? arguments.positional[1] : "\(change.sequence).tlog-proof"
        guard target != "-" else {
            arguments.console.write(Array(proof.text.utf8))
            return .fine
        }
        try FileSystem.replace(target, with: Array(proof.text.utf8))
        CopyList(store: reader.path).note(
            "a proof of change \(change.sequence)", target, article: change.articleID, arguments.console)
        let witnesses = proof.cosignatures.counted("witness", "witnesses")
        let others = proof.cosignatures > 0 ? ", signed by \(witnesses) too" : ""
        arguments.console.print("\(target): change \(change.sequence) of \(proof.size) signed lines\(others)")
        return .fine
    }
}
