internal import Compression
internal import Crypto

/// Bytes as they lie in the store: addressed by their hash, compressed, if it pays against a keyframe.
struct EncodedBlob: Sendable {
    /// How `data` gives the bytes back.
    enum Codec: Int, Sendable {
        case raw = 0
        case zstd = 1
        /// Against the blob `base`, a keyframe: two steps at most, never a chain.
        case zstdPrefix = 2
        /// The bytes were erased; hash and size stay.
        case erased = 3
    }

    var sha256: [UInt8]
    var size: Int
    var codec: Codec
    var base: Int64?
    var data: [UInt8]
}

/// A blob that others are compressed against.
struct Keyframe: Sendable {
    var id: Int64
    var bytes: [UInt8]
    /// How many bytes it takes in the store.
    var storedSize: Int
    /// How many blobs lean on it.
    var uses: Int

    /// From so many on the next blob becomes a keyframe itself: one damaged page spoils at most that many more.
    static let maximumUses = 50
}

extension EncodedBlob {
    /// Encodes bytes in the shortest way that keeps the rule of at most one step to a keyframe.
    init(_ bytes: [UInt8], sha256: [UInt8], keyframe: Keyframe?) throws(CompressionError) {
        self.sha256 = sha256
        size = bytes.count
        if let keyframe, keyframe.uses < Keyframe.maximumUses, !keyframe.bytes.isEmpty {
            let delta = try Zstandard.compress(bytes, prefix: keyframe.bytes, level: EncodedBlob.level(of: bytes))
            if try EncodedBlob.pays(delta, for: bytes, keyframe) {
                (codec, base, data) = (.zstdPrefix, keyframe.id, delta)
                return
            }
        }
        let whole = try Zstandard.compress(bytes, level: EncodedBlob.level(of: bytes))
        (codec, base, data) = whole.count < bytes.count ? (.zstd, nil, whole) : (.raw, nil, bytes)
    }

    /// A difference of more than half of a whole encoding is no difference: the page has become another one.
    ///
    /// How large a whole encoding would be is judged by the keyframe; only in doubt it is made.
    private static func pays(
        _ delta: [UInt8], for bytes: [UInt8], _ keyframe: Keyframe
    ) throws(CompressionError) -> Bool {
        let expected = keyframe.storedSize * bytes.count / max(1, keyframe.bytes.count)
        if delta.count < expected / 4 { return true }
        return try delta.count * 2 <= Zstandard.compress(bytes, level: level(of: bytes)).count
    }

    /// The higher level makes a page 5 % smaller and takes half as long again; a short text costs next to nothing.
    private static func level(of bytes: [UInt8]) -> Int { bytes.count > 1 << 14 ? 1 : 3 }

    /// Gives the bytes back.
    func decoded(base: [UInt8]) throws(CompressionError) -> [UInt8] {
        switch codec {
        case .raw: data
        case .zstd: try Zstandard.decompress(data)
        case .zstdPrefix: try Zstandard.decompress(data, prefix: base)
        case .erased: []
        }
    }
}
