/// What a bounded memory keeps, with the number of the look that showed it last.
protocol LastSeen {
    var lastSeen: UInt32 { get }
}

extension Dictionary where Value: LastSeen {
    /// Drops the half that was not seen for the longest time.
    mutating func forgetOldHalf() {
        guard !isEmpty else { return }
        let times = values.map(\.lastSeen).sorted()
        let middle = times[times.count / 2]
        self = filter { $0.value.lastSeen > middle }
    }
}
