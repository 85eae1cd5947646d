import Basics
import Crypto
import Testing

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

@Test func `digests are those of the standards`() {
    #expect(SHA256.hex([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(SHA256.hex(bytes("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    // RFC 4231 test case 2.
    let key = bytes("Jefe")
    let message = bytes("what do ya want for nothing?")
    #expect(
        Hex.encode(HMAC.sha256(key: key, message)) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )
    #expect(Hex.encode(HMAC.sha1(key: key, message)) == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")
}

@Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")])
func `Base64 goes both ways`(text: String, encoded: String) {
    #expect(Base64.encode(bytes(text)) == encoded)
    #expect(Base64.decode(encoded) == bytes(text))
    #expect(Base64.decode(String(encoded.prefix { $0 != "=" })) == bytes(text))
}

@Test(arguments: ["Z", "Zg=g", "Z g=", "Zm9v!"])
func `broken Base64 gives nil`(text: String) {
    #expect(Base64.decode(text) == nil)
}

@Test func `hexadecimal goes both ways`() {
    #expect(Hex.decode("00ffA0") == [0, 255, 160])
    #expect(Hex.decode("0") == nil)
    #expect(Hex.decode("0g") == nil)
}

@Test func `a signature is verified with its key only`() throws {
    // RFC 8032 section 7.1, test 1.
    let seed = try #require(Hex.decode("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
    let key = try #require(Ed25519.publicKey(seed: seed))
    #expect(Hex.encode(key) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    let signature = try #require(Ed25519.sign([], seed: seed))
    #expect(Hex.encode(signature).hasPrefix("e5564300c360ac729086e2cc806e828a"))
    #expect(Ed25519.verify(signature, [], publicKey: key))
    #expect(!Ed25519.verify(signature, [1], publicKey: key))
    #expect(Ed25519.sign([], seed: [1]) == nil)
}

@Test func `secrets are compared whole`() {
    #expect(ConstantTime.equal([1, 2], [1, 2]))
    #expect(!ConstantTime.equal([1, 2], [1, 3]))
    #expect(!ConstantTime.equal([1], [1, 2]))
    #expect(SecureRandom.bytes(16) != SecureRandom.bytes(16))
}
