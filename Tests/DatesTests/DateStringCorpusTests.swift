import Dates
import JSON
import Model
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// The 112 strings of the shared corpus, which tests of other date readers were drawn from.
struct DateStringCorpusTests {
    @Test func `at least 98 of 100 date strings are read as expected`() throws {
        guard let cases = Corpus.lines("extract/datestrings.jsonl.gz") else { return }
        var failures: [String] = []
        for line in cases {
            let text = line["string"]?.string ?? ""
            let reading = DateReader.read(text)
            if !isRight(reading, line["expected"] ?? .null) { failures.append("\(text): \(reading?.iso8601 ?? "nil")") }
        }
        print(failures.joined(separator: "\n"))
        #expect(cases.count > 100)
        #expect(failures.count * 100 <= cases.count * 2, "\(failures.joined(separator: "\n"))")
    }

    private func isRight(_ reading: DateReading?, _ expected: JSONValue) -> Bool {
        guard let reading else { return false }
        if let local = expected["local"]?.string {
            return reading.iso8601.prefix(19) == local.prefix(19) && reading.zoneLiteral == nil
        }
        if let utc = expected["utc"]?.string { return reading.timestamp.iso8601.prefix(19) == utc.prefix(19) }
        guard let hours = expected["offset_h"]?.double, reading.zoneLiteral != nil else { return false }
        return Double(reading.offsetMinutes ?? 0) == hours * 60
    }
}
