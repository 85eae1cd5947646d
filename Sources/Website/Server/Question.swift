import Basics
import Linux
import MicroHTTPD
import Model
import Storage

/// A request that found its route, with what is needed to answer it.
struct Question: Sendable {
    let request: HTTPRequest
    /// What stands in the path at `{…}`.
    let words: [String]
    let content: SiteContent
    /// Who asks.
    let visitor: Visitor
    /// Whether it came over the control socket.
    var isControl = false

    /// The store; while the daemon waits for room on the disk there is none.
    ///
    /// - Throws: `NoStore`.
    func store() throws -> StoreReader {
        guard let store = content.store else { throw NoStore() }
        return store
    }

    /// The store cannot be read at the moment.
    struct NoStore: Error {}

    /// Whether whoever asked may go on reading: tokens change while an answer stays open.
    var mayStillRead: Bool { isControl || content.tokens().visitor(request).mayRead }

    /// The clock of the wall.
    var now: Timestamp { Timestamp(milliseconds: SystemClock.wallMilliseconds) }

    /// The value of a parameter; an empty one is none.
    func text(_ name: String) -> String? { request.parameter(name).flatMap { $0.isEmpty ? nil : $0 } }

    /// All values of a parameter.
    func texts(_ name: String) -> [String] { request.parameters(name).filter { !$0.isEmpty } }

    func number(_ name: String) -> Int64? { text(name).flatMap { Int64($0) } }

    func time(_ name: String) -> Timestamp? { text(name).flatMap { Parameter.time($0) } }

    func flag(_ name: String) -> Bool { text(name).map { ["1", "true", "on"].contains($0) } ?? false }

    /// The address of this page with some parameters replaced; nil removes one.
    func target(_ changes: KeyValuePairs<String, String?>, path: String? = nil) -> String {
        var pairs = request.query.split(separator: "&").map(String.init).filter { pair in
            let name = pair.prefix { $0 != "=" }
            return !changes.contains { $0.key == name } && !pair.hasSuffix("=") && pair.contains("=")
        }
        for (name, value) in changes { if let value { pairs.append(name + "=" + PercentEncoding.unreserved(value)) } }
        let path =
            path ?? "/"
            + request.path.split(separator: "/").map { PercentEncoding.unreserved(String($0)) }.joined(separator: "/")
        return path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }
}
