import CCurl

/// The transfers in hand: waiting, running, and the idle handles.
///
/// Lives on the loop's thread.
struct TransferDesk {
    private let multi: UnsafeMutableRawPointer
    private let events: LoopEvents
    private let room: BodyRoom
    private var maximumConcurrent: Int
    private var waiting: [TransferJob] = []
    /// Where `waiting` begins; the front is dropped in batches, so that a long queue costs no shifting.
    private var front = 0
    private var running: [TransferLoop.Identifier: Exchange] = [:]
    private var idle: [Exchange] = []
    private(set) var isClosed = false

    init(multi: UnsafeMutableRawPointer, events: LoopEvents, room: BodyRoom, maximumConcurrent: Int) {
        self.multi = multi
        self.events = events
        self.room = room
        self.maximumConcurrent = maximumConcurrent
    }

    mutating func take(_ order: LoopCore.Order) {
        switch order {
        case .start(let job): waiting.append(job)
        case .cancel(let identifier): cancel(identifier)
        case .limit(let count): maximumConcurrent = max(1, count)
        case .stop: isClosed = true
        }
    }

    /// Starts what may start, does what is due, hands out what is done.
    mutating func turn() {
        repeat {
            startWaiting()
            if room.hasNews() { for exchange in Array(running.values) { exchange.resume() } }
            // A transfer that was just started is due at once.
            while events.takeTimer() { act(CURL_SOCKET_TIMEOUT, 0) }
        } while finish()
    }

    /// Waits until there is something to do and moves the bytes of the sockets that are ready.
    func wait(isPatient: Bool) { events.wait(isPatient: isPatient, act) }

    private func act(_ socket: curl_socket_t, _ events: Int32) {
        var stillRunning: Int32 = 0
        curl_multi_socket_action(multi, socket, events, &stillRunning)
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

    private mutating func start(_ job: TransferJob) {
        guard let exchange = idle.popLast() ?? Exchange(events, room) else {
            job.completion(.failure(TransferError(.local, "no memory for another transfer")))
            return
        }
        if let error = exchange.prepare(job) ?? add(exchange) { return job.completion(.failure(error)) }
        running[job.identifier] = exchange
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
            release(exchange, isReusable: code == CURLE_OK).completion(result)
            hasFinished = true
        }
        return hasFinished
    }

    private mutating func cancel(_ identifier: TransferLoop.Identifier) {
        let error = TransferError(.cancelled, "the transfer was cancelled")
        if let exchange = running[identifier] {
            release(exchange).completion(.failure(error))
        } else if let index = waiting[front...].firstIndex(where: { $0.identifier == identifier }) {
            waiting.remove(at: index).completion(.failure(error))
        }
    }

    /// Takes an exchange out of the multi handle; returns whom to tell.
    ///
    /// A handle whose transfer broke off keeps some of its state, and libcurl then refuses options or stalls; it is not
    /// used again.
    private mutating func release(_ exchange: Exchange, isReusable: Bool = false) -> TransferJob {
        curl_multi_remove_handle(multi, exchange.handle)
        let job = exchange.job
        _ = room.finish(job.identifier)
        running[job.identifier] = nil
        exchange.job = .none
        if isReusable, idle.count < maximumConcurrent { idle.append(exchange) }
        return job
    }

    /// Ends everything; each transfer is answered.
    mutating func close() {
        let error = TransferError(.cancelled, "the transfer loop was stopped")
        for exchange in Array(running.values) { release(exchange).completion(.failure(error)) }
        for next in waiting[front...] { next.completion(.failure(error)) }
        waiting = []
        front = 0
        idle = []
    }
}
