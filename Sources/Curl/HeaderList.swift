import CCurl

/// The header lines of a request as libcurl wants them: a linked list of C strings.
///
/// The lines stand one after the other in memory that is kept for the next request, so that a request costs no
/// allocation for each of them.
final class HeaderList {
    private var text = UnsafeMutableRawBufferPointer.allocate(byteCount: 512, alignment: 1)
    private var nodes = UnsafeMutableBufferPointer<curl_slist>.allocate(capacity: 16)
    private var end = 0
    private var count = 0

    deinit {
        text.deallocate()
        nodes.deallocate()
    }

    /// Writes the lines anew.
    ///
    /// - Parameters:
    ///   - fields: the header fields of the request.
    ///   - others: whole lines that come after them.
    /// - Returns: the head of the list, good until the next call.
    func write(_ fields: HeaderFields, _ others: [StaticString]) -> UnsafeMutablePointer<curl_slist>? {
        end = 0
        count = 0
        // Each line with a separator of two bytes at most, and its NUL.
        makeRoom(
            bytes: others.reduce(fields.byteCount + 3 * fields.count) { $0 + $1.utf8CodeUnitCount + 1 },
            lines: fields.count + others.count)
        fields.withEach { name, value in
            beginLine()
            append(name)
            // "Name;" is how libcurl spells a field with an empty value.
            append(value.isEmpty ? ";" : ": ")
            append(value)
            append("\0")
        }
        for line in others {
            beginLine()
            append(line)
            append("\0")
        }
        return count == 0 ? nil : nodes.baseAddress
    }

    private func beginLine() {
        let start = text.baseAddress.map { ($0 + end).assumingMemoryBound(to: CChar.self) }
        nodes.initializeElement(at: count, to: curl_slist(data: start, next: nil))
        if count > 0 { nodes[count - 1].next = nodes.baseAddress.map { $0 + count } }
        count += 1
    }

    private func append(_ bytes: UnsafeRawBufferPointer) {
        UnsafeMutableRawBufferPointer(rebasing: text[end...]).copyMemory(from: bytes)
        end += bytes.count
    }

    private func append(_ literal: StaticString) {
        append(UnsafeRawBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    private func makeRoom(bytes: Int, lines: Int) {
        if bytes > text.count {
            text.deallocate()
            text = .allocate(byteCount: 2 * bytes, alignment: 1)
        }
        if lines > nodes.count {
            nodes.deallocate()
            nodes = .allocate(capacity: 2 * lines)
        }
    }
}
