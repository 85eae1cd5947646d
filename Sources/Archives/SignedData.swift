internal import JSON

/// What a signer says of a collection, as WACZ signing has it (specs.webrecorder.net/wacz-auth/0.1.0).
///
/// It is one of two forms, and has no other member: a public key, or the certificate of a domain with a time stamp.
public struct SignedData: Sendable, Equatable {
    private static let common = ["hash", "created", "software", "version", "signature"]
    private static let anonymous = ["publicKey"]
    private static let domain = ["domain", "domainCert", "timeSignature", "timestampCert"]
    private static let optional = ["crossSignedCert"]

    let json: JSONValue

    /// Reads a signer's answer.
    ///
    /// - Parameters:
    ///   - answer: the bytes of it.
    ///   - hash: what it was asked to sign.
    /// - Throws: `ArchiveSigningError` that says what is wrong with it.
    public init(_ answer: [UInt8], over hash: String) throws(ArchiveSigningError) {
        guard case .object(let all)? = try? JSONParser.parse(answer) else {
            throw ArchiveSigningError(text: "its answer is not a JSON object")
        }
        // Signers write members that they leave out as null.
        let members = all.filter { $0.value != .null }
        let names = members.map(\.key)
        guard Set(names).count == names.count, members.allSatisfy({ $0.value.string != nil }) else {
            throw ArchiveSigningError(text: "its answer has members that are not text, or stand twice")
        }
        let isAnonymous = names.contains("publicKey")
        let needed = ["hash", "created", "signature"] + (isAnonymous ? SignedData.anonymous : SignedData.domain)
        let allowed =
            SignedData.common + (isAnonymous ? SignedData.anonymous : SignedData.domain + SignedData.optional)
        if let missing = needed.first(where: { !names.contains($0) }) {
            throw ArchiveSigningError(text: "its answer has no \(missing)")
        }
        if let odd = names.first(where: { !allowed.contains($0) }) {
            throw ArchiveSigningError(text: "its answer has a member that none of the two forms has: \(odd)")
        }
        json = .object(members)
        guard json["hash"]?.string == hash else {
            throw ArchiveSigningError(text: "it signed something else than it was asked to")
        }
    }

    /// What a signer is asked.
    ///
    /// - Parameters:
    ///   - hash: of the collection's datapackage.json.
    ///   - created: when the collection was made.
    /// - Returns: the body of the request.
    public static func request(hash: String, created: String) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("hash", hash)
            json.field("created", created)
        }
        return json.bytes
    }
}

/// Why a collection could not be signed.
public struct ArchiveSigningError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public var text: String
    /// What is wrong.
    public var description: String { text }
}
