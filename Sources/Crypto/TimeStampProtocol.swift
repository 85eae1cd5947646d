import CCrypto

/// Time stamps by others (RFC 3161): what is asked of an authority, and whether its answer is one.
public enum TimeStampProtocol {
    /// What an answer says.
    public enum Verdict: Sendable, Equatable {
        /// A time stamp for what was asked; seconds since 1970 by the authority's clock.
        case stamped(Int64)
        /// Not one, and why.
        case refused(String)
    }

    /// A request over a SHA-256, DER; nil when OpenSSL has no memory.
    ///
    /// The nonce ties the answer to this request; the certificate is asked for, so that the answer stands by itself.
    public static func request(sha256: [UInt8], nonce: [UInt8]) -> [UInt8]? {
        guard sha256.count == 32, let request = TS_REQ_new() else { return nil }
        defer { TS_REQ_free(request) }
        guard let imprint = TS_MSG_IMPRINT_new(), let algorithm = X509_ALGOR_new() else { return nil }
        defer {
            TS_MSG_IMPRINT_free(imprint)
            X509_ALGOR_free(algorithm)
        }
        X509_ALGOR_set_md(algorithm, EVP_sha256())
        var hash = sha256
        guard TS_MSG_IMPRINT_set_algo(imprint, algorithm) == 1, TS_MSG_IMPRINT_set_msg(imprint, &hash, 32) == 1,
            TS_REQ_set_version(request, 1) == 1, TS_REQ_set_msg_imprint(request, imprint) == 1,
            TS_REQ_set_cert_req(request, 1) == 1, set(nonce, request)
        else { return nil }
        let length = i2d_TS_REQ(request, nil)
        guard length > 0 else { return nil }
        return [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
            var place = buffer.baseAddress
            count = Int(max(0, i2d_TS_REQ(request, &place)))
        }
    }

    private static func set(_ nonce: [UInt8], _ request: OpaquePointer) -> Bool {
        guard let number = BN_bin2bn(nonce, Int32(nonce.count), nil) else { return false }
        defer { BN_free(number) }
        guard let integer = BN_to_ASN1_INTEGER(number, nil) else { return false }
        defer { ASN1_INTEGER_free(integer) }
        return TS_REQ_set_nonce(request, integer) == 1
    }

    /// Checks a whole answer against its request: status, signature, chain to the authority, hash, nonce.
    ///
    /// - Parameters:
    ///   - response: the `TimeStampResp`, DER.
    ///   - request: what was asked.
    ///   - authorityFile: PEM certificates that are trusted.
    /// - Returns: the time, or why it is not one.
    public static func verdict(_ response: [UInt8], to request: [UInt8], authorityFile: String) -> Verdict {
        guard let answer = parsed(response) else { return .refused("it is not an RFC 3161 response") }
        defer { TS_RESP_free(answer) }
        var place: UnsafePointer<UInt8>?
        let question = request.withUnsafeBufferPointer { bytes in
            place = bytes.baseAddress
            return d2i_TS_REQ(nil, &place, bytes.count)
        }
        guard let asked = question else { return .refused("the request cannot be read") }
        defer { TS_REQ_free(asked) }
        guard let context = TS_REQ_to_TS_VERIFY_CTX(asked, nil) else { return .refused("the request cannot be read") }
        defer { TS_VERIFY_CTX_free(context) }
        return verdict(answer, context, authorityFile: authorityFile, at: nil)
    }

    /// Checks a whole answer that was kept: signature, chain to the authority as it was when it stamped, and hash.
    ///
    /// - Parameters:
    ///   - response: the `TimeStampResp`, DER.
    ///   - sha256: what must have been stamped.
    ///   - authorityFile: PEM certificates that are trusted.
    /// - Returns: the time, or why it is not one.
    public static func verdict(_ response: [UInt8], over sha256: [UInt8], authorityFile: String) -> Verdict {
        guard let answer = parsed(response) else { return .refused("it is not an RFC 3161 response") }
        defer { TS_RESP_free(answer) }
        guard let time = time(of: answer) else { return .refused("it has no time") }
        guard sha256.count == 32, let context = TS_VERIFY_CTX_new() else { return .refused("no memory") }
        defer { TS_VERIFY_CTX_free(context) }
        guard let imprint = CRYPTO_malloc(32, nil, 0) else { return .refused("no memory") }
        imprint.copyMemory(from: sha256, byteCount: 32)
        // The context owns the hash from here on.
        _ = TS_VERIFY_CTX_set_imprint(context, imprint.assumingMemoryBound(to: UInt8.self), 32)
        _ = TS_VERIFY_CTX_set_flags(context, Int32(TS_VFY_VERSION | TS_VFY_IMPRINT))
        return verdict(answer, context, authorityFile: authorityFile, at: time)
    }

    /// Checks an answer against what a context expects; the certificates must have been valid at a time, nil = now.
    private static func verdict(
        _ answer: OpaquePointer, _ context: OpaquePointer, authorityFile: String, at time: Int64?
    ) -> Verdict {
        ERR_clear_error()
        guard let store = X509_STORE_new() else { return .refused("no memory") }
        // The context owns the store from here on.
        _ = TS_VERIFY_CTX_set_store(context, store)
        guard X509_STORE_load_file(store, authorityFile) == 1 else {
            return .refused("\(authorityFile) holds no certificates")
        }
        if let time { X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store), Int(time)) }
        _ = TS_VERIFY_CTX_add_flags(context, Int32(TS_VFY_SIGNATURE))
        guard TS_RESP_verify_response(context, answer) == 1 else { return .refused(reason()) }
        return self.time(of: answer).map { .stamped($0) } ?? .refused("it has no time")
    }

    private static func parsed(_ response: [UInt8]) -> OpaquePointer? {
        var place: UnsafePointer<UInt8>?
        return response.withUnsafeBufferPointer { bytes in
            place = bytes.baseAddress
            return d2i_TS_RESP(nil, &place, bytes.count)
        }
    }

    private static func time(of answer: OpaquePointer) -> Int64? {
        guard let info = TS_RESP_get_tst_info(answer), let time = TS_TST_INFO_get_time(info) else { return nil }
        var (days, seconds): (Int32, Int32) = (0, 0)
        guard let epoch = ASN1_TIME_set(nil, 0) else { return nil }
        defer { ASN1_TIME_free(epoch) }
        guard ASN1_TIME_diff(&days, &seconds, epoch, time) == 1 else { return nil }
        return Int64(days) * 86_400 + Int64(seconds)
    }

    /// OpenSSL's own words for what was wrong last.
    private static func reason() -> String {
        var text = [CChar](repeating: 0, count: 256)
        ERR_error_string_n(ERR_peek_last_error(), &text, text.count)
        let words = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return words.split(separator: ":").last.map(String.init) ?? "it does not verify"
    }
}
