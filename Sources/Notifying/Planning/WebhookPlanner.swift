public import Model
public import Storage

/// Decides which webhooks want a change and renders what each will get: pure, and the same bytes for ever.
public struct WebhookPlanner: Sendable {
    private let webhooks: [(settings: WebhookSettings, format: any WebhookFormat)]

    /// A planner for these webhooks; those whose format does not exist are left out, see `WebhookCheck`.
    public init(_ webhooks: [WebhookSettings]) {
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
            return PlannedDelivery(
                webhook: settings.name, contentType: format.contentType(settings), body: format.body(notice, settings))
        }
    }
}
