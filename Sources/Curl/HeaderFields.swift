/// HTTP header fields as raw bytes, in order (RFC 9110 section 5).
///
/// Values stay bytes because a validator must be sent back exactly as it came.
public struct HeaderFields: Sendable, Equatable {
    private struct Field: Sendable, Equatable {
        var name: Range<Int>
        var value: Range<Int>
    }

    private var bytes: [UInt8] = []
    private var fields: [Field] = []

    /// No fields.
    public init() {}

    /// How many fields there are.
    public var count: Int { fields.count }

    /// Adds a field at the end.
    public mutating func add(_ name: String, _ value: String) { add(name, value.utf8) }

    /// Adds a field whose value is bytes.
    ///
    /// Nothing is added when the value holds a line end or a NUL, which would end the field early.
    public mutating func add(_ name: String, _ value: some Collection<UInt8>) {
        guard !value.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D }) else { return }
        let start = bytes.count
        bytes += name.utf8
        let middle = bytes.count
        bytes += value
        fields.append(Field(name: start..<middle, value: middle..<bytes.count))
    }

    /// Adds a line as received, `Name: value`, without blanks around the value; false when it is no field.
    @discardableResult
    mutating func add(line: some BidirectionalCollection<UInt8>) -> Bool {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
        let name = line[..<colon]
        guard !name.isEmpty, !name.contains(where: isBlank) else { return false }
        var value = line[line.index(after: colon)...].drop(while: isBlank)
        while let last = value.last, isBlank(last) { value = value.dropLast() }
        let start = bytes.count
        bytes += name
        let middle = bytes.count
        bytes += value
        fields.append(Field(name: start..<middle, value: middle..<bytes.count))
        return true
    }

    /// Forgets all fields and keeps the memory.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
    }

    /// The value of the first field with that name, whatever its case; nil when there is none.
    public func first(_ name: StaticString) -> ArraySlice<UInt8>? {
        for field in fields where matches(field, name) { return bytes[field.value] }
        return nil
    }

    /// The values of all fields with that name, in order.
    public func all(_ name: StaticString) -> [ArraySlice<UInt8>] {
        fields.filter { matches($0, name) }.map { bytes[$0.value] }
    }

    /// The first value with that name as text; bytes that are no UTF-8 become U+FFFD.
    public func text(_ name: StaticString) -> String? {
        first(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// All fields as (name, value) in order.
    public var lines: [(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] {
        fields.map { (bytes[$0.name], bytes[$0.value]) }
    }

    private func matches(_ field: Field, _ name: StaticString) -> Bool {
        guard field.name.count == name.utf8CodeUnitCount else { return false }
        for (offset, index) in field.name.enumerated() {
            let wanted = name.utf8Start[offset]
            let found = bytes[index]
            guard found == wanted || (found | 0x20 == wanted | 0x20 && (0x61...0x7A).contains(found | 0x20)) else {
                return false
            }
        }
        return true
    }
}
