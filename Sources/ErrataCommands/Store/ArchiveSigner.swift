import Archives
import Configuration
import Curl
import Fetching
import Linux
import Model
import Watching

/// Asks a service to sign a collection: `POST` with hash and time, as authsign and others take it.
struct ArchiveSigner {
    private let url: String
    private let token: String?
    private let arguments: ParsedArguments

    /// The signer that `--sign` names; nil when none does.
    init?(_ arguments: ParsedArguments) throws {
        guard let url = arguments.text(ExportCommand.sign) else {
            guard arguments.text(ExportCommand.signToken) == nil else {
                throw CommandFailure.usage("export: --sign-token needs --sign URL")
            }
            return nil
        }
        guard WebAddress(url).isWeb else { throw CommandFailure.usage("export: --sign must be an http or https URL") }
        (self.url, self.arguments) = (url, arguments)
        token = try arguments.text(ExportCommand.signToken).map { path in
            let text = String(decoding: try FileSystem.read(path, limit: 1 << 16), as: UTF8.self)
            let word = text.filter { !$0.isWhitespace }
            guard !word.isEmpty else { throw CommandFailure("\(path) holds no token") }
            return word
        }
    }

    /// The signature of a hash.
    func sign(hash: String, created: String) throws -> SignedData {
        let settings = arguments.text(.store) == nil ? try arguments.places() : nil
        let policy = settings.map { FetchPolicy($0.network, version: VersionCommand.current) }
        var request = TransferRequest(url: url)
        request.method = "POST"
        request.headers.add("Content-Type", "application/json")
        request.headers.add("User-Agent", policy?.userAgent ?? "errata/\(VersionCommand.current)")
        if let token { request.headers.add("Authorization", "bearer \(token)") }
        request.body = SignedData.request(hash: hash, created: created)
        // The user named the address: a signer is often in the same house.
        request.addressGuard = .open
        request.proxy = policy?.proxy
        if let file = policy?.authorityFile { request.tls.authorityFile = file }
        request.limits.wireBytes = 1 << 20
        let loop = try TransferLoop(maximumConcurrent: 1)
        switch try waitFor({ [request] in await loop.transfer(request) }) {
        case .failure(let error): throw failure(error.description)
        case .success(let response):
            guard response.status == 200 else { throw failure("it answered \(response.status)") }
            do { return try SignedData(response.body, over: hash) } catch { throw failure(error.text) }
        }
    }

    private func failure(_ reason: String) -> CommandFailure {
        CommandFailure("the signer \(WebAddress(url).host ?? url): \(reason)", hint: "without --sign it is not signed")
    }
}
