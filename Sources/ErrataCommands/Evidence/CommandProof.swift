import ChangeLog
import Configuration
import Fetching
import Linux

/// Has the command that a configuration names verify a proof of time.
enum CommandProof {
    /// Why a proof cannot be relied on, or nil when the command confirms it.
    static func doubt(_ proof: StampFolder.Proof, _ makers: [TimestampAuthority]) throws -> String? {
        let maker = makers.first { !$0.command.isEmpty && StampFolder.isProof(proof, of: $0.commandName) }
        guard let words = maker?.verifyCommand, !words.isEmpty else {
            return "the configuration names no verify command for it"
        }
        let scratch = try FileSystem.temporaryDirectory("errata-verify-")
        defer { FileSystem.removeTree(scratch) }
        // Beside each other and by the names that such programs expect.
        let file = "\(scratch)/checkpoint"
        try FileSystem.replace(file, with: Array(proof.note.utf8))
        try FileSystem.replace(file + ".ots", with: try FileSystem.read(proof.path, limit: 1 << 20))
        var limits = ChildProcess.Limits()
        limits.time = .seconds(300)
        let said = try ChildProcess.run(
            words.map { $0.replacing("{file}", with: file).replacing("{proof}", with: file + ".ots") },
            environment: GuestRun.surroundings, limits: limits)
        guard said.ending != .exited(code: 0) else { return nil }
        let talk = String(decoding: said.talk, as: UTF8.self).split(whereSeparator: \.isNewline).last
        return "\(words[0]): \(said.ending.words)" + (talk.map { ": " + SafeLine.of(String($0)) } ?? "")
    }
}
