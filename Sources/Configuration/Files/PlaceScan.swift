/// The places that a file names which cannot be read as a whole: what a running daemon must be asked at.
///
/// Looks at lines only, since a mistake of syntax leaves nothing else: `store: PATH` at the margin, and `socket:` and
/// `directory:` on the line of `control:` and `log:` or indented below it.
enum PlaceScan {
    static func settings(_ bytes: [UInt8], directory: String) -> Settings {
        var settings = Settings()
        var section = ""
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            if line.first != " ", line.first != "\t", line.first != "#" {
                section = String(line.prefix { $0 != ":" })
                if section == "store" { take(line, "store", directory) { settings.store = $0 } }
            }
            if section == "control" { take(line, "socket", directory) { settings.control.socket = $0 } }
            if section == "log" { take(line, "directory", directory) { settings.log.directory = $0 } }
        }
        return settings
    }

    /// The plain or quoted value behind `name:`; a relative path starts at the file's directory.
    private static func take(_ line: Substring, _ name: String, _ directory: String, _ store: (String) -> Void) {
        let words = line.split { " \t{},\"'".contains($0) }
        guard let index = words.firstIndex(of: name[...] + ":"), index + 1 < words.count else { return }
        let path = String(words[index + 1])
        guard !path.hasPrefix("#") else { return }
        store(path.hasPrefix("/") || directory.isEmpty ? path : directory + "/" + path)
    }
}

extension ConfigurationFile {
    /// Where store, log and control socket are as far as a file with mistakes says it; nothing else in it is meant.
    ///
    /// A mistake on the disk must not keep people from the daemon that runs with what was there before.
    public static func places(_ path: String) -> Settings {
        var reading = Reading(ConfigurationChecks())
        return reading.places(path)
    }
}
