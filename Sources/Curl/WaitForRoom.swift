import CCurl

/// How long a transfer waits for room for its body: that is our own doing, and no time that its server takes.
///
/// Without it answers that had come long ago ended as "timed out" because other large documents were being read.
struct WaitForRoom {
    /// When the wait under way began; nil while there is none.
    private var since: ContinuousClock.Instant?
    private var waited = Duration.zero
    /// Whether the handle's limit of time is another one than the request's.
    private(set) var hasMovedLimit = false

    /// The longest wait; whoever has none of the room by then will not have it.
    private static let longest = Duration.seconds(600)

    /// Whether the transfer waits now.
    var isOn: Bool { since != nil }

    /// A wait begins: the limit of the whole transfer stands still.
    mutating func begin(_ handle: UnsafeMutableRawPointer) {
        guard since == nil else { return }
        since = .now
        hasMovedLimit = true
        set(handle, waited + WaitForRoom.longest)
    }

    /// The transfer goes on, with the time that it had left.
    mutating func end(_ handle: UnsafeMutableRawPointer, limit: Duration) {
        guard let start = since else { return }
        since = nil
        waited += .now - start
        set(handle, limit + waited)
    }

    private func set(_ handle: UnsafeMutableRawPointer, _ limit: Duration) {
        var options = EasyOptions(handle: handle)
        options.set(CURLOPT_TIMEOUT_MS, EasyOptions.milliseconds(limit))
    }
}
