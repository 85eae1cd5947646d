import CZlib

/// Makes gzip members and raw deflate data at once, from bytes that are there as a whole.
public enum Deflater {
    /// How the data is wrapped.
    public enum Wrapping: Sendable {
        /// A gzip member (RFC 1952) without name and time, so that equal input gives equal output.
        case gzip
        /// Deflate data alone (RFC 1951), as in a zip file.
        case none
    }

    /// The compressed bytes; nil when the library has no memory.
    public static func compress(_ bytes: [UInt8], _ wrapping: Wrapping) -> [UInt8]? {
        var stream = z_stream()
        let windowBits: Int32 = wrapping == .gzip ? 15 + 16 : -15
        guard errata_deflate_init(&stream, windowBits) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(bytes.count))) + 32
        var isWhole = false
        let output = [UInt8](unsafeUninitializedCapacity: bound) { room, count in
            bytes.withUnsafeBufferPointer { input in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = room.baseAddress
                stream.avail_out = UInt32(bound)
                isWhole = CZlib.deflate(&stream, Z_FINISH) == Z_STREAM_END
                count = bound - Int(stream.avail_out)
            }
        }
        return isWhole ? output : nil
    }

    /// The CRC-32 of bytes, as in gzip and zip files.
    public static func checksum(_ bytes: [UInt8]) -> UInt32 { UInt32(crc32(0, bytes, UInt32(bytes.count))) }
}
