import Linux
import Testing

private func scratch() throws -> String {
    let path = "/tmp/errata-test-\(CurrentProcess.identifier)-\(UInt64.random(in: 0 ..< .max))"
    try FileSystem.createDirectory(path + "/a/b")
    return path
}

@Test func `a file is written, read, cut and locked`() throws {
    let path = try scratch() + "/file"
    let file = try File(path, .append)
    try file.write(Array("one\ntwo\n".utf8))
    try file.synchronize()
    #expect(try FileSystem.read(path) == Array("one\ntwo\n".utf8))
    #expect(try file.size() == 8)
    try file.truncate(to: 4)
    #expect(try File(path, .read).read(at: 1, count: 100) == Array("ne\n".utf8))
    #expect(try file.lock())
    #expect(try File(path, .update).lock() == false)
}

@Test func `a replaced file is whole`() throws {
    let path = try scratch() + "/file"
    try FileSystem.replace(path, with: [1])
    try FileSystem.replace(path, with: [2, 3])
    #expect(try FileSystem.read(path) == [2, 3])
    #expect(try FileSystem.list(FileSystem.parent(of: path)) == ["a", "file"])
}

@Test func `errors name the file and the reason`() {
    #expect(throws: SystemError("open /nonexistent/x", code: 2)) { try FileSystem.read("/nonexistent/x") }
    #expect(SystemError("open /x", code: 2).description == "open /x: No such file or directory")
    #expect(throws: SystemError.self) { try FileSystem.read("/proc/self/maps", limit: 10) }
}

@Test func `facts about the process are there`() {
    #expect((CurrentProcess.residentBytes ?? 0) > 1_000_000)
    #expect(CurrentProcess.executablePath?.hasPrefix("/") == true)
    #expect(SystemClock.wallMilliseconds > 1_600_000_000_000)
    #expect(FileSystem.space(at: "/")?.total ?? 0 > 0)
}
