import Glibc

/// Opens the sockets a server listens on.
enum ListeningSocket {
    /// Connections that may wait to be accepted.
    private static let backlog: Int32 = 128

    static func open(_ endpoint: HTTPServer.Endpoint) throws(HTTPServerError) -> Int32 {
        switch endpoint {
        case .tcp(let host, let port): try tcp(host, port, endpoint)
        case .unix(let path): try unix(path, endpoint)
        case .inherited(let descriptor): descriptor
        }
    }

    /// The port of a TCP socket; 0 for any other.
    static func port(_ descriptor: Int32) -> UInt16 {
        var address = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let known = withUnsafeMutableBytes(of: &address) { bytes in
            getsockname(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &size) == 0
        }
        guard known, [AF_INET, AF_INET6].contains(Int32(address.ss_family)) else { return 0 }
        // The port has the same place in both forms of address.
        return withUnsafeBytes(of: &address) { UInt16(bigEndian: $0.load(fromByteOffset: 2, as: UInt16.self)) }
    }

    /// Whether a socket is one in the file system, or bound to an address of the machine's own loop.
    static func isLocal(_ descriptor: Int32) -> Bool {
        var address = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let known = withUnsafeMutableBytes(of: &address) { bytes in
            getsockname(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &size) == 0
        }
        guard known else { return false }
        let family = Int32(address.ss_family)
        return withUnsafeBytes(of: &address) { bytes in
            switch family {
            case AF_UNIX: true
            case AF_INET: bytes[4] == 127
            case AF_INET6: bytes[8..<23].allSatisfy { $0 == 0 } && bytes[23] == 1
            default: false
            }
        }
    }

    private static func tcp(
        _ host: String, _ port: UInt16, _ endpoint: HTTPServer.Endpoint
    ) throws(HTTPServerError) -> Int32 {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST | AI_PASSIVE | AI_NUMERICSERV
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, "\(port)", &hints, &found) == 0, let info = found else {
            throw HTTPServerError(endpoint: endpoint, operation: "listen", code: EADDRNOTAVAIL)
        }
        defer { freeaddrinfo(found) }
        let descriptor = try socket(info.pointee.ai_family, endpoint)
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard bind(descriptor, info.pointee.ai_addr, info.pointee.ai_addrlen) == 0,
            listen(descriptor, backlog) == 0
        else { throw failure(closing: descriptor, endpoint) }
        return descriptor
    }

    private static func unix(_ path: String, _ endpoint: HTTPServer.Endpoint) throws(HTTPServerError) -> Int32 {
        guard var address = unixAddress(path) else {
            throw HTTPServerError(endpoint: endpoint, operation: "listen", code: ENAMETOOLONG)
        }
        guard !isAlive(&address) else {
            throw HTTPServerError(endpoint: endpoint, operation: "listen", code: EADDRINUSE)
        }
        if isSocket(path) { unlink(path) }
        let descriptor = try socket(AF_UNIX, endpoint)
        // Nobody can connect between bind and chmod: connections are refused until listen.
        guard withSocketAddress(&address, { bind(descriptor, $0, $1) }) == 0, chmod(path, 0o660) == 0,
            listen(descriptor, backlog) == 0
        else { throw failure(closing: descriptor, endpoint) }
        return descriptor
    }

    private static func socket(_ family: Int32, _ endpoint: HTTPServer.Endpoint) throws(HTTPServerError) -> Int32 {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = Glibc.socket(family, type, 0)
        guard descriptor >= 0 else {
            throw HTTPServerError(endpoint: endpoint, operation: "open a socket", code: errno)
        }
        return descriptor
    }

    private static func failure(closing descriptor: Int32, _ endpoint: HTTPServer.Endpoint) -> HTTPServerError {
        let code = errno
        close(descriptor)
        return HTTPServerError(endpoint: endpoint, operation: "listen", code: code)
    }

    private static func isSocket(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
    }

    /// Whether something answers there: a second daemon must not take the place of a running one.
    private static func isAlive(_ address: inout sockaddr_un) -> Bool {
        let probe = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard probe >= 0 else { return false }
        defer { close(probe) }
        return withSocketAddress(&address) { connect(probe, $0, $1) } == 0
    }

    private static func unixAddress(_ path: String) -> sockaddr_un? {
        var address = sockaddr_un()
        let bytes = Array(path.utf8)
        address.sun_family = sa_family_t(AF_UNIX)
        let fits = withUnsafeMutableBytes(of: &address.sun_path) { room in
            guard !bytes.isEmpty, bytes.count < room.count else { return false }
            room.copyBytes(from: bytes)
            return true
        }
        return fits ? address : nil
    }

    private static func withSocketAddress(
        _ address: inout sockaddr_un, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
