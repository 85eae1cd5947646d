internal import Crypto
public import Linux

/// Time stamps of others beside the log: one file for each checkpoint and authority (RFC 3161, the whole response).
public struct StampFolder: Sendable {
    /// The directory of the log.
    private let log: String

    /// A checkpoint that lacks the stamp of an authority.
    public struct Wish: Sendable, Equatable {
        /// How many lines it covers.
        public var size: Int
        /// SHA-256 of the signed note, which is what is stamped.
        public var sha256: [UInt8]
    }

    /// The folder of a log.
    public init(log: String) { self.log = log }

    private var path: String { "\(log)/timestamps" }

    /// The newest checkpoint, when it lacks the stamp of an authority; nil when there is nothing to ask.
    ///
    /// Older ones need none: what they cover the newest covers too.
    public func wish(of authority: String) throws(SystemError) -> Wish? {
        guard let newest = try CheckpointFile.newest(in: log), let note = newest.note,
            !FileSystem.exists(file(newest.size, authority))
        else { return nil }
        return Wish(size: newest.size, sha256: SHA256.digest(Array(note.utf8)))
    }

    /// Keeps a response that was checked, and the certificates that it was checked with.
    public func keep(
        _ response: [UInt8], for wish: Wish, of authority: String, certificates: [UInt8]
    ) throws(SystemError) {
        try FileSystem.createDirectory(path)
        let name = file(wish.size, authority)
        try FileSystem.replace(name.dropLast(4) + ".pem", with: certificates)
        try FileSystem.replace(name, with: response)
    }

    private func file(_ size: Int, _ authority: String) -> String {
        let digits = "\(size)"
        let safe = authority.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") ? $0 : "_" }
        return "\(path)/\(String(repeating: "0", count: max(0, 12 - digits.count)))\(digits)-\(String(safe)).tsr"
    }

    /// The stamps that are there, the earliest checkpoint first, as (lines covered, path).
    func all() throws(SystemError) -> [(size: Int, path: String)] {
        guard FileSystem.isDirectory(path) else { return [] }
        return try FileSystem.list(path).filter { $0.hasSuffix(".tsr") }.sorted().compactMap { name in
            name.split(separator: "-").first.flatMap { Int($0) }.map { ($0, "\(path)/\(name)") }
        }
    }

    /// The stamps of one checkpoint with the certificates of their authorities, as (name, response, certificates).
    public func stamps(of size: Int) throws(SystemError) -> [(name: String, response: [UInt8], certificates: [UInt8])] {
        var found: [(name: String, response: [UInt8], certificates: [UInt8])] = []
        for stamp in try all() where stamp.size == size {
            let name = String((stamp.path.split(separator: "/").last ?? "").dropLast(4))
            let pem = try FileSystem.read(stamp.path.dropLast(4) + ".pem", limit: 1 << 22)
            found.append((name, try FileSystem.read(stamp.path, limit: 1 << 20), pem))
        }
        return found
    }

    /// The line of a checkpoint that shows that it was made after the newest stamp; nil without one.
    func lastStampLine() -> String? {
        guard let newest = try? all().last, let bytes = try? FileSystem.read(newest.path, limit: 1 << 20) else {
            return nil
        }
        return "time-stamp sha256:" + Base64.encode(SHA256.digest(bytes))
    }

    /// What is wrong with a stamp, by the notes of the checkpoints; nil when each is one of its checkpoint.
    func fault(notes: [Int: String]) throws(SystemError) -> Verification.Problem? {
        for stamp in try all() {
            let place = "timestamps/" + (stamp.path.split(separator: "/").last ?? "")
            guard let note = notes[stamp.size] else { continue }
            let imprint = TimeStampProtocol.imprint(of: try FileSystem.read(stamp.path, limit: 1 << 20))
            guard imprint == SHA256.digest(Array(note.utf8)) else {
                let text = "this is not a time stamp of the checkpoint over \(stamp.size) lines"
                return .init(place: place, line: nil, text: text)
            }
        }
        return nil
    }
}
