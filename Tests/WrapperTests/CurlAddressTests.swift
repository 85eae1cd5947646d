import Curl
import Testing

struct CurlAddressTests {
    @Test(arguments: [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.66.0.1", "169.254.169.254",
        "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1",
        "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1",
        "::ffff:10.0.0.1", "::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2002:7f00:1::1", "2001:0:1::80ff:fffe",
        "100::1", "2001:db8::1", "fc00::1", "fdff::1", "fe80::1", "fec0::1", "ff02::1", "5f00::1", "2001:2::1",
    ])
    func `an address that is not public is refused`(text: String) throws {
        let address = try #require(IPAddress(text))
        #expect(AddressGuard().refusal(of: address, port: 80) != nil)
    }

    @Test(arguments: [
        "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "172.15.255.255", "172.32.0.1",
        "192.0.1.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "2606:4700:4700::1111", "2a00:1450::1",
        "::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "2002:101:101::1",
    ])
    func `a public address is let through`(text: String) throws {
        let address = try #require(IPAddress(text))
        #expect(AddressGuard().refusal(of: address, port: 443) == nil)
    }

    @Test func `an allowed range wins, also when it is written inside IPv6`() throws {
        let range = try #require(AddressRange("127.0.1.0/24"))
        let address = AddressGuard(allowing: [range])
        #expect(address.refusal(of: try #require(IPAddress("127.0.1.200")), port: 80) == nil)
        #expect(address.refusal(of: try #require(IPAddress("::ffff:127.0.1.200")), port: 80) == nil)
        #expect(address.refusal(of: try #require(IPAddress("127.0.2.1")), port: 80) != nil)
    }

    @Test(arguments: [22, 25, 6379, 0]) func `ports of other services are refused`(port: Int) throws {
        #expect(AddressGuard.open.refusal(of: try #require(IPAddress("1.1.1.1")), port: port) != nil)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.0.0.0/8"), ("10.0.0.1", "10.0.0.1/32"), ("0.0.0.0/0", "0.0.0.0/0"), ("fc00::/7", "fc00::/7"),
        ("::/0", "::/0"), ("2001:db8::1", "2001:db8::1/128"),
    ])
    func `a range reads and prints`(text: String, printed: String) {
        #expect(AddressRange(text)?.description == printed)
    }

    @Test(arguments: ["", "10.0.0.0/33", "10.0.0/8", "example.org", "::/129", "10.0.0.0/-1", "10.0.0.0/"])
    func `what is no range is none`(text: String) { #expect(AddressRange(text) == nil) }
}
