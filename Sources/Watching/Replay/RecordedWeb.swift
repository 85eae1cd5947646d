import Curl
public import Model
import Synchronization

/// What an address answered at a time, by a recording.
public struct RecordedAnswer: Sendable {
    /// The status code; 200 when the recording does not say.
    public var status: Int
    /// The header fields as sent, in order.
    public var headers: [(name: String, value: String)]
    /// The content, decoded; empty for an answer without one.
    public var body: [UInt8]
    /// How it came; nil when the recording does not say.
    public var exchange: RecordedExchange?

    /// An answer by its parts.
    public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// How an answer came, as far as a recording knows it.
public struct RecordedExchange: Sendable, Equatable {
    /// The status code: a recording answers with the page where it was 304.
    public var status: Int
    /// Request line and header fields with the empty line; empty when they are not known.
    public var request: [UInt8] = []
    /// Status line and header fields as received, with the empty line; empty when they are not known.
    public var response: [UInt8] = []
    /// The other side's address; empty when it is not known.
    public var address = ""
    /// `HTTP/1.1`, `HTTP/2`; empty when it is not known.
    public var httpVersion = ""
    /// `TLSv1.3`; empty without TLS, or when it is not known.
    public var tlsVersion = ""
    /// Why the body is not whole; nil when it is.
    public var cut: String?

    /// An exchange of which only the status is known.
    public init(status: Int) { self.status = status }
}

/// The web as a replay sees it: every address answers what a recording says it answered at that time.
public protocol RecordedWeb: Sendable {
    /// What the address answered at that time.
    ///
    /// - Parameters:
    ///   - url: the address as asked for.
    ///   - time: the time of the virtual clock.
    ///   - headers: the header fields of the question, validators among them.
    /// - Returns: the answer; nil when the recording knows nothing of the address, which counts as 404.
    func answer(_ url: String, at time: Timestamp, headers: [(name: String, value: String)]) -> RecordedAnswer?

    /// When the address was first seen; nil when any time may be asked.
    func begins(_ url: String) -> Timestamp?
}

/// The time of a replay: it stands still until somebody moves it on.
final class ReplayClock: Sendable {
    private let time: Mutex<Timestamp>

    init(_ begin: Timestamp) { time = Mutex(begin) }

    var now: Timestamp { time.withLock { $0 } }

    /// Goes on to a time; never back.
    func advance(to next: Timestamp) { time.withLock { $0 = max($0, next) } }
}

extension RecordedWeb {
    /// One exchange with the recording, as if it had been made at that time.
    func exchange(_ request: TransferRequest, at time: Timestamp) -> TransferResult {
        let fields = request.headers.lines.map {
            (name: String(decoding: $0.name, as: UTF8.self), value: String(decoding: $0.value, as: UTF8.self))
        }
        guard let answer = answer(request.url, at: time, headers: fields) else {
            return .success(TransferResponse(status: 404))
        }
        var response = TransferResponse(status: answer.status, body: answer.body)
        // The body is stored decoded, whatever coding it travelled in.
        for field in answer.headers where field.name.lowercased() != "content-encoding" {
            response.headers.add(field.name, field.value)
        }
        if let exchange = answer.exchange {
            response.peerAddress = exchange.address
            response.trace = exchange.trace
        }
        return .success(response)
    }
}

extension RecordedExchange {
    fileprivate var trace: TransferTrace {
        var trace = TransferTrace()
        (trace.request, trace.response, trace.status, trace.cut) = (request, response, status, cut)
        (trace.httpVersion, trace.tlsVersion) = (httpVersion, tlsVersion)
        return trace
    }
}
