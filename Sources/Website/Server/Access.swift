import Basics
import Crypto
import MicroHTTPD

/// Who may read and who may write on the page: tokens, as Bearer (RFC 6750) or once in the browser as a cookie.
///
/// Tokens are compared by their hashes and in constant time; a cookie holds a keyed hash of its token, so that the token
/// itself never lies in a browser.
public struct AccessTokens: Sendable, Equatable {
    private var read: [[UInt8]] = []
    private var write: [[UInt8]] = []

    /// No tokens: everybody who reaches the address reads, and nobody writes.
    public init() {}

    /// Tokens as they stand in their files.
    ///
    /// - Parameters:
    ///   - read: each lets read.
    ///   - write: each lets read and write.
    public init(read: [String], write: [String]) {
        self.read = read.map { SHA256.digest(Array($0.utf8)) }
        self.write = write.map { SHA256.digest(Array($0.utf8)) }
    }

    /// Whether reading needs a token.
    public var isClosed: Bool { !read.isEmpty }

    /// The name of the cookie.
    static let cookie = "errata"

    /// What a request may do.
    func visitor(_ request: HTTPRequest) -> Visitor {
        let authorization = request.header("authorization") ?? ""
        if authorization.lowercased().hasPrefix("bearer ") {
            return visitor(SHA256.digest(Array(authorization.dropFirst(7).utf8)), isCookie: false)
        }
        if let value = request.cookie(AccessTokens.cookie), let known = token(ofCookie: value) {
            return visitor(known, isCookie: true)
        }
        return Visitor(mayRead: !isClosed)
    }

    /// The cookie for a token; nil when it is not one of ours.
    func cookie(for token: String) -> String? {
        let digest = SHA256.digest(Array(token.utf8))
        return holds(read, digest) || holds(write, digest) ? AccessTokens.cookieText(digest) : nil
    }

    private func visitor(_ digest: [UInt8], isCookie: Bool) -> Visitor {
        let mayWrite = holds(write, digest)
        var visitor = Visitor(mayRead: mayWrite || holds(read, digest) || !isClosed)
        visitor.mayWrite = mayWrite
        if isCookie, mayWrite { visitor.formSecret = AccessTokens.keyed("form", digest) }
        return visitor
    }

    private func token(ofCookie value: String) -> [UInt8]? {
        let given = Array(value.utf8)
        // All are compared, so that the time does not say which is nearest.
        let found = (read + write).filter { ConstantTime.equal(Array(AccessTokens.cookieText($0).utf8), given) }
        return found.last
    }

    private func holds(_ tokens: [[UInt8]], _ digest: [UInt8]) -> Bool {
        tokens.reduce(false) { ConstantTime.equal($1, digest) || $0 }
    }

    private static func cookieText(_ digest: [UInt8]) -> String { keyed("cookie", digest) }

    private static func keyed(_ purpose: String, _ digest: [UInt8]) -> String {
        Hex.encode(HMAC.sha256(key: digest, Array("errata \(purpose)".utf8)))
    }
}

/// What one request may do.
struct Visitor: Sendable {
    var mayRead: Bool
    var mayWrite = false
    /// The word that a form must send back when the browser's cookie is what lets it write; nil for Bearer.
    var formSecret: String?

    /// The control socket's.
    static let control: Visitor = {
        var visitor = Visitor(mayRead: true)
        visitor.mayWrite = true
        return visitor
    }()

    /// Whether a request to write was meant: a page from elsewhere can send a form, but it cannot read the word in ours,
    /// and the browser says where it came from.
    func isMeant(_ request: HTTPRequest) -> Bool {
        guard let formSecret else { return true }
        if let site = request.header("sec-fetch-site"), site != "same-origin" { return false }
        if let origin = request.header("origin"), origin != PublicAddress.of(request) { return false }
        let given = Array((request.formValue("secret") ?? "").utf8)
        return ConstantTime.equal(given, Array(formSecret.utf8))
    }
}
