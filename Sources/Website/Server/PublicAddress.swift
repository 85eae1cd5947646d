import MicroHTTPD

/// Under which address a reader asked, so that what is answered can point back to us.
enum PublicAddress {
    /// Scheme and authority, such as `https://errata.example.org`; what a proxy in front of us says comes first.
    ///
    /// A reader who forges the fields forges its own answer only: nothing is kept for others (`Cache-Control`).
    static func of(_ request: HTTPRequest) -> String {
        let scheme = first(request, "x-forwarded-proto")?.lowercased()
        let host = first(request, "x-forwarded-host") ?? first(request, "host")
        return (scheme == "https" ? "https" : "http") + "://" + (host ?? "localhost")
    }

    /// The first of several values, when it is a name, an address and a port and nothing else.
    private static func first(_ request: HTTPRequest, _ name: String) -> String? {
        guard let value = request.header(name)?.split(separator: ",").first else { return nil }
        let word = value.filter { $0 != " " }
        let isPlain = word.utf8.allSatisfy { byte in
            byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || (0x30...0x3A).contains(byte)
                || [0x2D, 0x2E, 0x5B, 0x5D].contains(byte)
        }
        return isPlain && !word.isEmpty ? word : nil
    }
}
