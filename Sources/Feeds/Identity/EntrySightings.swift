import Model

/// How one entry was seen lately: its last states, and what its article was last looked at for.
public struct EntrySightings: Sendable, Equatable {
    /// The states, the newest first.
    public private(set) var states: [EntryFingerprint] = []
    /// What was different when a look was asked for, until its result is known.
    public var asked: EntryDifference = []
    /// How often in a row a state came back that was seen before.
    public private(set) var returns = 0

    /// States that are remembered: as many as caches that may hold different versions of a document.
    static let longest = 4

    /// Never seen.
    public init() {}

    /// Takes note of a state.
    ///
    /// - Parameter state: the entry as it is listed now.
    /// - Returns: what is different and news; a state that comes back a second time is another cache's, and no news.
    public mutating func note(_ state: EntryFingerprint) -> EntryDifference {
        guard let last = states.first else {
            states = [state]
            return []
        }
        let difference = last.difference(to: state)
        guard !difference.isEmpty else { return [] }
        let isKnown = states.contains(state)
        returns = isKnown ? min(returns + 1, 200) : 0
        states.removeAll { $0 == state }
        states = Array(([state] + states).prefix(EntrySightings.longest))
        return isKnown && returns > 1 ? [] : difference
    }

    /// For the store: a byte of what was asked for, a byte of returns, then the states.
    public var bytes: [UInt8] { [UInt8(asked.rawValue & 7), UInt8(returns)] + states.flatMap(\.bytes) }

    /// Reads what `bytes` wrote, or a single state; anything else is never seen.
    public init(_ bytes: [UInt8]?) {
        guard var rest = bytes?[...], !rest.isEmpty else { return }
        if rest.count % EntryFingerprint.size == 2, let asked = rest.popFirst(), let returns = rest.popFirst() {
            self.asked = EntryDifference(rawValue: Int(asked & 7))
            self.returns = Int(returns)
        }
        guard rest.count % EntryFingerprint.size == 0 else { return }
        while !rest.isEmpty, states.count < EntrySightings.longest {
            if let state = EntryFingerprint(rest.prefix(EntryFingerprint.size)) { states.append(state) }
            rest = rest.dropFirst(EntryFingerprint.size)
        }
    }
}

extension EntryFingerprint {
    /// In bytes.
    static let size = 24

    /// 24 bytes for the store.
    public var bytes: [UInt8] {
        let stamp = UInt64(bitPattern: updated?.milliseconds ?? .min)
        return [title, content, stamp].flatMap { number in
            (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
        }
    }

    /// Reads what `bytes` wrote; nil when it is something else.
    public init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count == EntryFingerprint.size else { return nil }
        let numbers = (0..<3).map { word in
            (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[bytes.startIndex + word * 8 + $1]) << ($1 * 8) }
        }
        let stamp = Int64(bitPattern: numbers[2])
        self.init(
            title: numbers[0], content: numbers[1], updated: stamp == .min ? nil : Timestamp(milliseconds: stamp))
    }
}
