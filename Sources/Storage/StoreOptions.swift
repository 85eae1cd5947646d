/// How a store is opened for writing.
public struct StoreOptions: Sendable {
    /// Who gets which change; may be replaced later with `Store.setPlanner`.
    public var planner: DeliveryPlanner = { _, _ in [] }
    /// The largest size of the database in bytes; nil = the disk decides.
    ///
    /// For tests and tight machines.
    public var maximumBytes: Int?
    /// False does not wait for the disk: for a store that can be made again from its sources, such as a replay's.
    public var isDurable = true

    /// False lets plans and times stand that lie in the caller's future: what is imported has times of its own.
    public var bringsPlansBack = true

    /// Told what an opening that takes long is doing, a few words each time.
    public var progress: @Sendable (_ work: String) -> Void = { _ in }

    /// No webhooks, no limit.
    public init() {}

    /// With a planner.
    public init(planner: @escaping DeliveryPlanner) { self.planner = planner }
}
