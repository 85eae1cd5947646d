import Glibc

/// Decides which addresses a transfer may contact (server-side request forgery).
///
/// It judges the resolved address of a connection, never the text of a URL: `127.1`, `0x7f.1` and a name that resolves
/// to a private address are all the same here. Ranges that were allowed win over the refused ones.
public struct AddressGuard: Sendable, Equatable {
    /// Special-purpose blocks of the IANA registries that are not the public internet.
    static let refusedBlocks: [AddressRange] = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
        "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16",
        "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    ].compactMap { AddressRange($0) }

    /// Ports of services that are no web servers and could be made to act by an HTTP request (WHATWG "bad port").
    static let refusedPorts: Set<Int> = [
        0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
        110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530,
        531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190,
        5060, 5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, 11211,
    ]

    /// Ranges that may be contacted although they are not public.
    public var allowed: [AddressRange]

    /// Refuses all that is not public, except the given ranges.
    public init(allowing allowed: [AddressRange] = []) { self.allowed = allowed }

    /// Lets every address through; for a control socket or a test.
    public static let open = AddressGuard(
        allowing: [AddressRange("0.0.0.0/0"), AddressRange("::/0")].compactMap { $0 })

    /// Why this peer must not be contacted; nil when it may.
    public func refusal(of address: IPAddress, port: Int) -> String? {
        if AddressGuard.refusedPorts.contains(port) { return "port \(port) is not a web server's" }
        return isAllowed(address) ? nil : "\(address) is not a public address"
    }

    /// Why a host must not be contacted by a program that connects by itself; nil when all its addresses may be.
    ///
    /// It resolves the name, so it blocks. The program resolves it again, and follows redirects: this refuses what is
    /// refused plainly, and is no wall.
    ///
    /// - Parameters:
    ///   - host: a name or address, brackets around IPv6 allowed.
    ///   - port: where it would connect to.
    /// - Returns: the reason.
    public func refusal(ofHost host: String, port: Int) -> String? {
        let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(name, "\(port)", &hints, &list)
        guard code == 0 else { return "the name \(name) cannot be resolved: \(String(cString: gai_strerror(code)))" }
        defer { freeaddrinfo(list) }
        var entry = list
        while let current = entry {
            guard let peer = current.pointee.ai_addr.flatMap({ IPAddress.endpoint($0) }) else {
                return "an address family other than IPv4 and IPv6"
            }
            if let refusal = refusal(of: peer.0, port: port) { return refusal }
            entry = current.pointee.ai_next
        }
        return nil
    }

    private func isAllowed(_ address: IPAddress) -> Bool {
        if allowed.contains(where: { $0.contains(address) }) { return true }
        if let inner = AddressGuard.embedded(in: address) { return isAllowed(inner) }
        return !AddressGuard.refusedBlocks.contains { $0.contains(address) }
    }

    /// The IPv4 address that an IPv6 address stands for: mapped, compatible, NAT64, 6to4 and Teredo.
    static func embedded(in address: IPAddress) -> IPAddress? {
        guard !address.isIPv4 else { return nil }
        let last = UInt32(truncatingIfNeeded: address.low)
        if address.high == 0 {
            let upper = address.low >> 32
            if upper == 0xFFFF { return IPAddress(ipv4: last) }
            if upper == 0, last > 1 { return IPAddress(ipv4: last) }
        }
        if address.high == 0x0064_FF9B_0000_0000, address.low >> 32 == 0 { return IPAddress(ipv4: last) }
        if address.high >> 48 == 0x2002 { return IPAddress(ipv4: UInt32(truncatingIfNeeded: address.high >> 16)) }
        if address.high >> 32 == 0x2001_0000 { return IPAddress(ipv4: ~last) }
        return nil
    }
}
