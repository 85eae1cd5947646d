import Glibc
import Linux
import MicroHTTPD
import Synchronization

/// A receiver that takes its time: each request is noted when it arrives and answered a second later.
final class SlowReceiver: Sendable {
    private let times: Times
    private let server: HTTPServer

    private final class Times: Sendable {
        let list = Mutex<[Int64]>([])
    }

    init() throws {
        let times = Times()
        self.times = times
        server = try HTTPServer(endpoint: .tcp(host: "127.0.0.1", port: 0)) { _ in
            times.list.withLock { $0.append(SystemClock.bootMilliseconds) }
            usleep(1_000_000)
            return HTTPResponse(status: 204, contentType: "text/plain", text: "")
        }
    }

    var address: String { "http://127.0.0.1:\(server.port)/slow" }

    /// When requests arrived, in milliseconds since the machine started.
    var arrivals: [Int64] { times.list.withLock { $0 } }
}
