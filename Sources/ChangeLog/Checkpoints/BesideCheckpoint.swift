internal import Linux

/// A file beside the log that somebody else made for one checkpoint: `000000000012-tsa.example.tsr`.
struct BesideCheckpoint {
    /// How many lines the checkpoint covers.
    var size: Int
    /// Who made it, as a file's name can say it.
    var name: String
    var path: String

    /// The last part of the path.
    var file: String { String(path.split(separator: "/").last ?? "") }

    /// The name of such a file.
    static func name(_ size: Int, _ maker: String, _ ending: String) -> String {
        let digits = "\(size)"
        return String(repeating: "0", count: max(0, 12 - digits.count)) + "\(digits)-\(safe(maker)).\(ending)"
    }

    /// A name as that of a file.
    static func safe(_ maker: String) -> String {
        String(maker.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") ? $0 : "_" })
    }

    /// The files of a folder that end so, the earliest checkpoint first.
    static func all(in folder: String, _ ending: String) throws(SystemError) -> [BesideCheckpoint] {
        guard FileSystem.isDirectory(folder) else { return [] }
        return try FileSystem.list(folder).filter { $0.hasSuffix("." + ending) }.sorted().compactMap { file in
            let parts = file.dropLast(ending.count + 1).split(separator: "-", maxSplits: 1)
            guard parts.count == 2, let size = Int(parts[0]) else { return nil }
            return BesideCheckpoint(size: size, name: String(parts[1]), path: "\(folder)/\(file)")
        }
    }
}
