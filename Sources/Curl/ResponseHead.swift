/// The head of the response that is being received: the last one, when 1xx responses come first.
struct ResponseHead {
    private(set) var fields = HeaderFields()
    private var bytes = 0
    private var lines = 0

    /// Starts anew.
    mutating func reset() {
        fields = HeaderFields()
        bytes = 0
        lines = 0
    }

    /// Takes one line with its line end; false when the head outgrew its limits.
    mutating func receive(_ line: UnsafeRawBufferPointer, limits: TransferLimits) -> Bool {
        bytes += line.count
        lines += 1
        guard bytes <= limits.headerBytes, lines <= limits.headerLines else { return false }
        // Each status line starts a head of its own: 100, 103, then the final one.
        if line.starts(with: "HTTP/".utf8) {
            fields.removeAll()
        } else {
            fields.add(line: line)
        }
        return true
    }

    /// `Content-Length`; nil when it is absent or no number.
    var contentLength: Int? {
        guard let digits = fields.first("content-length"), (1...18).contains(digits.count) else { return nil }
        return digits.reduce(0) { length, digit in
            length.flatMap { (0x30...0x39).contains(digit) ? 10 * $0 + Int(digit - 0x30) : nil }
        }
    }
}
