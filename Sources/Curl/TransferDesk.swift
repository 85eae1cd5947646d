import CCurl

/// The transfers in hand: waiting, running, and the idle handles.
///
/// Lives on the loop's thread.
struct TransferDesk {
    private struct Waiting {
        var identifier: TransferLoop.Identifier
        var request: TransferRequest
        var completion: @Sendable (TransferResult) -> Void
    }

    private let multi: UnsafeMutableRawPointer
    private let maximumConcurrent: Int
    private var waiting: [Waiting] = []
    /// Where `waiting` begins; the front is dropped in batches, so that a long queue costs no shifting.
    private var front = 0
    private var running: [TransferLoop.Identifier: Exchange] = [:]
    private var idle: [Exchange] = []
    private(set) var isClosed = false

    init(multi: UnsafeMutableRawPointer, maximumConcurrent: Int) {
        self.multi = multi
        self.maximumConcurrent = maximumConcurrent
    }

    mutating func take(_ order: LoopCore.Order) {
        switch order {
        case .start(let identifier, let request, let completion):
            waiting.append(Waiting(identifier: identifier, request: request, completion: completion))
        case .cancel(let identifier): cancel(identifier)
        case .stop: isClosed = true
        }
    }

    /// Starts what may start, moves bytes, hands out what is done.
    mutating func turn() {
        var hasFinished = true
        while hasFinished {
            startWaiting()
            var stillRunning: Int32 = 0
            curl_multi_perform(multi, &stillRunning)
            hasFinished = finish()
        }
    }

    private mutating func startWaiting() {
        while front < waiting.count, running.count < maximumConcurrent {
            start(waiting[front])
            front += 1
        }
        guard front == waiting.count || front > 1024 else { return }
        waiting.removeFirst(front)
        front = 0
    }

    private mutating func start(_ next: Waiting) {
        guard let exchange = idle.popLast() ?? Exchange() else {
            next.completion(.failure(TransferError(.local, "no memory for another transfer")))
            return
        }
        exchange.request = next.request
        exchange.completion = next.completion
        exchange.identifier = next.identifier
        if let error = exchange.prepare() ?? add(exchange) {
            next.completion(.failure(error))
            return
        }
        running[next.identifier] = exchange
    }

    private func add(_ exchange: Exchange) -> TransferError? {
        let code = curl_multi_add_handle(multi, exchange.handle)
        guard code != CURLM_OK else { return nil }
        return TransferError(.local, String(cString: curl_multi_strerror(code)), code: Int(code.rawValue))
    }

    private mutating func finish() -> Bool {
        var left: Int32 = 0
        var hasFinished = false
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle,
                let exchange = EasyInfo.owner(handle)
            else { continue }
            // The message is gone once its handle is taken out.
            let code = errata_curl_message_result(message)
            let result = exchange.result(code)
            release(exchange, isReusable: code == CURLE_OK)?(result)
            hasFinished = true
        }
        return hasFinished
    }

    private mutating func cancel(_ identifier: TransferLoop.Identifier) {
        let error = TransferError(.cancelled, "the transfer was cancelled")
        if let exchange = running[identifier] {
            release(exchange)?(.failure(error))
        } else if let index = waiting[front...].firstIndex(where: { $0.identifier == identifier }) {
            waiting.remove(at: index).completion(.failure(error))
        }
    }

    /// Takes an exchange out of the multi handle; returns whom to tell.
    ///
    /// A handle whose transfer broke off keeps some of its state, and libcurl then refuses options or stalls; it is not
    /// used again.
    private mutating func release(
        _ exchange: Exchange, isReusable: Bool = false
    ) -> (@Sendable (TransferResult) -> Void)? {
        curl_multi_remove_handle(multi, exchange.handle)
        running[exchange.identifier] = nil
        let completion = exchange.completion
        exchange.completion = nil
        if isReusable, idle.count < maximumConcurrent { idle.append(exchange) }
        return completion
    }

    /// Ends everything; each transfer is answered.
    mutating func close() {
        let error = TransferError(.cancelled, "the transfer loop was stopped")
        for exchange in Array(running.values) { release(exchange)?(.failure(error)) }
        for next in waiting[front...] { next.completion(.failure(error)) }
        waiting = []
        front = 0
        idle = []
    }
}
