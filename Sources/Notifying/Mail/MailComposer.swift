import JSON
public import Model
import Rendering

/// Makes the message that a recipient gets for one change, or for all of a digest.
struct MailComposer: Sendable {
    let settings: WebhookSettings
    let mail: MailSettings
    let clock: DisplayClock

    /// What is kept of a change until its message is sent: the record, cut where it is long.
    static func body(_ notice: ChangeNotice) -> [UInt8] { ChangeData.document(notice) { json, data in data(&json) } }

    /// Reads what was kept; nil when it is no change.
    static func notice(_ body: [UInt8], sequence: Int64) -> ChangeNotice? {
        guard let value = try? JSONParser.parse(body), let change = ChangeRecord(json: value) else { return nil }
        return ChangeNotice(change, sequence: sequence)
    }

    /// The message.
    ///
    /// Its id follows from the changes, so that a message that is sent twice can be known as one.
    func message(_ notices: [ChangeNotice], now: Timestamp) -> MailMessage {
        var text = MailText(clock: clock, page: mail.way.page)
        guard notices.count == 1, mail.rhythm == .each, let notice = notices.first else {
            text.addDigest(notices)
            let day = clock.day(now)
            let span = notices.map(\.sequence)
            let id = "digest.\(span.min() ?? 0)-\(span.max() ?? 0).\(notices.count).\(settings.name)"
            return message(text, subject: "Errata, \(day): " + MailText.summary(notices), id: id, now: now)
        }
        text.add(notice)
        let change = notice.change
        let title = change.article?.title ?? change.article?.url ?? change.source.name
        let subject = title == change.source.name ? title : "\(change.source.name): \(title)"
        var message = message(text, subject: subject, id: "\(change.id).\(settings.name)", now: now)
        // A thread for each article: its beginning is an id that no message has, which programs gather by.
        message.thread = "\(change.article?.id ?? "source.\(change.source.id)").\(settings.name)"
        message.marks = [
            ("X-Errata-Change", change.id), ("X-Errata-Type", change.type.rawValue),
            ("X-Errata-Source", change.source.id), ("X-Errata-Severity", change.severity.rawValue),
        ]
        return message
    }

    /// A message of the service's own.
    ///
    /// - Parameters:
    ///   - subject: one line.
    ///   - id: what its Message-ID is made of.
    ///   - now: the time.
    ///   - write: writes the text.
    /// - Returns: the message.
    func note(_ subject: String, id: String, now: Timestamp, _ write: (inout MailText) -> Void) -> MailMessage {
        var text = MailText(clock: clock, page: mail.way.page)
        write(&text)
        return message(text, subject: subject, id: "\(id).\(settings.name)", now: now)
    }

    private func message(_ text: MailText, subject: String, id: String, now: Timestamp) -> MailMessage {
        var text = text
        let unsubscribe = mail.unsubscribe ?? "mailto:\(mail.way.from.address)?subject=unsubscribe%20\(settings.name)"
        text.sign(settings.name, unsubscribe: unsubscribe)
        return MailMessage(
            from: mail.way.from, to: mail.to, subject: subject, date: now, id: id, unsubscribe: unsubscribe,
            plain: text.plain, html: mail.isPlain ? nil : text.document)
    }
}

/// How a message leaves, secrets included.
public struct MailPost: Sendable, Equatable {
    /// Through what.
    public var way: MailWay
    /// To whom.
    public var to: [String]
    /// The password for the login; nil when there is none.
    public var password: String?
}

extension RequestBuilder {
    /// The request of one attempt: for mail, one message of all that is due together.
    ///
    /// - Throws: `SecretError` when a secret cannot be read.
    func request(_ due: [DueDelivery], clock: MailClock, now: Timestamp) throws(SecretError) -> WebhookRequest {
        guard let mail = settings.mail else { return try request(due[0], now: now) }
        let composer = MailComposer(settings: settings, mail: mail, clock: clock.zone)
        // What cannot be read was erased since, and is not told.
        let notices = due.compactMap { MailComposer.notice($0.body, sequence: $0.sequence) }
        return try request(composer.message(notices, now: now), mail)
    }

    /// The request that hands a message to the mail server.
    ///
    /// - Throws: `SecretError` when the password cannot be read.
    func request(_ message: MailMessage, _ mail: MailSettings) throws(SecretError) -> WebhookRequest {
        var request = WebhookRequest(url: mail.way.server ?? "", body: message.bytes, id: message.id)
        request.timeout = settings.timeout
        request.certificateAuthorityFile = mail.way.certificateAuthorityFile
        var password: String?
        if let reference = mail.way.password { password = try secrets(reference) }
        request.mail = MailPost(way: mail.way, to: mail.to.map(\.address), password: password)
        return request
    }
}
