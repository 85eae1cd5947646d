import CLinux
import Glibc

/// Removes files when this process ends, however it ends: nothing of ours runs after `SIGKILL`.
///
/// A shell in a session of its own waits for the end of a pipe that only this process holds. A power cut, or somebody
/// who kills every process there is, leaves the files.
public final class LastWill: Sendable {
    private let process: pid_t
    private let pipe: Int32

    /// Starts the waiting.
    ///
    /// - Parameter paths: what is removed; a file that is not there, or has another name by then, is none.
    /// - Throws: `SystemError` when there is no shell; then nothing is removed.
    public init(removing paths: [String]) throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw SystemError("pipe") }
        defer { close(ends[0]) }
        do throws(SystemError) {
            // Whoever reads our output waits for its end, and that must not be the shell's.
            process = try SessionStart.spawn(
                ["/bin/sh", "-c", "read -r _; rm -f -- \"$@\"", "errata-cleaner"] + paths, ["PATH=/usr/bin:/bin"],
                input: ends[0])
        } catch {
            close(ends[1])
            throw error
        }
        pipe = ends[1]
    }

    /// Removes the files that are still there, now.
    public func execute() {
        close(pipe)
        while waitpid(process, nil, 0) < 0, errno == EINTR {}
    }
}
