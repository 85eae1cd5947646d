import Crypto
import Model
import YAML

extension Section where Root == WitnessSettings {
    static let witness = Section(
        name: "witness", summary: "A witness that signs the checkpoints of the log (c2sp.org/tlog-witness).",
        initial: { WitnessSettings(url: "", key: NoteKey(name: "", bytes: [], kind: .cosignature)) },
        subject: "the witness", required: ["url", "key"],
        keys: [
            Key(
                "url", .url, to: \.url,
                "Its submission prefix: checkpoints are posted to add-checkpoint below it. It must know the log: give it the "
                    + "verifier key that errata verify prints."),
            Key("key", .witnessKey, to: \.key, "The key that its signatures must be of, as it publishes it."),
        ])
}

extension ValueForm where Value == NoteKey {
    /// The key of a witness, as such services publish it.
    static let witnessKey = ValueForm.scalar(
        "key of a witness, NAME+HASH+KEY for timestamped cosignatures",
        example: "witness.example/w1+9f7de85d+BD+22At/6JG+9SgpmG5mqL6r0FwdQwHcEpnZPGpvRU+/"
    ) { text in
        NoteKey(text).flatMap { $0.kind == .cosignature ? $0 : nil }
    }
}
