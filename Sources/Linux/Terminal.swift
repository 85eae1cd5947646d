import CLinux
import Glibc

/// What is known of the terminal.
public enum Terminal {
    /// Whether standard output goes to a terminal.
    public static var isOutput: Bool { isatty(1) == 1 }

    /// Whether standard error goes to a terminal.
    public static var isError: Bool { isatty(2) == 1 }

    /// Columns of the terminal behind standard output: `COLUMNS`, the terminal's own word, else 80.
    ///
    /// Nil for a file or a pipe whose width nobody named: what goes there is not cut.
    public static var width: Int? {
        if let columns = Environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
        guard isOutput else { return nil }
        var size = winsize()
        guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}

/// The environment variables of this process.
public enum Environment {
    /// The value of a variable; nil when it is not set.
    public static subscript(name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

/// Facts about this process.
public enum CurrentProcess {
    /// Its number.
    public static var identifier: Int { Int(getpid()) }

    /// Resident memory in bytes; nil when /proc is not there.
    public static var residentBytes: Int? {
        guard let text = try? FileSystem.read("/proc/self/statm", limit: 4096) else { return nil }
        let fields = String(decoding: text, as: UTF8.self).split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// The path of the running program; nil when /proc is not there.
    public static var executablePath: String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        guard count > 0 else { return nil }
        return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Keeps glibc from giving every thread a heap of its own, and has large blocks given back when they are freed.
    ///
    /// Left alone, the first document of many megabytes raises the size from which blocks are mapped, and every later
    /// one tears a hole into the heap that stays.
    public static func limitHeaps() {
        mallopt(M_ARENA_MAX, 2)
        mallopt(M_MMAP_THRESHOLD, 512 << 10)
        mallopt(M_TRIM_THRESHOLD, 4 << 20)
    }

    /// Gives the machine back what was freed below blocks that are still in use; some milliseconds of work.
    ///
    /// Small blocks of a large document lie among those of others, so the heap ends above them and stays resident.
    public static func giveBackMemory() { malloc_trim(0) }

    /// Ends the process at once: nothing is flushed, nothing runs at exit.
    public static func endNow(code: Int32) -> Never { _exit(code) }
}
