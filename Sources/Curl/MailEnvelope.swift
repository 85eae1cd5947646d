import CCurl

/// Who sends a message to whom, and how the server is spoken to (RFC 5321); the message itself is the request's body.
///
/// All recipients or none: when one of them is refused, the message is not sent to the others either.
public struct MailEnvelope: Sendable {
    /// Whether the connection is encrypted, when the address says `smtp:`.
    public enum Encryption: Sendable {
        /// Nothing goes out without (STARTTLS, RFC 3207).
        case required
        case whenOffered
        case never
    }

    /// The address that gets what cannot be delivered, without angle brackets.
    public var from: String
    /// Addresses, without angle brackets.
    public var recipients: [String]
    /// Whether the connection is encrypted.
    public var encryption = Encryption.required
    /// The name for the login; nil does not log in.
    public var user: String?
    /// The password for the login.
    public var password: String?

    /// An envelope by its addresses.
    public init(from: String, recipients: [String]) {
        self.from = from
        self.recipients = recipients
    }
}

extension EasyOptions {
    /// What makes a transfer a message that is handed to a mail server.
    mutating func mail(_ envelope: MailEnvelope, bytes: Int, recipients: UnsafeMutablePointer<curl_slist>?) {
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        set(CURLOPT_MAIL_FROM, envelope.from)
        set(pointer: CURLOPT_MAIL_RCPT, UnsafeMutableRawPointer(recipients))
        let use: curl_usessl =
            switch envelope.encryption {
            case .required: CURLUSESSL_ALL
            case .whenOffered: CURLUSESSL_TRY
            case .never: CURLUSESSL_NONE
            }
        set(CURLOPT_USE_SSL, Int(use.rawValue))
        if let user = envelope.user {
            set(CURLOPT_USERNAME, user)
            set(CURLOPT_PASSWORD, envelope.password ?? "")
        }
        set(CURLOPT_UPLOAD, 1)
        set(offset: CURLOPT_INFILESIZE_LARGE, bytes)
    }
}

/// What an exchange keeps while it hands a message over.
struct MailSending {
    private let recipients: UnsafeMutablePointer<curl_slist>?
    private var sent = 0
    /// The last line that the server said, or its refusal.
    private(set) var reply = ""

    init(_ envelope: MailEnvelope) {
        var list: UnsafeMutablePointer<curl_slist>?
        for recipient in envelope.recipients { list = curl_slist_append(list, recipient) }
        recipients = list
    }

    /// Frees the list; nothing of libcurl's may still use it.
    func end() { curl_slist_free_all(recipients) }

    func apply(_ request: TransferRequest, _ envelope: MailEnvelope, to options: inout EasyOptions) {
        options.mail(envelope, bytes: request.body?.count ?? 0, recipients: recipients)
    }

    /// Copies the next piece of the message; returns how much.
    mutating func copy(_ message: [UInt8], into room: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(room.count, message.count - sent)
        room.copyBytes(from: message[sent..<sent + count])
        sent += count
        return count
    }

    /// The error with what the server said last; a refusal is no trouble of the connection, as libcurl has it.
    func explain(_ error: TransferError) -> TransferError {
        guard !reply.isEmpty else { return error }
        var error = error
        error.detail += "; the server said: \(reply)"
        if error.kind == .connection, isRefused { error.kind = .protocolViolation }
        return error
    }

    /// Whether the last line that counts was a refusal (RFC 5321 section 4.2.1).
    private var isRefused: Bool { reply.hasPrefix("4") || reply.hasPrefix("5") }

    /// Remembers a line of the server's, as far as it can be shown.
    ///
    /// What comes after a refusal is the farewell.
    mutating func receive(_ line: UnsafeRawBufferPointer) {
        guard !isRefused else { return }
        let text = line.prefix(300).map { (0x20...0x7E).contains($0) ? $0 : 0x20 }
        reply = String(decoding: text, as: UTF8.self).trimmingBlanks
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
