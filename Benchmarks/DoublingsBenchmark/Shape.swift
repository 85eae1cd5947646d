/// One kind of hostile input: how it is made at a size, and what reads it.
struct Shape: Sendable {
    /// What `scripts/bench-doublings` calls it.
    var name: String
    /// The size that is doubled: elements, entries, lines or bytes.
    var size: Int
    /// Makes the input.
    var make: @Sendable (_ size: Int) -> [UInt8]
    /// Reads it.
    var read: @Sendable (_ bytes: [UInt8], _ size: Int) -> Void

    init(
        _ name: String, _ size: Int, read: @escaping @Sendable ([UInt8], Int) -> Void,
        make: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.name = name
        self.size = size
        self.read = read
        self.make = make
    }
}

/// A text of equal parts between a head and a tail.
func repeated(_ head: String = "", _ part: String, _ count: Int, _ tail: String = "") -> [UInt8] {
    let (head, part, tail) = (Array(head.utf8), Array(part.utf8), Array(tail.utf8))
    var bytes = head
    bytes.reserveCapacity(head.count + part.count * count + tail.count)
    for _ in 0..<count { bytes += part }
    return bytes + tail
}

/// A text of numbered parts between a head and a tail.
func numbered(_ head: String = "", _ count: Int, _ tail: String = "", part: (Int) -> String) -> [UInt8] {
    var bytes = Array(head.utf8)
    for number in 0..<count { bytes += Array(part(number).utf8) }
    return bytes + Array(tail.utf8)
}

/// Every shape there is.
enum ShapeTable {
    static var all: [Shape] {
        PageShapes.all + TextShapes.all + SelectorShapes.all + FeedShapes.all + ListShapes.all
            + ConfigurationShapes.all + ComparisonShapes.all + PatternShapes.all + ArchiveShapes.all
    }
}
