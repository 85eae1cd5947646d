import Model
import YAML

extension Section where Root == TimestampAuthority {
    static let timestamp = Section(
        name: "timestamp", summary: "An authority that stamps the signed checkpoints of the log (RFC 3161).",
        initial: { TimestampAuthority(url: "", authorityFile: "") }, subject: "the time stamp authority",
        required: ["url", "ca_file"],
        keys: [
            Key("url", .url, to: \.url, "Where requests are posted."),
            Key(
                "ca_file", .path, to: \.authorityFile,
                "The certificates, PEM, that its answers must lead to; kept with each stamp."),
        ])
}
