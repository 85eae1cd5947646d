public import Model

/// What others know about the values of a configuration; asked while it is read, so that each answer has its place.
public struct ConfigurationChecks: Sendable {
    /// Why a text is not a selector; nil when it is one.
    public var selector: @Sendable (_ text: String) -> String? = { _ in nil }
    /// What is wrong with a source that is well formed, one sentence each.
    public var source: @Sendable (Source) -> [String] = { _ in [] }
    /// What is wrong with a webhook that is well formed, such as what its format needs, one sentence each.
    public var webhook: @Sendable (WebhookSettings) -> [String] = { _ in [] }

    /// Nobody is asked.
    public init() {}
}
