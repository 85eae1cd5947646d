import Glibc
import Linux
public import Model

/// Reads a secret when it is needed, so that a rotated file counts from the next attempt on.
public typealias SecretReader = @Sendable (SecretReference) throws(SecretError) -> String

/// Secrets in files and in the service's credentials (systemd.exec(5), `LoadCredential=`).
public enum SecretFiles {
    /// No secret is longer, in bytes.
    static let limit = 64 << 10

    /// The text of a secret, without the line end that editors add.
    ///
    /// - Parameters:
    ///   - reference: where it stands.
    ///   - directory: where credentials stand; nil takes `$CREDENTIALS_DIRECTORY`.
    /// - Returns: the secret.
    /// - Throws: `SecretError` with the reason and the path or name, never the content.
    public static func read(
        _ reference: SecretReference, credentials directory: String? = nil
    ) throws(SecretError) -> String {
        let path = try path(of: reference, directory ?? environmentDirectory)
        do {
            let bytes = try FileSystem.read(path, limit: limit)
            let end = bytes.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
            guard end > 0 else { throw SecretError(.unreadable("\(path) is empty")) }
            return String(decoding: bytes[..<end], as: UTF8.self)
        } catch let error as SystemError {
            throw SecretError(.unreadable(error.description))
        } catch {
            throw error as? SecretError ?? SecretError(.unreadable("\(path)"))
        }
    }

    private static func path(of reference: SecretReference, _ directory: String?) throws(SecretError) -> String {
        switch reference {
        case .file(let path): return path
        case .credential(let name):
            guard let directory else {
                throw SecretError(.unreadable("credential \(name): the service was started without credentials"))
            }
            // A name with a slash would lead out of the directory.
            guard !name.isEmpty, !name.contains("/"), name != ".." else {
                throw SecretError(.unreadable("invalid credential name \(name)"))
            }
            return directory + "/" + name
        }
    }

    private static var environmentDirectory: String? {
        unsafe getenv("CREDENTIALS_DIRECTORY").map { unsafe String(cString: $0) }
    }
}
