/// Every form that a webhook can have; a new one is its file and a line here.
public enum FormatTable {
    /// In the order in which help shows them.
    public static let all: [any WebhookFormat] = [
        StandardFormat(),
        CloudEventsFormat(),
        CloudEventsBinaryFormat(),
        SlackFormat(),
        DiscordFormat(),
        MattermostFormat(),
        TeamsFormat(),
        NtfyFormat(),
        MatrixFormat(),
        TemplateFormat(),
    ]

    /// The format of that name.
    public static func format(_ name: String) -> (any WebhookFormat)? { all.first { $0.name == name } }
}
