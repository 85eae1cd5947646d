import Glibc
import Testing

@testable import Scheduling

private func lines() -> [[Double]] {
    let path = #filePath.replacing("EditModelTests.swift", with: "Fixtures/next-age.txt")
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var rows: [[Double]] = []
    var buffer = [CChar](repeating: 0, count: 256)
    while fgets(&buffer, 256, file) != nil {
        let text = String(decoding: buffer.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        if !text.hasPrefix("#") { rows.append(text.split(separator: " ").compactMap { Double($0) }) }
    }
    return rows
}

struct EditModelTests {
    /// The cases come from `scripts/bench-scheduling --cases`, so what that script measures is what runs here.
    @Test func `the rule is the one that the benchmark measures`() {
        let model = EditModel()
        let rows = lines()
        #expect(rows.count == 140)
        #expect(rows.allSatisfy { $0.count == 6 })
        for row in rows where row.count == 6 {
            let exposure = model.mass(row[2]) - model.mass(row[1])
            let theta = model.theta(changes: Int(row[3]), exposure: exposure, site: 1)
            let wait = model.wait(
                age: row[2], sinceChange: row[4] < 0 ? nil : row[4], step: row[0], theta: theta)
            #expect(abs(wait - row[5]) <= 1e-6 * max(1, row[5]))
        }
    }
}
