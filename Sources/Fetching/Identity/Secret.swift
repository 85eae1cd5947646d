import Crypto
import Linux
import Model

/// Reads secrets at the moment of their use; they are never kept, stored or logged.
enum Secret {
    /// A secret that cannot be had; says where it was looked for, never what it is.
    struct Failure: Error {
        var reason: String
    }

    /// The secret without the line end that editors leave.
    static func read(_ reference: SecretReference) throws(Failure) -> [UInt8] {
        let path: String
        switch reference {
        case .file(let file): path = file
        case .credential(let name):
            guard let directory = Environment["CREDENTIALS_DIRECTORY"] else {
                throw Failure(reason: "credential \(name): the service was started without credentials")
            }
            path = directory + "/" + name
        }
        do {
            let bytes = try FileSystem.read(path, limit: 64 << 10)
            return Array(bytes.reversed().drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }.reversed())
        } catch {
            throw Failure(reason: "secret in \(path): \(error.reason)")
        }
    }

    /// The value of `Authorization` that a source asks for; nil when it asks for none.
    static func authorization(_ options: RequestOptions, _ address: WebAddress) throws(Failure) -> [UInt8]? {
        if let token = options.bearerToken { return Array("Bearer ".utf8) + (try read(token)) }
        if let pair = options.basicAuthentication { return basic(try read(pair)) }
        guard let pair = address.userInformation else { return nil }
        return basic(percentDecoded(Array(pair.utf8)))
    }

    private static func basic(_ pair: [UInt8]) -> [UInt8] { Array("Basic \(Base64.encode(pair))".utf8) }

    private static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let digits = String(
                decoding: bytes[min(index + 1, bytes.count)..<min(index + 3, bytes.count)], as: UTF8.self)
            if bytes[index] == UInt8(ascii: "%"), digits.utf8.count == 2, let byte = UInt8(digits, radix: 16) {
                output.append(byte)
                index += 3
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return output
    }
}
