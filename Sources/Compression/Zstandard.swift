internal import CZstd

/// Zstandard compression (RFC 8878), optionally against other bytes that both sides have.
///
/// Against an earlier state of the same page a further one costs a few kilobytes instead of thirty.
public enum Zstandard {
    /// Larger results are refused, so that a damaged or hostile frame cannot fill the memory: 256 MiB.
    public static let maximumSize = 1 << 28

    /// Compresses into one frame that states its content size and carries a checksum.
    ///
    /// - Parameters:
    ///   - bytes: what to compress.
    ///   - prefix: bytes that the reader will have too; empty for none.
    ///   - level: 1…19; 3 is the best trade for pages.
    /// - Returns: the frame.
    /// - Throws: `CompressionError` when the library refuses.
    public static func compress(
        _ bytes: [UInt8], prefix: [UInt8] = [], level: Int = 3
    ) throws(CompressionError) -> [UInt8] {
        guard let lent = ZstandardContexts.compressing.take() else { throw CompressionError(message: "out of memory") }
        defer { ZstandardContexts.compressing.giveBack(lent) }
        let context = lent.handle
        try check(ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Int32(level)))
        try check(ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1))
        if !prefix.isEmpty {
            // The window must reach over the prefix and what has been written since.
            let reach = windowLog(bytes.count + prefix.count)
            try check(ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, reach))
            try check(ZSTD_CCtx_setParameter(context, ZSTD_c_enableLongDistanceMatching, 1))
        }
        let bound = ZSTD_compressBound(bytes.count)
        var result: Int = 0
        let output = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            result = prefix.withUnsafeBytes { prefix in
                bytes.withUnsafeBytes { bytes in
                    // The prefix holds for one frame and must outlive the call: both happen inside the closures.
                    if let start = prefix.baseAddress {
                        let code = ZSTD_CCtx_refPrefix(context, start, prefix.count)
                        guard ZSTD_isError(code) == 0 else { return code }
                    }
                    return ZSTD_compress2(context, buffer.baseAddress, bound, bytes.baseAddress, bytes.count)
                }
            }
            count = ZSTD_isError(result) == 0 ? result : 0
        }
        try check(result)
        // What does not compress takes the whole bound; of anything else half of the memory would lie idle.
        return output.count < bound / 2 ? output.withUnsafeBufferPointer { Array($0) } : output
    }

    /// Gives back what `compress` was given.
    ///
    /// - Parameters:
    ///   - frame: one whole frame.
    ///   - prefix: the bytes it was compressed against; empty for none.
    /// - Returns: the original bytes.
    /// - Throws: `CompressionError` when the frame is damaged or the prefix is another one.
    public static func decompress(_ frame: [UInt8], prefix: [UInt8] = []) throws(CompressionError) -> [UInt8] {
        let stated = frame.withUnsafeBytes { ZSTD_getFrameContentSize($0.baseAddress, $0.count) }
        guard stated <= UInt64(maximumSize) else { throw CompressionError(message: "no frame, or too large a one") }
        guard let lent = ZstandardContexts.decompressing.take() else {
            throw CompressionError(message: "out of memory")
        }
        defer { ZstandardContexts.decompressing.giveBack(lent) }
        let context = lent.handle
        try check(ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, windowLog(2 * maximumSize)))
        var result: Int = 0
        let output = [UInt8](unsafeUninitializedCapacity: Int(stated)) { buffer, count in
            result = prefix.withUnsafeBytes { prefix in
                frame.withUnsafeBytes { frame in
                    if let start = prefix.baseAddress {
                        let code = ZSTD_DCtx_refPrefix(context, start, prefix.count)
                        guard ZSTD_isError(code) == 0 else { return code }
                    }
                    return ZSTD_decompressDCtx(
                        context, buffer.baseAddress, buffer.count, frame.baseAddress, frame.count)
                }
            }
            count = ZSTD_isError(result) == 0 ? result : 0
        }
        try check(result)
        guard output.count == Int(stated) else { throw CompressionError(message: "the frame ends early") }
        return output
    }

    /// The smallest window of 2^n bytes that holds so many, within what the library allows (10…30).
    private static func windowLog(_ size: Int) -> Int32 {
        var log: Int32 = 17
        while log < 30, 1 << Int(log) < size { log += 1 }
        return log
    }

    private static func check(_ code: Int) throws(CompressionError) {
        guard ZSTD_isError(code) != 0 else { return }
        throw CompressionError(message: String(cString: ZSTD_getErrorName(code)))
    }
}
