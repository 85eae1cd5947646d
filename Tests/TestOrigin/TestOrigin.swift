import Glibc
import Synchronization

/// A scripted HTTP server on a loopback address, one thread a connection.
///
/// Answers are bytes, so that a script can say anything, HTTP or not.
public final class TestOrigin: Sendable {
    /// One request as it arrived.
    public struct Question: Sendable {
        /// The method, such as GET.
        public var method: String
        /// Path and query.
        public var target: String
        /// Names in lower case.
        public var headers: [String: String]
        /// The body, by its `Content-Length`.
        public var body: [UInt8]
        /// Counts the connections from 1.
        public var connection: Int

        /// The value of a header field.
        public subscript(name: String) -> String? { headers[name] }
    }

    /// What is sent back.
    public struct Answer: Sendable {
        /// Sent piece by piece, after `pause` each.
        public var pieces: [[UInt8]]
        /// Milliseconds before each piece.
        public var pause = 0
        /// Close the connection afterwards.
        public var closes = false

        /// An answer by its pieces.
        public init(pieces: [[UInt8]], pause: Int = 0, closes: Bool = false) {
            self.pieces = pieces
            self.pause = pause
            self.closes = closes
        }

        /// Bytes as they are, then the end of the connection.
        public static func raw(_ text: String) -> Answer { Answer(pieces: [Array(text.utf8)], closes: true) }

        /// A whole response with `Content-Length`.
        public static func http(
            _ status: Int, _ headers: [String] = [], body: [UInt8] = [], pause: Int = 0
        ) -> Answer {
            let length = status == 304 || status == 204 ? [] : ["Content-Length: \(body.count)"]
            let head = (["HTTP/1.1 \(status) Words"] + headers + length).joined(separator: "\r\n") + "\r\n\r\n"
            return Answer(pieces: [Array(head.utf8) + body], pause: pause)
        }

        /// A whole response with a text.
        public static func http(_ status: Int, _ headers: [String] = [], _ text: String) -> Answer {
            http(status, headers, body: Array(text.utf8))
        }
    }

    /// Where it listens.
    public let address: String
    /// Chosen by the system.
    public let port: Int
    private let listener: Int32
    private let log = Mutex<[Question]>([])
    private let connections = Atomic<Int>(0)
    private let answer: @Sendable (Question) -> Answer

    /// Listens at once.
    public init(_ address: String = "127.0.0.1", answer: @escaping @Sendable (Question) -> Answer) throws {
        self.address = address
        self.answer = answer
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        inet_pton(AF_INET, address, &name.sin_addr)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let isBound = withUnsafeMutablePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 64) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isBound else { throw Failure() }
        port = Int(UInt16(bigEndian: name.sin_port))
        start { [weak self] in self?.accept(descriptor) }
    }

    /// Could not listen.
    public struct Failure: Error {}

    /// Stops listening.
    public func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// `http://address:port` and the path.
    public func url(_ path: String = "/") -> String { "http://\(address):\(port)\(path)" }

    /// All requests so far.
    public var questions: [Question] { log.withLock { $0 } }

    /// The requests for that path, in order.
    public func questions(_ target: String) -> [Question] { questions.filter { $0.target == target } }

    private func accept(_ listener: Int32) {
        let client = Glibc.accept(listener, nil, nil)
        guard client >= 0 else { return }
        start { [weak self] in self?.accept(listener) }
        serve(client, connections.add(1, ordering: .relaxed).newValue)
    }

    private func serve(_ client: Int32, _ connection: Int) {
        defer { close(client) }
        var buffer: [UInt8] = []
        while let question = TestOrigin.read(client, &buffer, connection) {
            log.withLock { $0.append(question) }
            let answer = self.answer(question)
            for piece in answer.pieces {
                if answer.pause > 0 { usleep(UInt32(answer.pause * 1000)) }
                guard piece.isEmpty || send(client, piece, piece.count, Int32(MSG_NOSIGNAL)) == piece.count
                else { return }
            }
            if answer.closes { return }
        }
    }

    private static func read(_ client: Int32, _ buffer: inout [UInt8], _ connection: Int) -> Question? {
        let mark = Array("\r\n\r\n".utf8)
        while true {
            if let end = buffer.indices.first(where: { buffer[$0...].starts(with: mark) }) {
                let lines = String(decoding: buffer[..<end], as: UTF8.self).split(separator: "\r\n")
                var headers: [String: String] = [:]
                for line in lines.dropFirst() {
                    guard let colon = line.firstIndex(of: ":") else { continue }
                    let value = line[line.index(after: colon)...].drop { $0 == " " }
                    headers[line[..<colon].lowercased()] = String(value)
                }
                let length = Int(headers["content-length"] ?? "") ?? 0
                while buffer.count < end + 4 + length { guard fill(client, &buffer) else { return nil } }
                let words = (lines.first ?? "").split(separator: " ")
                guard words.count >= 2 else { return nil }
                let question = Question(
                    method: String(words[0]), target: String(words[1]), headers: headers,
                    body: Array(buffer[(end + 4)..<(end + 4 + length)]), connection: connection)
                buffer.removeFirst(end + 4 + length)
                return question
            }
            guard fill(client, &buffer) else { return nil }
        }
    }

    private static func fill(_ client: Int32, _ buffer: inout [UInt8]) -> Bool {
        var chunk = [UInt8](repeating: 0, count: 16 << 10)
        let count = recv(client, &chunk, chunk.count, 0)
        guard count > 0 else { return false }
        buffer += chunk[..<count]
        return true
    }
}

private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func start(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let owner = Unmanaged.passRetained(Body(body))
    let isStarted = pthread_create(&thread, nil, threadMain, owner.toOpaque()) == 0
    if isStarted { pthread_detach(thread) } else { owner.release() }
}

private func threadMain(_ owner: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let owner { Unmanaged<Body>.fromOpaque(owner).takeRetainedValue().run() }
    return nil
}
