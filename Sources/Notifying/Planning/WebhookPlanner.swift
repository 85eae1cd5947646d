public import Model
public import Storage

/// Decides which webhooks want a change and renders what each will get: pure, and the same bytes for ever.
public struct WebhookPlanner: Sendable {
    private let webhooks: [(settings: WebhookSettings, format: any WebhookFormat)]
    private let clock: MailClock

    /// A planner for these receivers; those whose format does not exist are left out, see `WebhookCheck`.
    ///
    /// - Parameters:
    ///   - webhooks: the receivers.
    ///   - clock: by which digests are sent.
    public init(_ webhooks: [WebhookSettings], clock: MailClock = MailClock.utc) {
        self.clock = clock
        self.webhooks = webhooks.compactMap { settings in
            FormatTable.format(settings.format).map { (settings, $0) }
        }
    }

    /// The deliveries of one change.
    ///
    /// - Parameters:
    ///   - change: the change.
    ///   - sequence: its number in the log, which stands in the body.
    /// - Returns: one for each webhook that wants it, in the order of the configuration.
    public func deliveries(of change: ChangeRecord, sequence: Int64) -> [PlannedDelivery] {
        let notice = ChangeNotice(change, sequence: sequence)
        return webhooks.compactMap { settings, format in
            guard settings.when.accepts(change) else { return nil }
            if let mail = settings.mail { return planned(notice, settings, mail) }
            return PlannedDelivery(
                webhook: settings.name, contentType: format.contentType(settings), body: format.body(notice, settings))
        }
    }

    private func planned(_ notice: ChangeNotice, _ settings: WebhookSettings, _ mail: MailSettings) -> PlannedDelivery {
        var delivery = PlannedDelivery(
            webhook: settings.name, contentType: "application/json", body: MailComposer.body(notice))
        delivery.notBefore = clock.digest(mail, after: notice.change.observedAt)
        delivery.standsAlone = delivery.notBefore != nil
        return delivery
    }
}
