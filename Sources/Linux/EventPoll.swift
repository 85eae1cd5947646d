import CLinux
import Glibc

/// Waits for many descriptors at once (`epoll`), and for another thread that wakes it.
///
/// A descriptor that is closed is forgotten by the system itself.
public final class EventPoll: Sendable {
    /// What a descriptor is watched for, and what it is ready for.
    public struct Events: OptionSet, Sendable {
        /// The bits.
        public let rawValue: UInt8

        /// Events by their bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// There is something to read, or the end.
        public static let reading = Events(rawValue: 1)
        /// There is room to write.
        public static let writing = Events(rawValue: 2)
        /// Hung up or failed; always reported, never asked for.
        public static let failed = Events(rawValue: 4)

        fileprivate init(_ bits: UInt32) {
            self = []
            if bits & EPOLLIN.rawValue != 0 { insert(.reading) }
            if bits & EPOLLOUT.rawValue != 0 { insert(.writing) }
            if bits & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { insert(.failed) }
        }

        fileprivate var bits: UInt32 {
            (contains(.reading) ? EPOLLIN.rawValue : 0) | (contains(.writing) ? EPOLLOUT.rawValue : 0)
        }
    }

    private static let most = 128
    private let poll: Int32
    private let bell: Int32

    /// Watches nothing yet.
    ///
    /// - Throws: `SystemError` when the system has no descriptors left.
    public init() throws(SystemError) {
        poll = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard poll >= 0 else { throw SystemError("epoll_create1") }
        bell = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard bell >= 0 else {
            let error = SystemError("eventfd")
            close(poll)
            throw error
        }
        watch(bell, for: .reading, instead: [])
    }

    deinit {
        close(bell)
        close(poll)
    }

    /// Watches a descriptor for these events from now on; none ends it.
    ///
    /// - Parameters:
    ///   - descriptor: a socket or pipe.
    ///   - wanted: what it is watched for.
    ///   - known: what it was watched for until now.
    public func watch(_ descriptor: Int32, for wanted: Events, instead known: Events) {
        var event = epoll_event(events: wanted.bits, data: epoll_data_t(fd: descriptor))
        if wanted.isEmpty {
            epoll_ctl(poll, EPOLL_CTL_DEL, descriptor, &event)
        } else if known.isEmpty || epoll_ctl(poll, EPOLL_CTL_MOD, descriptor, &event) != 0 {
            epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event)
        }
    }

    /// Waits until a descriptor is ready, somebody wakes it, or the time is over.
    ///
    /// - Parameters:
    ///   - milliseconds: the longest wait; 0 only looks.
    ///   - body: called for each descriptor that is ready.
    public func wait(upTo milliseconds: Int32, _ body: (Int32, Events) -> Void) {
        withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: EventPoll.most) { events in
            // glibc 2.43 says that the pointer must not be null; older ones say nothing.
            guard let first = events.baseAddress else { return }
            let count = epoll_wait(poll, first, Int32(EventPoll.most), milliseconds)
            for event in events.prefix(Int(max(0, count))) {
                if event.data.fd == bell {
                    var rings: UInt64 = 0
                    read(bell, &rings, 8)
                } else {
                    body(event.data.fd, Events(event.events))
                }
            }
        }
    }

    /// Ends the wait that is under way or, if there is none, the next one; any thread may call it.
    public func wake() {
        var ring: UInt64 = 1
        write(bell, &ring, 8)
    }
}
