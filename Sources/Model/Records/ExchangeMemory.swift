public import JSON

/// What is remembered of the exchanges about one document, beside its two validators.
public struct ExchangeMemory: Sendable, Equatable {
    /// How long the last answer was fresh by its own word.
    public var lifetime: Duration?
    /// How the last whole answer came.
    public var context = AnswerContext()
    /// What its validators have been worth.
    public var trust = ValidatorTrust()

    /// Nothing known.
    public init() {}

    /// The lifetime in whole seconds.
    public var lifetimeSeconds: Int? { lifetime.map { Int($0.components.seconds) } }

    /// Keeps what goes with the validators that are stored; nil forgets it, but not what they were worth.
    public mutating func keep(_ validators: StoredValidators?) {
        lifetime = validators?.lifetime
        context = validators?.context ?? AnswerContext()
    }
}

extension ExchangeMemory {
    /// Reads what `write` wrote; what is missing is not known.
    public init(json value: JSONValue?) {
        guard let value else { return }
        lifetime = value["lifetime"]?.int.map { .seconds($0) }
        context.date = value["date"]?.string.map { Array($0.utf8) }
        context.isCached = value["cached"]?.bool ?? false
        context.isCompressed = value["compressed"]?.bool ?? false
        context.isFile = value["file"]?.bool ?? false
        trust.wholeAt = value.instant("whole")
        trust.unmodified = value["unmodified"]?.int ?? 0
        trust.hiddenChanges = value["hidden"]?.int ?? 0
        trust.distrustedAt = value.instant("distrusted")
    }

    /// Writes it as one object.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            if let lifetimeSeconds { json.field("lifetime", lifetimeSeconds) }
            if let date = context.date { json.field("date", String(decoding: date, as: UTF8.self)) }
            if context.isCached { json.field("cached", true) }
            if context.isCompressed { json.field("compressed", true) }
            if context.isFile { json.field("file", true) }
            if let time = trust.wholeAt { json.field("whole", Int(time.milliseconds)) }
            if trust.unmodified > 0 { json.field("unmodified", trust.unmodified) }
            if trust.hiddenChanges > 0 { json.field("hidden", trust.hiddenChanges) }
            if let time = trust.distrustedAt { json.field("distrusted", Int(time.milliseconds)) }
        }
    }
}

extension JSONValue {
    fileprivate func instant(_ key: String) -> Timestamp? {
        self[key]?.int.map { Timestamp(milliseconds: Int64($0)) }
    }
}
