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

    /// The length of all names and values together.
    var byteCount: Int { bytes.count }

    /// Adds a field at the end.
    public mutating func add(_ name: String, _ value: String) { add(name, value.utf8) }

    /// Adds a field whose value is bytes.
    ///
    /// Nothing is added when the value holds a line end or a NUL, which would end the field early.
    public mutating func add(_ name: String, _ value: some Collection<UInt8>) {
        // What a usual question needs, at once instead of in steps.
        if fields.capacity == 0 { reserve(bytes: 384, fields: 8) }
        let start = bytes.count
        bytes += name.utf8
        let middle = bytes.count
        bytes += value
        let isClean = bytes.withUnsafeBytes { bytes in
            !bytes[middle...].contains { $0 == 0 || $0 == 0x0A || $0 == 0x0D }
        }
        guard isClean else { return bytes.removeSubrange(start...) }
        fields.append(Field(name: start..<middle, value: middle..<bytes.count))
    }

    /// Adds a line as received, `Name: value`, without blanks around the value; false when it is no field.
    @discardableResult
    mutating func add(line: UnsafeRawBufferPointer) -> Bool {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
        let name = line[..<colon]
        guard !name.isEmpty, !name.contains(where: isBlank) else { return false }
        var begin = colon + 1
        var end = line.count
        while begin < end, isBlank(line[begin]) { begin += 1 }
        while end > begin, isBlank(line[end - 1]) { end -= 1 }
        // What a usual head needs, at once instead of in steps.
        if fields.capacity == 0 { reserve(bytes: 384, fields: 12) }
        let start = bytes.count
        bytes += UnsafeRawBufferPointer(rebasing: name)
        let middle = bytes.count
        bytes += UnsafeRawBufferPointer(rebasing: line[begin..<end])
        fields.append(Field(name: start..<middle, value: middle..<bytes.count))
        return true
    }

    /// Makes room for that much, so that `add` need not.
    public mutating func reserve(bytes: Int, fields: Int) {
        self.bytes.reserveCapacity(bytes)
        self.fields.reserveCapacity(fields)
    }

    /// Forgets all fields and keeps the memory.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
    }

    /// Calls with the name and the value of each field in order; both are good during the call.
    func withEach(_ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Void) {
        bytes.withUnsafeBytes { bytes in
            for field in fields {
                body(
                    UnsafeRawBufferPointer(rebasing: bytes[field.name]),
                    UnsafeRawBufferPointer(rebasing: bytes[field.value]))
            }
        }
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
        return bytes.withUnsafeBytes { bytes in
            for offset in 0..<field.name.count {
                let wanted = name.utf8Start[offset]
                let found = bytes[field.name.lowerBound + offset]
                guard found == wanted || (found | 0x20 == wanted | 0x20 && (0x61...0x7A).contains(found | 0x20)) else {
                    return false
                }
            }
            return true
        }
    }
}
