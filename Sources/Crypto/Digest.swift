import Basics
import CCrypto

/// SHA-256 (FIPS 180-4).
public enum SHA256 {
    /// The 32 bytes of the digest.
    public static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: 32)
        // EVP_Digest fails only when OpenSSL itself is broken; a wrong digest would be worse than stopping.
        precondition(EVP_Digest(bytes, bytes.count, &result, nil, EVP_sha256(), nil) == 1, "SHA-256 is not available")
        return result
    }

    /// The digest as 64 lower-case hexadecimal digits.
    public static func hex(_ bytes: [UInt8]) -> String { Hex.encode(digest(bytes)) }
}

/// Keyed hashes (RFC 2104).
public enum HMAC {
    /// HMAC-SHA256: 32 bytes.
    public static func sha256(key: [UInt8], _ message: [UInt8]) -> [UInt8] { mac(EVP_sha256(), key, message) }

    /// HMAC-SHA1, for WebSub hubs that sign nothing better: 20 bytes.
    public static func sha1(key: [UInt8], _ message: [UInt8]) -> [UInt8] { mac(EVP_sha1(), key, message) }

    /// HMAC-SHA384: 48 bytes.
    public static func sha384(key: [UInt8], _ message: [UInt8]) -> [UInt8] { mac(EVP_sha384(), key, message) }

    /// HMAC-SHA512: 64 bytes.
    public static func sha512(key: [UInt8], _ message: [UInt8]) -> [UInt8] { mac(EVP_sha512(), key, message) }

    private static func mac(_ algorithm: OpaquePointer?, _ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        CCrypto.HMAC(algorithm, key, Int32(key.count), message, message.count, &result, &length)
        return Array(result.prefix(Int(length)))
    }
}

/// Comparisons that take the same time wherever the first difference is.
public enum ConstantTime {
    /// Whether two secrets are the same bytes.
    public static func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        a.count == b.count && CRYPTO_memcmp(a, b, a.count) == 0
    }
}

/// Bytes that nobody can guess.
public enum SecureRandom {
    /// That many random bytes from OpenSSL's generator, which the kernel seeds.
    public static func bytes(_ count: Int) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: count)
        // RAND_bytes fails only when the kernel gives no entropy; going on with zeros would be worse than stopping.
        precondition(RAND_bytes(&result, Int32(count)) == 1, "the system gives no random bytes")
        return result
    }
}
