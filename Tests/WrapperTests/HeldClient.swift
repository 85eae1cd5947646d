import Glibc

/// A client that begins a request and stays.
final class HeldClient {
    private let descriptor: Int32
    private var isOpen = true
    /// What was read and not asked for yet.
    private(set) var unread = ""

    init(port: UInt16, _ beginning: String) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        guard result == 0 else { throw RawClient.Failure(code: errno) }
        let bytes = Array(beginning.utf8)
        _ = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }

    /// Sends a byte ten times a second until the server has closed the connection.
    func isClosed(sending byte: UInt8, attempts: Int) -> Bool {
        for _ in 0..<attempts {
            var (sent, received) = (byte, UInt8(0))
            let isGone =
                send(descriptor, &sent, 1, Int32(MSG_NOSIGNAL)) < 0
                || recv(descriptor, &received, 1, Int32(MSG_DONTWAIT)) == 0
            if isGone { return true }
            usleep(100_000)
        }
        return false
    }

    /// Reads until a text has arrived behind all that was asked for before; false when the connection ends before it.
    func read(until text: some StringProtocol, patience: Int = 20) -> Bool {
        var time = timeval(tv_sec: patience, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            if let found = unread.firstRange(of: text) {
                unread.removeSubrange(..<found.upperBound)
                return true
            }
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count > 0 else { return false }
            unread += String(decoding: chunk[..<count], as: UTF8.self)
        }
    }

    /// Whether the server has ended the connection before the patience is over.
    func isEnded(patience: Int = 20) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        var byte: UInt8 = 0
        return poll(&entry, 1, Int32(patience * 1000)) > 0 && recv(descriptor, &byte, 1, Int32(MSG_PEEK)) <= 0
    }

    func close() {
        if isOpen { Glibc.close(descriptor) }
        isOpen = false
    }

    deinit { close() }
}
