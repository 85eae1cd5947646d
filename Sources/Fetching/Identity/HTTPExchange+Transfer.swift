import Curl
import Model

extension HTTPExchange {
    /// What stands for a value that nobody else may see.
    private static let redacted = "[redacted]"
    private static let secretFields: Set = ["authorization", "proxy-authorization", "cookie"]

    /// An exchange as it may be kept; nil when its transfer kept no trace.
    init?(
        _ transfer: TransferRequest, _ response: TransferResponse, _ options: RequestOptions, startedAt: Timestamp
    ) {
        guard let trace = response.trace else { return nil }
        // Fields of the user's own often hold keys; which of them do, nobody can tell.
        let secret = Self.secretFields.union(options.headers.map { $0.name.lowercased() })
        self.init(
            url: transfer.url, status: trace.status ?? response.status, request: Self.redact(trace.request, secret),
            response: trace.response,
            peer: Peer(
                address: response.peerAddress, httpVersion: trace.httpVersion, tlsVersion: trace.tlsVersion,
                certificates: trace.certificates),
            startedAt: startedAt, firstByte: response.timings.firstByte, total: response.timings.total,
            wireBytes: response.wireBytes, cut: trace.cut)
    }

    private static func redact(_ head: [UInt8], _ names: Set<String>) -> [UInt8] {
        let lines = head.split(separator: 0x0A, omittingEmptySubsequences: false)
        let safe = lines.map { line in
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
                names.contains(String(decoding: line[..<colon], as: UTF8.self).lowercased())
            else { return Array(line) }
            return Array(line[...colon]) + Array(" \(redacted)\r".utf8)
        }
        return Array(safe.joined(separator: [0x0A]))
    }
}
