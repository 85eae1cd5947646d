import CCurl
import Glibc
import Linux

/// What libcurl waits for: sockets, each for reading or writing, and one timer.
///
/// libcurl drops the socket of each transfer that ends and takes it up again with the next one. So the system is told
/// only before a wait, and of a kept connection nothing at all: it stays watched until something comes that nobody
/// asked for. Lives on the loop's thread.
final class LoopEvents {
    private struct Socket {
        /// What libcurl waits for.
        var wanted: EventPoll.Events = []
        /// What the system was told.
        var watched: EventPoll.Events = []
        /// Whether we opened it, and so will hear of its end.
        var isConnection = false
        var isChanged = false
    }

    private let poll: EventPoll
    /// By descriptor: the system gives out the smallest that is free.
    private var sockets: [Socket] = []
    private var changed: [Int32] = []
    /// Monotonic nanoseconds; nil when libcurl waits for no time.
    private var deadline: UInt64?

    init(_ poll: EventPoll) { self.poll = poll }

    /// Lets libcurl say what it waits for.
    func attach(to multi: UnsafeMutableRawPointer) {
        let owner = Unmanaged.passUnretained(self).toOpaque()
        errata_curl_multi_setopt_socket(multi, socketChanged)
        errata_curl_multi_setopt_pointer(multi, CURLMOPT_SOCKETDATA, owner)
        errata_curl_multi_setopt_timer(multi, timerChanged)
        errata_curl_multi_setopt_pointer(multi, CURLMOPT_TIMERDATA, owner)
    }

    /// Whether the timer has run out; it is then unset, for libcurl sets it anew.
    func takeTimer() -> Bool {
        guard let deadline, deadline == 0 || deadline <= LoopEvents.now else { return false }
        self.deadline = nil
        return true
    }

    /// Waits for sockets, the timer or a wake-up.
    ///
    /// - Parameters:
    ///   - isPatient: false only looks.
    ///   - act: called with each socket that is ready and, in libcurl's terms, for what; 0 lets libcurl look itself.
    func wait(isPatient: Bool, _ act: (curl_socket_t, Int32) -> Void) {
        tellChanges()
        poll.wait(upTo: isPatient ? patience : 0) { socket, events in
            let wanted = sockets[Int(socket)].wanted
            if wanted.isEmpty {
                // A kept connection that its server closed: libcurl finds out when it wants to use it.
                watch(socket, for: [])
            } else {
                act(socket, events.contains(.failed) ? 0 : Int32(events.rawValue))
            }
        }
    }

    private func tellChanges() {
        for socket in changed {
            sockets[Int(socket)].isChanged = false
            let known = sockets[Int(socket)]
            if known.wanted != known.watched, !known.wanted.isEmpty { watch(socket, for: known.wanted) }
        }
        changed.removeAll(keepingCapacity: true)
    }

    private func watch(_ socket: curl_socket_t, for events: EventPoll.Events) {
        poll.watch(socket, for: events, instead: sockets[Int(socket)].watched)
        sockets[Int(socket)].watched = events
    }

    /// Milliseconds until the timer, rounded up, at most a minute.
    private var patience: Int32 {
        guard let deadline else { return 60_000 }
        let now = LoopEvents.now
        return deadline <= now ? 0 : Int32(min(60_000, (deadline - now + 999_999) / 1_000_000))
    }

    private static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    // MARK: What libcurl says

    func opened(_ socket: curl_socket_t) {
        makeRoom(socket)
        sockets[Int(socket)] = Socket(isConnection: true)
    }

    func closed(_ socket: curl_socket_t) {
        makeRoom(socket)
        sockets[Int(socket)] = Socket()
    }

    fileprivate func want(_ socket: curl_socket_t, _ events: EventPoll.Events) {
        makeRoom(socket)
        sockets[Int(socket)].wanted = events
        if events.isEmpty, !sockets[Int(socket)].isConnection {
            // A pipe of the resolver; it is closed without a word.
            if !sockets[Int(socket)].watched.isEmpty { watch(socket, for: []) }
        } else if !sockets[Int(socket)].isChanged {
            sockets[Int(socket)].isChanged = true
            changed.append(socket)
        }
    }

    fileprivate func setTimer(_ milliseconds: Int) {
        deadline =
            switch milliseconds {
            case ..<0: nil
            case 0: 0
            default: LoopEvents.now + UInt64(milliseconds) * 1_000_000
            }
    }

    private func makeRoom(_ socket: curl_socket_t) {
        while sockets.count <= Int(socket) { sockets.append(Socket()) }
    }
}

// MARK: Callbacks. The owner lives as long as the multi handle.

/// The corresponding C type is `curl_socket_callback`.
private func socketChanged(
    _ handle: UnsafeMutableRawPointer?, _ socket: curl_socket_t, _ what: Int32, _ owner: UnsafeMutableRawPointer?,
    _ own: UnsafeMutableRawPointer?
) -> Int32 {
    guard let owner else { return 0 }
    let events: EventPoll.Events =
        switch what {
        case CURL_POLL_IN: .reading
        case CURL_POLL_OUT: .writing
        case CURL_POLL_INOUT: [.reading, .writing]
        default: []
        }
    Unmanaged<LoopEvents>.fromOpaque(owner).takeUnretainedValue().want(socket, events)
    return 0
}

/// The corresponding C type is `curl_multi_timer_callback`.
private func timerChanged(
    _ multi: UnsafeMutableRawPointer?, _ milliseconds: Int, _ owner: UnsafeMutableRawPointer?
) -> Int32 {
    guard let owner else { return 0 }
    Unmanaged<LoopEvents>.fromOpaque(owner).takeUnretainedValue().setTimer(milliseconds)
    return 0
}
