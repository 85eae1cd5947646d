import Glibc

/// How much a process has done so far: what grows between two looks shows that it still works.
public struct ProcessWork: Sendable, Equatable {
    /// Processor time of all threads, in milliseconds.
    public var milliseconds: Int64
    /// Bytes that went through the process's reads and writes; 0 when the system does not tell.
    public var bytes: Int64

    /// The work of this process until now.
    public static var now: ProcessWork {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        let text =
            (try? FileSystem.read("/proc/self/io", limit: 4096)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let bytes = text.split(separator: "\n").reduce(Int64(0)) { sum, line in
            guard line.hasPrefix("rchar:") || line.hasPrefix("wchar:") else { return sum }
            return sum + (line.split(separator: " ").last.flatMap { Int64($0) } ?? 0)
        }
        return ProcessWork(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000, bytes: bytes)
    }

    /// Whether clearly more was done than watching takes.
    public func isAhead(of earlier: ProcessWork) -> Bool {
        milliseconds - earlier.milliseconds >= 20 || bytes - earlier.bytes >= 1 << 16
    }
}
