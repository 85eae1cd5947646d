import CCurl

/// What TLS says of the connection that a request is about to use.
struct TLSInfo {
    var version = ""
    var certificates: [[UInt8]] = []

    /// More is no chain.
    private static let longestChain = 10

    /// Reads it from the handle; only inside a callback of the transfer, when the connection is there.
    init?(_ handle: UnsafeMutableRawPointer) {
        guard let session = errata_curl_tls_session(handle) else { return nil }
        version = errata_tls_version(session).map { String(cString: $0) } ?? ""
        for index in 0..<Int32(TLSInfo.longestChain) {
            let length = errata_tls_certificate(session, index, nil)
            guard length > 0 else { break }
            let bytes = [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
                count = Int(max(0, errata_tls_certificate(session, index, buffer.baseAddress)))
            }
            certificates.append(bytes)
        }
    }
}
