internal import Linux

/// The directory of the change log.
struct LogDirectory {
    let path: String

    init(_ path: String) { self.path = path }

    /// The log files, the earliest month first.
    func files() throws(SystemError) -> [LogFile] {
        try FileSystem.list(path).compactMap(LogFile.init(name:)).sorted()
    }
}
