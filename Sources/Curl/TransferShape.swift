/// What requests have in common that need the same options of a handle, but for address and header fields.
struct TransferShape: Equatable {
    private let limits: TransferLimits
    private let tls: TLSOptions
    private let proxy: String?
    private let unixSocket: String?
    private let closesConnection: Bool
    private let acceptsPrefix: Bool

    /// Nil for a request that is not a plain GET.
    init?(_ request: TransferRequest) {
        guard request.method == "GET", request.body == nil, request.resolve.isEmpty else { return nil }
        limits = request.limits
        tls = request.tls
        proxy = request.proxy
        unixSocket = request.unixSocket
        closesConnection = request.closesConnection
        acceptsPrefix = request.acceptsPrefix
    }
}
