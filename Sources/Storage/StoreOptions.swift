/// How a store is opened for writing.
public struct StoreOptions: Sendable {
    /// Who gets which change; may be replaced later with `Store.setPlanner`.
    public var planner: DeliveryPlanner = { _, _ in [] }
    /// The largest size of the database in bytes; nil = the disk decides.
    ///
    /// For tests and tight machines.
    public var maximumBytes: Int?

    /// No webhooks, no limit.
    public init() {}

    /// With a planner.
    public init(planner: @escaping DeliveryPlanner) { self.planner = planner }
}
