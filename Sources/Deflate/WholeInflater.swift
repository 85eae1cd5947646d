import CDeflate

/// Takes bodies apart that are there as a whole, in less than half of the time that a stream decoder needs.
///
/// It knows the plain case only; whatever else servers send (several members, rubbish behind the end, damage, more than
/// the limit) gives nil and is for a stream decoder. One for one thread. The corresponding C type is
/// `libdeflate_decompressor`.
public final class WholeInflater {
    private let decompressor: OpaquePointer?

    /// The smallest member of gzip: head and trailer (RFC 1952, section 2.3).
    private static let leastSize = 18

    /// An inflater for body after body.
    public init() { decompressor = libdeflate_alloc_decompressor() }

    deinit { if let decompressor { libdeflate_free_decompressor(decompressor) } }

    /// The content of one gzip member (RFC 1952) that is all of the input.
    ///
    /// No more memory is taken than the trailer states, and nothing when that is over the limit.
    ///
    /// - Parameters:
    ///   - input: the body as it travelled.
    ///   - limit: the largest content, in bytes.
    /// - Returns: the content, checked against its checksum; nil when the input is anything else.
    public func gzip(_ input: [UInt8], limit: Int) -> [UInt8]? {
        guard let decompressor, input.count >= WholeInflater.leastSize else { return nil }
        let stated = input.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard stated > 0, stated <= limit else { return nil }
        var isWhole = false
        let output = [UInt8](unsafeUninitializedCapacity: stated) { buffer, count in
            var (read, made) = (0, 0)
            let result = input.withUnsafeBytes {
                libdeflate_gzip_decompress_ex(
                    decompressor, $0.baseAddress, $0.count, buffer.baseAddress, stated, &read, &made)
            }
            isWhole = result == LIBDEFLATE_SUCCESS && read == input.count && made == stated
            count = isWhole ? made : 0
        }
        return isWhole ? output : nil
    }
}

@available(*, unavailable)
extension WholeInflater: Sendable {}
