import Basics
import Crypto
import Model
import Notifying
import Testing

struct SigningTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        var id: String
        var time: Int64
        var body: String
        var signature: String
        var secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        var testDescription: String { id }
    }

    /// Standard Webhooks' own examples, and ones computed with its libraries.
    static let vectors = [
        Vector(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", time: 1_614_265_330, body: "{\"test\": 2432232314}",
            signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
        Vector(
            id: "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W", time: 1_674_087_231,
            body:
                #"{"type":"contact.created","timestamp":"2022-11-03T20:26:10.344522Z","data":{"id":"1f81eb52-5198-4599-803e-771906343485"}}"#,
            signature: "v1,ARw42xaAApl/nxRo+iPGYwSaMQaOwMo2eyH5JBRA+bQ="),
        Vector(
            id: "msg_utf8", time: 1_674_087_231, body: #"{"title":"Größe — 東京 🗾","n":1}"#,
            signature: "v1,q/hIqGAWWLU1mlqxFXSzLm0rJ41kJkT25s8YLE1rcGI="),
        Vector(
            id: "msg_empty", time: 1_674_087_231, body: "",
            signature: "v1,hN4CFeNoKvarTtuXsCsaFOvuPiKDO0tB6tdfkcscljs="),
        Vector(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", time: 1_614_265_330, body: "{\"test\": 2432232314}",
            signature: "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==",
            secret: "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg=="),
    ]

    @Test(arguments: vectors)
    func `a signature is that of the specification`(_ vector: Vector) throws {
        let header = Signature.header(
            id: vector.id, timestamp: Timestamp(seconds: vector.time), body: Array(vector.body.utf8),
            keys: [try SigningKey(vector.secret)])
        #expect(header == vector.signature)
    }

    /// The vector of GitHub's documentation; Errata does not sign so, but the hash below all of it must agree.
    @Test func `the keyed hash is GitHub's`() {
        let mac = HMAC.sha256(key: Array("It's a Secret to Everybody".utf8), Array("Hello, World!".utf8))
        #expect(Hex.encode(mac) == "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")
    }

    @Test func `an Ed25519 signature verifies with the public key alone`() throws {
        let vector = Self.vectors[4]
        let key = try #require(Base64.decode("1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="))
        let signature = try #require(Base64.decode(String(vector.signature.dropFirst(4))))
        #expect(Ed25519.verify(signature, Array("\(vector.id).\(vector.time).\(vector.body)".utf8), publicKey: key))
    }

    @Test func `during a rotation every key signs, with one blank between`() throws {
        let keys = try Self.vectors[3...4].map { try SigningKey($0.secret) }
        let header = Signature.header(id: "m", timestamp: Samples.time, body: [1], keys: keys)
        #expect(header.split(separator: " ", omittingEmptySubsequences: false).count == 2)
        #expect(header.hasPrefix("v1,"))
        #expect(header.contains(" v1a,"))
    }

    @Test(arguments: [
        ("whsec_%%%", SecretError.Kind.notBase64),
        ("whsec_c2hvcnQ=", .length(5)),
        ("whsec_", .length(0)),
        ("whsk_c2hvcnQ=", .notEd25519),
        ("whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=", .publicKey),
    ])
    func `a secret of the wrong form is refused without being told`(_ text: String, _ kind: SecretError.Kind) {
        let error = #expect(throws: SecretError.self) { try SigningKey(text) }
        #expect(error?.kind == kind)
        if text.count > 6 { #expect(error?.description.contains(text.dropFirst(6)) == false) }
    }

    @Test func `blanks around a secret and missing padding do not count`() throws {
        let plain = try SigningKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        let padded = try SigningKey(" MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\r\n")
        let sign = { (key: SigningKey) in Signature.header(id: "m", timestamp: Samples.time, body: [], keys: [key]) }
        #expect(sign(plain) == sign(padded))
    }

    @Test func `a receiver believes only what is signed, fresh and unchanged`() throws {
        let (old, new) = (try SigningKey(Self.vectors[0].secret), try SigningKey(Self.vectors[4].secret))
        let verifier = SignatureVerifier(keys: [old])
        let body = Array("{}".utf8)
        let header = Signature.header(id: "m", timestamp: Samples.time, body: body, keys: [new, old])
        func verdict(
            signature: String? = header, id: String = "m", body: [UInt8] = body, after: Duration = .zero
        ) -> SignatureVerifier.Verdict {
            var fields = ["webhook-id": id, "webhook-timestamp": "\(Samples.time.seconds)"]
            fields["webhook-signature"] = signature
            return verifier.verdict(field: { [fields] in fields[$0] }, body: body, now: Samples.time + after)
        }
        #expect(verdict() == .genuine)
        #expect(verdict(signature: nil) == .incomplete)
        #expect(verdict(id: "n") == .forged)
        #expect(verdict(body: [1]) == .forged)
        #expect(verdict(signature: "v1,AAAA") == .forged)
        #expect(verdict(after: .minutes(6)) == .stale)
        #expect(verdict(after: .zero - .minutes(6)) == .stale)
    }
}
