import CCurl
import Glibc

/// An IPv4 or IPv6 address.
public struct IPAddress: Sendable, Hashable, CustomStringConvertible {
    /// The 128 bits, most significant half first; an IPv4 address stands in the low 32 bits.
    let high: UInt64
    let low: UInt64
    /// True for IPv4, false for IPv6.
    public let isIPv4: Bool

    init(ipv4: UInt32) {
        high = 0
        low = UInt64(ipv4)
        isIPv4 = true
    }

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
        isIPv4 = false
    }

    /// Reads the usual text forms, `192.0.2.1` and `2001:db8::1`; nil for anything else, names included.
    public init?(_ text: String) {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self.init(ipv4: UInt32(bigEndian: four.s_addr))
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        self.init(six)
    }

    init(_ address: in6_addr) {
        let (high, low) = withUnsafeBytes(of: address) {
            ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
        self.init(high: UInt64(bigEndian: high), low: UInt64(bigEndian: low))
    }

    /// The address and port of a socket address; nil for another family.
    static func endpoint(_ address: UnsafePointer<sockaddr>) -> (address: IPAddress, port: Int)? {
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                (
                    IPAddress(ipv4: UInt32(bigEndian: $0.pointee.sin_addr.s_addr)),
                    Int(UInt16(bigEndian: $0.pointee.sin_port))
                )
            }
        case AF_INET6:
            address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                (IPAddress($0.pointee.sin6_addr), Int(UInt16(bigEndian: $0.pointee.sin6_port)))
            }
        default: nil
        }
    }

    /// The usual text form.
    public var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        if isIPv4 {
            var four = in_addr(s_addr: UInt32(truncatingIfNeeded: low).bigEndian)
            inet_ntop(AF_INET, &four, &text, socklen_t(text.count))
        } else {
            var parts = (high.bigEndian, low.bigEndian)
            inet_ntop(AF_INET6, &parts, &text, socklen_t(text.count))
        }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// A block of addresses in CIDR notation, such as `10.0.0.0/8` or `fc00::/7`.
public struct AddressRange: Sendable, Hashable, CustomStringConvertible {
    let base: IPAddress
    let prefix: Int

    /// Reads `address/prefix` or a bare address, which is a block of one; nil when it is neither.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let base = IPAddress(String(first)) else { return nil }
        let width = base.isIPv4 ? 32 : 128
        var prefix = width
        if parts.count == 2 {
            guard let length = Int(parts[1]), (0...width).contains(length) else { return nil }
            prefix = length
        }
        self.base = base
        self.prefix = prefix
    }

    /// Whether the address lies in this block.
    public func contains(_ address: IPAddress) -> Bool {
        guard address.isIPv4 == base.isIPv4 else { return false }
        if base.isIPv4 { return (address.low ^ base.low) >> UInt64(32 - prefix) == 0 }
        if prefix <= 64 { return prefix == 0 || (address.high ^ base.high) >> UInt64(64 - prefix) == 0 }
        return address.high == base.high && (address.low ^ base.low) >> UInt64(128 - prefix) == 0
    }

    /// CIDR notation.
    public var description: String { "\(base)/\(prefix)" }
}
