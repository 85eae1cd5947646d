import Zlib

/// Decompresses bytes that begin as compressed ones do, whatever a header says: gzip and zlib, twice at most.
///
/// Servers send `feed.xml.gz` as a file of some type, some compress what they say is plain, and some what was compressed.
final class Unwrapper {
    private enum Wrapping {
        case unknown, none, packed
    }

    /// How often what comes out is looked at again.
    private let depth: Int
    private lazy var inflater = Inflater()
    private lazy var inner = Unwrapper(depth: depth - 1)
    private var wrapping = Wrapping.unknown
    /// The first bytes, while they do not tell what they are.
    private var held: [UInt8] = []
    /// Bytes that came out and are still compressed: they count as a body would.
    private var passed = 0

    /// So many bytes show whether something is compressed or a text: neither looks like the other for longer.
    private static let longestDoubt = 512
    /// Magic number and method of gzip (RFC 1952, section 2.3.1).
    private static let gzip: [UInt8] = [0x1F, 0x8B, 0x08]
    /// Deflate with a window of 32 kB, by the four levels of zlib (RFC 1950, section 2.2).
    private static let zlib: [[UInt8]] = [[0x78, 0x01], [0x78, 0x5E], [0x78, 0x9C], [0x78, 0xDA]]

    /// An unwrapper that is ready for a body.
    ///
    /// - Parameter depth: how many wrappings are undone.
    init(depth: Int = 2) { self.depth = depth }

    /// Starts a new body.
    func begin() {
        wrapping = depth > 0 ? .unknown : .none
        held.removeAll(keepingCapacity: true)
        passed = 0
    }

    /// Appends a piece, decompressed where it is compressed; what is wrong, nil when nothing is.
    func take(_ piece: UnsafeRawBufferPointer, into body: inout [UInt8], limit: Int) -> TransferError? {
        switch wrapping {
        case .none: return BodyDecoder.copy(piece, into: &body, limit: limit)
        case .packed:
            var plain: [UInt8] = []
            if let problem = BodyDecoder.inflate(inflater, piece, into: &plain, limit: limit) {
                if problem.kind == .bodyTooLarge {
                    _ = plain.withUnsafeBytes { inner.take($0, into: &body, limit: limit) }
                }
                return problem
            }
            let problem = plain.withUnsafeBytes { inner.take($0, into: &body, limit: limit) }
            if inner.wrapping == .packed { passed += plain.count }
            return problem ?? (passed > limit ? BodyDecoder.tooLarge(limit) : nil)
        case .unknown:
            held += piece
            let mayWait = held.count < Unwrapper.longestDoubt
            guard held.count >= Unwrapper.gzip.count, !mayWait || !Unwrapper.isDoubtful(held) else { return nil }
            return decide(isWhole: false, into: &body, limit: limit)
        }
    }

    /// Takes what was held back for what it is.
    private func decide(isWhole: Bool, into body: inout [UInt8], limit: Int) -> TransferError? {
        var format = Unwrapper.format(held)
        if format != nil, Unwrapper.isDoubtful(held), !inflates(isWhole: isWhole) { format = nil }
        wrapping = format == nil ? .none : .packed
        if let format {
            inflater.begin(format)
            inner.begin()
        }
        let first = held
        held.removeAll(keepingCapacity: true)
        return first.withUnsafeBytes { take($0, into: &body, limit: limit) }
    }

    /// Whether what was held back, which could be a text, is compressed after all.
    private func inflates(isWhole: Bool) -> Bool {
        inflater.begin(.deflate)
        var plain: [UInt8] = []
        let progress = inflater.inflate(Array(held.prefix(Unwrapper.longestDoubt)), into: &plain, limit: 1 << 20)
        return progress != .damaged && (!isWhole || inflater.isComplete)
    }

    /// Whether bytes begin as a zlib stream and could be a text that begins with `x^` or so.
    private static func isDoubtful(_ start: [UInt8]) -> Bool {
        guard format(start) == .deflate else { return false }
        let bytes = start.prefix(longestDoubt)
        guard bytes.allSatisfy({ $0 >= 0x20 || [0x09, 0x0A, 0x0C, 0x0D].contains($0) }) else { return false }
        // The last character may be cut.
        return (0...3).contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
    }

    private static func format(_ start: [UInt8]) -> Inflater.Format? {
        if start.starts(with: gzip) { return .gzip }
        // Three is no kind of block, and no text begins so.
        return start.count > 2 && zlib.contains { start.starts(with: $0) } && start[2] & 0x06 != 0x06 ? .deflate : nil
    }

    /// Whether bytes begin as compressed ones do.
    static func isPacked(_ start: [UInt8]) -> Bool { start.count >= gzip.count && format(start) != nil }

    /// Hands out what was held back until it showed what it is; what is wrong, nil when nothing is.
    func finish(into body: inout [UInt8], limit: Int) -> TransferError? {
        if !held.isEmpty, let problem = decide(isWhole: true, into: &body, limit: limit) { return problem }
        return wrapping == .packed ? inner.finish(into: &body, limit: limit) : nil
    }

    /// Whether it is certain that nothing is undone here.
    var isPlain: Bool { wrapping == .none }

    /// Whether the body so far is whole.
    var isComplete: Bool { wrapping != .packed || inflater.isComplete && inner.isComplete }
}
