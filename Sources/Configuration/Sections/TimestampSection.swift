import Model
import YAML

extension Section where Root == TimestampAuthority {
    static let timestamp = Section(
        name: "timestamp", summary: "An authority that stamps the signed checkpoints of the log (RFC 3161).",
        initial: { TimestampAuthority(url: "", authorityFile: "") },
        keys: [
            Key("url", .url, to: \.url, "Where requests are posted."),
            Key(
                "ca_file", .path, to: \.authorityFile,
                "The certificates, PEM, that its answers must lead to; kept with each stamp."),
        ],
        finish: { authority, node, findings in
            if node["url"] == nil { findings.wrong("the time stamp authority has no url", at: node.position) as Void? }
            guard node["ca_file"] == nil else { return }
            findings.wrong("the time stamp authority has no ca_file", at: node.position) as Void?
        })
}
