import Configuration
import Crypto
import Linux
import Model

/// Client certificates of the configuration that end soon: from then on their sources answer nothing.
enum CertificateExpiry {
    /// So long before the end a person is told.
    static let notice = Duration.days(21)

    /// The files that the settings name.
    static func files(_ settings: Settings) -> Set<String> {
        Set(settings.sources.compactMap { $0.request.clientCertificate })
    }

    /// When the certificate in a file ends, in seconds since 1970; nil for a file that cannot be read.
    static func end(_ file: String) -> Int64? {
        guard let bytes = try? FileSystem.read(file, limit: 1 << 20) else { return nil }
        return CertificateDates.notAfter(pem: String(decoding: bytes, as: UTF8.self))
    }

    /// What people should know of one file.
    static func warning(_ file: String, _ seconds: Int64?, now: Timestamp) -> ServiceWarning? {
        guard let end = seconds.map({ Timestamp(seconds: $0) }), end - now < notice else { return nil }
        let words =
            end < now
            ? "ended \(SurveyWords.duration(now - end)) ago" : "ends in \(SurveyWords.duration(end - now))"
        return ServiceWarning(
            key: "certificate \(file)", problem: "the client certificate \(file) \(words), at \(end.iso8601)",
            step: "put a new one in its place; the next request uses it")
    }
}
