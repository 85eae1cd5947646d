import Curl
import Model

/// What a hub said to a request (W3C WebSub section 5).
public enum HubAnswer: Sendable, Equatable {
    /// It takes the request and will verify it.
    case accepted
    /// It does not; the reason is for people.
    case refused(String)
}

extension Fetcher {
    /// Posts a form to a hub, in the host's turn and under the address guard; 307 and 308 lead to another hub.
    ///
    /// - Parameters:
    ///   - form: the fields in order.
    ///   - url: the hub.
    /// - Returns: what it said; no answer is a refusal.
    public func post(_ form: [(name: String, value: String)], toHub url: String) async -> HubAnswer {
        var place = WebAddress(url).bare
        for _ in 0...3 {
            guard place.isWeb, let host = place.host?.lowercased() else {
                return .refused("the hub is not a web address")
            }
            guard case .granted = await hosts.enter(host) else { return .refused("the hub's host is resting or busy") }
            let result = await transport(hubTransfer(place, form))
            hosts.leave(host)
            switch result {
            case .failure(let error): return .refused(error.description)
            case .success(let response):
                if (200..<300).contains(response.status) { return .accepted }
                guard response.status == 307 || response.status == 308,
                    let location = response.headers.text("location")
                else { return .refused("the hub answered \(response.status)") }
                place = WebAddress.resolve(location, base: place).bare
            }
        }
        return .refused("the hub redirects too often")
    }

    private func hubTransfer(_ place: WebAddress, _ form: [(name: String, value: String)]) -> TransferRequest {
        var transfer = TransferRequest(url: place.description)
        transfer.method = "POST"
        transfer.body = Array(form.map { "\($0.name)=\(FormText.encoded($0.value))" }.joined(separator: "&").utf8)
        transfer.headers.add("Content-Type", "application/x-www-form-urlencoded")
        transfer.headers.add("User-Agent", policy.userAgent)
        transfer.addressGuard = policy.addressGuard
        transfer.proxy = policy.proxy
        transfer.tls.authorityFile = policy.authorityFile
        transfer.closesConnection = true
        transfer.acceptsPrefix = true
        transfer.limits = policy.limits
        transfer.limits.totalTimeout = min(policy.limits.totalTimeout, .seconds(20))
        transfer.limits.wireBytes = 16 << 10
        transfer.limits.decodedBytes = 16 << 10
        return transfer
    }
}

/// `application/x-www-form-urlencoded`.
enum FormText {
    static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var output: [UInt8] = []
        for byte in text.utf8 {
            let isAlphanumeric = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
            let isPlain = isAlphanumeric || "-._~".utf8.contains(byte)
            if isPlain {
                output.append(byte)
            } else {
                output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
