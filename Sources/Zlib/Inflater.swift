import CZlib

/// Takes `gzip` and `deflate` bodies apart as they arrive (RFC 1950, 1951, 1952).
///
/// Accepts what servers really send: several gzip members one after the other, raw deflate data without the zlib
/// wrapper, and rubbish after the end. `isComplete` tells a whole body from a cut one, which libcurl's own decoder does
/// not.
public final class Inflater {
    /// The content coding of the data.
    public enum Format: Sendable {
        case gzip
        case deflate
    }

    /// What came of one piece of data.
    public enum Progress: Sendable, Equatable {
        case going
        /// More than the limit came out; what fits was kept.
        case overLimit
        case damaged
    }

    private static let chunk = 64 << 10
    private let stream: UnsafeMutablePointer<z_stream>
    private let scratch: UnsafeMutablePointer<UInt8>
    private var isReady = false
    private var format = Format.gzip
    private var held: [UInt8] = []
    private var hasBegun = false
    private var hasEnded = false

    /// An idle inflater; `begin` starts a body.
    public init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        scratch = .allocate(capacity: Inflater.chunk)
    }

    deinit {
        if isReady { inflateEnd(stream) }
        stream.deallocate()
        scratch.deallocate()
    }

    /// Starts a new body.
    public func begin(_ format: Format) {
        self.format = format
        held.removeAll(keepingCapacity: true)
        hasBegun = false
        hasEnded = false
    }

    /// Whether the data so far is whole; an empty body is.
    public var isComplete: Bool { hasBegun ? hasEnded : held.isEmpty }

    /// Decodes a piece and appends what comes out.
    ///
    /// - Parameters:
    ///   - input: the next bytes of the body.
    ///   - output: where the decoded bytes are appended.
    ///   - limit: the largest size that `output` may reach, in bytes.
    /// - Returns: how it went; after anything but `going` the body is lost.
    public func inflate(
        _ input: UnsafeRawBufferPointer, into output: inout [UInt8], limit: Int
    ) -> Progress {
        guard !hasBegun else { return run(input, into: &output, limit: limit) }
        held += input
        // Two bytes tell a zlib wrapper from raw deflate data.
        guard held.count >= 2 else { return .going }
        guard start() else { return .damaged }
        hasBegun = true
        let first = held
        held.removeAll(keepingCapacity: true)
        return first.withUnsafeBytes { run($0, into: &output, limit: limit) }
    }

    /// The same of bytes in an array.
    public func inflate(_ input: [UInt8], into output: inout [UInt8], limit: Int) -> Progress {
        input.withUnsafeBytes { inflate($0, into: &output, limit: limit) }
    }

    private func start() -> Bool {
        let isWrapped = held[0] & 0x0F == 8 && (Int(held[0]) << 8 | Int(held[1])) % 31 == 0
        let windowBits: Int32 =
            switch format {
            case .gzip: 15 + 16
            case .deflate: isWrapped ? 15 : -15
            }
        if isReady { return inflateReset2(stream, windowBits) == Z_OK }
        isReady = errata_inflate_init(stream, windowBits) == Z_OK
        return isReady
    }

    private func run(_ input: UnsafeRawBufferPointer, into output: inout [UInt8], limit: Int) -> Progress {
        guard let base = input.bindMemory(to: UInt8.self).baseAddress, !input.isEmpty else { return .going }
        stream.pointee.next_in = UnsafeMutablePointer(mutating: base)
        stream.pointee.avail_in = UInt32(input.count)
        repeat {
            if hasEnded {
                // Another member starts with the gzip magic; anything else after the end is ignored, as browsers do.
                guard format == .gzip, stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0x1F else {
                    return .going
                }
                guard inflateReset(stream) == Z_OK else { return .damaged }
                hasEnded = false
            }
            stream.pointee.next_out = scratch
            stream.pointee.avail_out = UInt32(Inflater.chunk)
            let code = CZlib.inflate(stream, Z_NO_FLUSH)
            let made = Inflater.chunk - Int(stream.pointee.avail_out)
            let room = max(0, limit - output.count)
            output += UnsafeBufferPointer(start: scratch, count: min(made, room))
            if made > room { return .overLimit }
            switch code {
            case Z_STREAM_END: hasEnded = true
            case Z_OK: break
            case Z_BUF_ERROR where made == 0: return .going
            default: return .damaged
            }
        } while stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0
        return .going
    }
}

@available(*, unavailable)
extension Inflater: Sendable {}
