import ChangeLog
import Configuration
import Linux
import Model
import Rendering
import Storage

/// `errata evidence`.
enum EvidenceCommand {
    static let command = Command(
        name: "evidence", group: .proving, summary: "Write all that proves a change into one zip file",
        details: [
            "For somebody who has never heard of Errata: both versions as text and as captured, the word differences as a "
                + "page, the record, its proof, the checkpoint, certificates, a README that says what it proves and what "
                + "not, and verify.sh, which checks all of it with sh, sha256sum and openssl.",
            "The whole folder is signed when the signing key can be read (as the daemon's user, or root); otherwise "
                + "verify.sh proves the record and the captured pages only, and ends with 3.",
        ],
        arguments: [
            Argument("CHANGE", .text, .one, "4711 or chg_..."),
            Argument("FILE", .file, .optional, "Where to; evidence-SEQ.zip by default"),
        ],
        options: [VerifyCommand.log, .config, .store],
        examples: [.init("errata evidence 4711", "Write evidence-4711.zip")], run: run)

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let reader = try arguments.storeReader()
        let change = try Lookup.change(arguments.positional[0], reader)
        let directory = try arguments.text(VerifyCommand.log) ?? arguments.logDirectory()
        let keyFile = SigningKeyFile.path(ofStore: reader.path)
        let proof = try InclusionProof(of: change.sequence, reader: reader, directory: directory, keyFile: keyFile)
        let key = (try? LogKey(keyFile)) ?? nil
        var bundle = EvidenceBundle(change, proof, reader)
        try bundle.gather(
            publicKey: LogKey.publicKey(keyFile: keyFile, directory: directory),
            configuration: arguments.configurationFiles, log: directory, isSigned: key != nil)
        let name = "evidence-\(change.sequence)"
        let file = try bundle.zip(folder: name, key: key)
        let target = arguments.positional.count > 1 ? arguments.positional[1] : name + ".zip"
        try FileSystem.replace(target, with: file)
        CopyList(store: reader.path).note(
            "the evidence of change \(change.sequence)", target, article: change.articleID, arguments.console)
        arguments.console.print("\(target): \(Quantity.bytes(file.count)), \(bundle.files.count) files")
        for missing in bundle.missing { arguments.console.print("not in it: \(missing)") }
        if key == nil {
            arguments.console.say("errata: the folder is not signed: the signing key cannot be read by this user")
        }
        return .fine
    }
}

extension ParsedArguments {
    /// The files that the configuration consists of, as far as they are there.
    fileprivate var configurationFiles: [String] {
        let main = configurationPath
        let directory = FileSystem.parent(of: main) + "/sources.d"
        let others = ((try? FileSystem.list(directory)) ?? []).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
        return ([main] + others.sorted().map { "\(directory)/\($0)" }).filter { FileSystem.exists($0) }
    }
}
