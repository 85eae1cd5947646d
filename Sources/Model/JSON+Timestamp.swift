package import JSON

extension JSONValue {
    /// An instant written as milliseconds since the epoch.
    package var timestamp: Timestamp? { int.map { Timestamp(milliseconds: Int64($0)) } }
}

extension JSONWriter {
    /// Writes an instant as milliseconds since the epoch; nothing for nil.
    package mutating func optional(_ name: String, _ time: Timestamp?) {
        if let time { field(name, Int(time.milliseconds)) }
    }
}
