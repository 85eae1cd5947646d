/// Until when a certificate holds, read from its bytes (RFC 5280 section 4.1).
public enum CertificateDates {
    /// The end of the first certificate in a PEM file.
    ///
    /// - Parameter pem: the text of the file.
    /// - Returns: seconds since 1970; nil when there is no certificate in it that can be read.
    public static func notAfter(pem: String) -> Int64? {
        guard let begin = pem.firstRange(of: "-----BEGIN CERTIFICATE-----"),
            let end = pem[begin.upperBound...].firstRange(of: "-----END CERTIFICATE-----")
        else { return nil }
        let text = String(pem[begin.upperBound..<end.lowerBound].filter { !$0.isWhitespace })
        return Base64.decode(text).flatMap { notAfter(der: $0) }
    }

    /// The end of a certificate.
    ///
    /// - Parameter der: its bytes.
    /// - Returns: seconds since 1970; nil when they are no certificate.
    public static func notAfter(der: [UInt8]) -> Int64? {
        var certificate = DERCursor(der[...])
        guard var outer = certificate.enter(0x30), var body = outer.enter(0x30) else { return nil }
        if body.tag == 0xA0 { body.skip() }
        // Serial number, algorithm, issuer.
        for _ in 0..<3 { body.skip() }
        guard var validity = body.enter(0x30) else { return nil }
        validity.skip()
        return time(validity.tag, validity.content)
    }

    /// UTCTime with two digits of the year, which are of 1950 to 2049, or GeneralizedTime with four.
    private static func time(_ tag: UInt8?, _ content: ArraySlice<UInt8>?) -> Int64? {
        guard let content, content.last == UInt8(ascii: "Z"), tag == 0x17 || tag == 0x18 else { return nil }
        let digits = content.dropLast().map { Int64($0) - 48 }
        guard digits.allSatisfy({ (0...9).contains($0) }), digits.count == (tag == 0x17 ? 12 : 14) else { return nil }
        var numbers = stride(from: 0, to: digits.count, by: 2).map { digits[$0] * 10 + digits[$0 + 1] }
        if tag == 0x17 {
            numbers[0] += numbers[0] < 50 ? 2000 : 1900
        } else {
            let century = numbers.removeFirst()
            numbers[0] += century * 100
        }
        // Days from civil, Howard Hinnant.
        let (month, day) = (numbers[1], numbers[2])
        let year = numbers[0] - (month <= 2 ? 1 : 0)
        let era = year / 400
        let ofEra = year - era * 400
        let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let days = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
        return days * 86_400 + numbers[3] * 3600 + numbers[4] * 60 + numbers[5]
    }
}

/// Walks over the elements of one level of DER; what is cut ends it.
private struct DERCursor {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// The tag of the element in front.
    var tag: UInt8? { rest.first }

    /// The content of the element in front; nil when there is none.
    var content: ArraySlice<UInt8>? { element?.content }

    private var element: (content: ArraySlice<UInt8>, after: ArraySlice<UInt8>)? {
        guard rest.count >= 2, let first = rest.dropFirst().first else { return nil }
        var (length, body) = (Int(first), rest.dropFirst(2))
        if first >= 0x80 {
            let count = Int(first & 0x7F)
            guard (1...4).contains(count), body.count >= count else { return nil }
            length = body.prefix(count).reduce(0) { $0 << 8 | Int($1) }
            body = body.dropFirst(count)
        }
        guard body.count >= length else { return nil }
        return (body.prefix(length), body.dropFirst(length))
    }

    mutating func skip() { rest = element?.after ?? [] }

    /// Goes into the element in front, and past it; nil when it has another tag.
    mutating func enter(_ tag: UInt8) -> DERCursor? {
        guard self.tag == tag, let element else { return nil }
        rest = element.after
        return DERCursor(element.content)
    }
}
