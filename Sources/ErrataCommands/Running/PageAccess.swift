import Basics
import Configuration
import Crypto
import MicroHTTPD
import Model
import Notifying
import Synchronization
import Systemd
import Website

/// The tokens of the page, read from their files now and then, so that a new one holds without a restart.
final class PageAccess: Sendable {
    private struct State {
        var settings: AccessSettings?
        var tokens = AccessTokens()
        var readAt = ContinuousClock.now
    }

    /// How long what was read is believed.
    private static let lifetime = Duration.seconds(10)
    private let state = Mutex(State())

    /// The tokens that the settings name.
    ///
    /// Where one cannot be read nobody may do what it is for: a page without its tokens would be open to all.
    func tokens(_ settings: AccessSettings) -> AccessTokens {
        state.withLock { state in
            let isFresh = state.settings == settings && ContinuousClock.now - state.readAt < PageAccess.lifetime
            guard !isFresh else { return state.tokens }
            state = State(settings: settings, tokens: PageAccess.read(settings))
            return state.tokens
        }
    }

    private static func read(_ settings: AccessSettings) -> AccessTokens {
        AccessTokens(read: settings.read.map(text), write: settings.write.compactMap { try? SecretFiles.read($0) })
    }

    private static func text(_ reference: SecretReference) -> String {
        (try? SecretFiles.read(reference)) ?? Hex.encode(SecureRandom.bytes(32))
    }
}

/// Where the page listens.
enum PageEndpoint {
    /// The place that the settings name; nil without one.
    ///
    /// - Throws: `PageEndpointError` when systemd gave no socket, or one that others can reach and that needs no token.
    static func of(_ settings: Settings) throws(PageEndpointError) -> HTTPServer.Endpoint? {
        switch settings.listen {
        case nil: return nil
        case .address(let address): return address.endpoint
        case .socket(let path): return .unix(path: path)
        case .inherited:
            guard let descriptor = ActivatedSockets.first else { throw .missing }
            let endpoint = HTTPServer.Endpoint.inherited(descriptor: descriptor)
            guard endpoint.isLocal || !settings.access.read.isEmpty else { throw .open }
            return endpoint
        }
    }
}

/// Why the page cannot be served.
enum PageEndpointError: Error, CustomStringConvertible {
    case missing
    case open

    var description: String {
        switch self {
        case .missing: "listen is systemd, and systemd passed no socket: enable errata-page.socket"
        case .open: "others can reach the socket that systemd passed; access.read must name a token"
        }
    }
}
