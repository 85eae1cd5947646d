import Model
import YAML

extension Section where Root == TimestampAuthority {
    static let timestamp = Section(
        name: "timestamp",
        summary: "Who stamps the signed checkpoints of the log: an authority (RFC 3161) by url and ca_file, or a "
            + "command, such as the one of OpenTimestamps.",
        initial: { TimestampAuthority(url: "", authorityFile: "") }, subject: "the time stamp authority",
        keys: [
            Key("url", .url, to: \.url, "Where requests are posted; ca_file belongs to it."),
            Key(
                "ca_file", .path, to: \.authorityFile,
                "The certificates, PEM, that its answers must lead to; kept with each stamp."),
            Key(
                "command", .stampCommand, to: \.command, default: "none",
                "A command with its arguments, never a shell, that gets the path of the checkpoint as {file} and writes its "
                    + "proof to the same path with .ots behind it. It runs as a guest, for at most five minutes."),
            Key(
                "verify", .verifyCommand, to: \.verifyCommand, default: "none",
                "A command that ends with 0 when {proof} proves {file}; errata verify runs it."),
        ],
        finish: { root, node, findings in
            if node["command"] == nil {
                for key in ["url", "ca_file"] where node[key] == nil {
                    findings.wrong("the time stamp authority has no \(key)", at: node.position) as Void?
                }
                if node["verify"] != nil { findings.wrong("verify belongs to command", at: node.position) as Void? }
            } else if node["url"] != nil || node["ca_file"] != nil {
                findings.wrong("a time stamp has either url and ca_file, or command", at: node.position) as Void?
            }
        })
}

extension ValueForm where Value == [String] {
    /// A command that is told about a file.
    static let stampCommand = command(
        example: "[/usr/bin/ots, stamp, \"{file}\"]", names: "{file}", meaning: "the checkpoint")
    /// A command that is told about a proof, beside which the file lies that it is about.
    static let verifyCommand = command(
        example: "[/usr/bin/ots, verify, \"{proof}\"]", names: "{proof}", meaning: "the proof")

    private static func command(example: String, names mark: String, meaning: String) -> ValueForm {
        ValueForm("command, as list of words", example: example, shape: .list(.text)) { node, findings in
            guard case .sequence(let nodes) = node.value, !nodes.isEmpty else {
                return findings.wrong("a command is a list of words: \(example)", at: node.position)
            }
            let words = nodes.compactMap { findings.scalar($0, expected: "a word") }
            guard words.contains(where: { $0.contains(mark) }) else {
                return findings.wrong("a word of the command must be \(mark), \(meaning)", at: node.position)
            }
            return words
        }.showing { $0.joined(separator: " ") }
    }
}
