import CCurl

/// Reads what an easy handle knows of its finished transfer.
enum EasyInfo {
    static func long(_ handle: UnsafeMutableRawPointer, _ info: CURLINFO) -> Int {
        var value = 0
        errata_curl_getinfo_long(handle, info, &value)
        return value
    }

    static func string(_ handle: UnsafeMutableRawPointer, _ info: CURLINFO) -> String {
        var value: UnsafeMutablePointer<CChar>?
        errata_curl_getinfo_string(handle, info, &value)
        return value.map { String(cString: $0) } ?? ""
    }

    static func owner(_ handle: UnsafeMutableRawPointer) -> Exchange? {
        var value: UnsafeMutableRawPointer?
        errata_curl_getinfo_pointer(handle, CURLINFO_PRIVATE, &value)
        return value.map { Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
    }

    static func timings(_ handle: UnsafeMutableRawPointer) -> TransferTimings {
        var timings = TransferTimings()
        timings.connected = microseconds(handle, CURLINFO_CONNECT_TIME_T)
        timings.firstByte = microseconds(handle, CURLINFO_STARTTRANSFER_TIME_T)
        timings.total = microseconds(handle, CURLINFO_TOTAL_TIME_T)
        return timings
    }

    private static func microseconds(_ handle: UnsafeMutableRawPointer, _ info: CURLINFO) -> Duration {
        var value: curl_off_t = 0
        errata_curl_getinfo_offset(handle, info, &value)
        return .microseconds(Int64(value))
    }
}

extension TransferError {
    /// A CURLcode in our words.
    init(curl code: CURLcode, detail: String) {
        self.init(TransferError.kind(code), detail, code: Int(code.rawValue))
    }

    // style: table
    private static func kind(_ code: CURLcode) -> Kind {
        switch code {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .badURL
        case CURLE_COULDNT_RESOLVE_HOST: .nameResolution
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: .proxy
        case CURLE_COULDNT_CONNECT, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING: .connection
        case CURLE_OPERATION_TIMEDOUT: .timeout
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CIPHER, CURLE_USE_SSL_FAILED,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            .tls
        case CURLE_SSL_CERTPROBLEM, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ENGINE_INITFAILED, CURLE_FAILED_INIT: .local
        case CURLE_PARTIAL_FILE: .truncated
        case CURLE_BAD_CONTENT_ENCODING: .undecodable
        case CURLE_FILESIZE_EXCEEDED: .bodyTooLarge
        // Not memory: libcurl 7.88 reports a header line over 100 KiB so.
        case CURLE_OUT_OF_MEMORY: .headersTooLarge
        default: .protocolViolation
        }
    }
}
