import Glibc
import Linux
import Testing

/// A disk and a clock that fail on request under a daemon; `Tests/Faults/faults.c` says how.
final class Faults {
    /// What fails.
    enum Mode: String {
        case nothing = "\0"
        case noRoom = "F"
        case readOnly = "R"
        case failedWrite = "E"
        case failedSync = "S"
        case exitHandlers = "X"
        case killInWrite = "T"
        case killBeforeSync = "K"
    }

    private let control: String
    private let disk: String
    private let shadow: String?

    /// The library stands beside the programs that were built.
    private static let library = FileSystem.parent(of: CurrentProcess.executablePath ?? "") + "/libErrataFaults.so"

    /// Faults for the files of a program; with `shadow` a copy of what was synced is kept.
    init(_ program: Program, shadow: Bool = false) throws {
        control = program.directory + "/.faults"
        disk = program.directory + "/disk/"
        self.shadow = shadow ? program.directory + "/shadow" : nil
        try FileSystem.createDirectory(disk)
        if let shadow = self.shadow { try FileSystem.createDirectory(shadow) }
        try write(.nothing, 0, 0)
    }

    var environment: [String] {
        ["LD_PRELOAD=\(Faults.library)", "ERRATA_FAULTS=\(control)", "ERRATA_DISK=\(disk)"]
            + (shadow.map { ["ERRATA_SHADOW=\($0)"] } ?? [])
    }

    /// From now on this fails, a kill after so many writes or syncs that pass, and the clock is wrong by so many seconds.
    func set(_ mode: Mode, clock seconds: Double = 0, passing: UInt32 = 0) throws { try write(mode, passing, seconds) }

    private func write(_ mode: Mode, _ passing: UInt32, _ seconds: Double) throws {
        var bytes = Array(mode.rawValue.utf8) + [0, 0, 0]
        withUnsafeBytes(of: passing) { bytes += $0 }
        withUnsafeBytes(of: seconds) { bytes += $0 }
        // In place: the daemon has the file mapped.
        let file = try File(control, .update)
        try file.write(bytes)
    }

    /// Puts what was synced in the place of what was written, as a power cut does.
    func cutPower() throws {
        guard let shadow else { return }
        try Faults.remove(String(disk.dropLast()))
        try Faults.copy(shadow, to: String(disk.dropLast()))
    }

    private static func copy(_ directory: String, to target: String) throws {
        try FileSystem.createDirectory(target)
        for name in try FileSystem.list(directory) where !name.hasSuffix("~") {
            let (path, copy) = (directory + "/" + name, target + "/" + name)
            if FileSystem.isDirectory(path) {
                try self.copy(path, to: copy)
            } else {
                try FileSystem.replace(copy, with: try FileSystem.read(path))
            }
        }
    }

    private static func remove(_ directory: String) throws {
        for name in try FileSystem.list(directory) {
            let path = directory + "/" + name
            if FileSystem.isDirectory(path) { try remove(path) } else { try FileSystem.remove(path) }
        }
        rmdir(directory)
    }
}
