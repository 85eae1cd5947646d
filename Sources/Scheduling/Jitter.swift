import Model

/// Deterministic scatter: the same seed and salt give the same number, so tests and restarts agree.
struct Jitter {
    let seed: UInt64

    /// A number in 0 ..< 1.
    func unit(_ salt: UInt64) -> Double {
        // splitmix64
        var value = seed &+ salt &* 0x9E37_79B9_7F4A_7C15 &+ 0x9E37_79B9_7F4A_7C15
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        value ^= value >> 31
        return Double(value >> 11) / 9_007_199_254_740_992
    }

    /// The interval made longer by up to that share of itself.
    func longer(_ interval: Duration, by share: Double, salt: UInt64) -> Duration {
        interval + .milliseconds(Int64(Double(interval.milliseconds) * share * unit(salt)))
    }
}

extension Timestamp {
    /// A time in the first or last minute of an hour moved some minutes away from it.
    ///
    /// Every cron job in the world starts there.
    func awayFromTheHour(_ jitter: Jitter) -> Timestamp {
        let second = ((seconds % 3600) + 3600) % 3600
        guard second < 60 || second >= 3540 else { return self }
        return self + .milliseconds(120_000 + Int64(jitter.unit(UInt64(bitPattern: seconds)) * 300_000))
    }
}
