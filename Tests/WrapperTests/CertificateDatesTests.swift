import Crypto
import Testing

/// The end of a certificate, out of the few elements that matter.
struct CertificateDatesTests {
    private func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        let long = [0x82, UInt8(content.count >> 8), UInt8(content.count & 0xFF)]
        let length = content.count < 128 ? [UInt8(content.count)] : long
        return [tag] + length + content
    }

    private func certificate(_ tag: UInt8, _ end: String, padding: Int = 3) -> [UInt8] {
        let start = element(0x17, Array("240101000000Z".utf8))
        let validity = element(0x30, start + element(tag, Array(end.utf8)))
        let names = element(0x30, [UInt8](repeating: 5, count: padding))
        let body = element(0xA0, element(2, [2])) + element(2, [1, 2, 3]) + names + names + validity + names
        return element(0x30, element(0x30, body) + names)
    }

    // style: table
    @Test(arguments: [
        (UInt8(0x17), "261130094500Z", Int64(1_796_031_900)), (0x17, "491231235959Z", 2_524_607_999),
        (0x18, "20500101000000Z", 2_524_608_000), (0x17, "700101000000Z", 0), (0x18, "20240229120000Z", 1_709_208_000),
    ])
    func `an end is read in both forms`(tag: UInt8, text: String, seconds: Int64) {
        #expect(CertificateDates.notAfter(der: certificate(tag, text)) == seconds)
        #expect(CertificateDates.notAfter(der: certificate(tag, text, padding: 300)) == seconds)
        let pem =
            "words\n-----BEGIN CERTIFICATE-----\n\(Base64.encode(certificate(tag, text)))\n-----END CERTIFICATE-----\n"
        #expect(CertificateDates.notAfter(pem: pem) == seconds)
    }

    @Test func `what is cut or something else has no end`() {
        let whole = certificate(0x17, "261130094500Z")
        for length in 0..<whole.count { #expect(CertificateDates.notAfter(der: Array(whole[..<length])) == nil) }
        #expect(CertificateDates.notAfter(der: certificate(0x17, "26113009450XZ")) == nil)
        #expect(CertificateDates.notAfter(pem: "-----BEGIN CERTIFICATE-----") == nil)
        #expect(CertificateDates.notAfter(pem: "-----BEGIN CERTIFICATE-----!!-----END CERTIFICATE-----") == nil)
    }
}
