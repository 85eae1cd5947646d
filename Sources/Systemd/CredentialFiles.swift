import Glibc
import Linux

/// The files behind credentials: what `LoadCredential=NAME:PATH` names in the unit and its drop-ins.
///
/// systemd copies a credential when the service starts and never again (252 and 257; a reload leaves it), so a newer file
/// means that the service goes on with the old secret.
public struct CredentialFiles: Sendable {
    private let paths: [String: String]
    private let directory: String?

    /// Reads the unit's files.
    ///
    /// - Parameters:
    ///   - unit: the name of the service.
    ///   - root: where the system's files begin; another one in tests.
    ///   - directory: where the credentials themselves stand; nil when there are none.
    public init(
        unit: String = "errata.service", root: String = "", credentials directory: String? = Credentials.directory
    ) {
        self.directory = directory
        var paths: [String: String] = [:]
        // The later ones win, as with systemd itself.
        for place in ["/usr/lib/systemd/system", "/run/systemd/system", "/etc/systemd/system"] {
            let file = root + place + "/" + unit
            let drops = ((try? FileSystem.list(file + ".d")) ?? []).sorted().filter { $0.hasSuffix(".conf") }
            for path in [file] + drops.map({ file + ".d/" + $0 }) {
                guard let bytes = try? FileSystem.read(path, limit: 1 << 20) else { continue }
                for (name, file) in CredentialFiles.loaded(String(decoding: bytes, as: UTF8.self)) {
                    paths[name] = file
                }
            }
        }
        self.paths = paths
    }

    /// The names and files of `LoadCredential=` and `LoadCredentialEncrypted=`; without a path the file is in one of the
    /// credential stores.
    private static func loaded(_ text: String) -> [(String, String)] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            let words = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let key = words[0].filter { $0 != " " }
            guard words.count == 2, key == "LoadCredential" || key == "LoadCredentialEncrypted" else { return nil }
            let parts = words[1].split(separator: ":", maxSplits: 1).map {
                String($0.filter { $0 != " " && $0 != "\r" })
            }
            guard let name = parts.first, !name.isEmpty else { return nil }
            let store = key == "LoadCredential" ? "/etc/credstore/" : "/etc/credstore.encrypted/"
            return (
                name,
                parts.count == 2 && parts[1].hasPrefix("/") ? parts[1] : store + (parts.count == 2 ? parts[1] : name)
            )
        }
    }

    /// Whether the file behind a credential is newer than the credential; false where either cannot be seen.
    public func isStale(_ name: String) -> Bool {
        guard let directory, let path = paths[name], let given = CredentialFiles.modified(directory + "/" + name),
            let held = CredentialFiles.modified(path)
        else { return false }
        return held > given
    }

    private static func modified(_ path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mtim.tv_sec : nil
    }
}
