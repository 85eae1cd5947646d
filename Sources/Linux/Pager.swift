import CLinux
import Glibc

/// A program between this process and its terminal that shows long output screen by screen.
///
/// From its start to its end standard output of this process goes into it.
public final class Pager {
    private let process: pid_t
    private let terminal: Int32

    /// Starts `ERRATA_PAGER`, else `PAGER`, else `less`, which ends by itself when everything fits on the screen.
    ///
    /// Nil when none is wanted (an empty variable, or `cat`), or none can be started; output then goes where it went.
    public init?() {
        let command = Environment["ERRATA_PAGER"] ?? Environment["PAGER"] ?? "less"
        guard !command.isEmpty, command != "cat" else { return nil }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let saved = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        guard saved >= 0, let process = Pager.spawn(command, input: ends[0]), dup2(ends[1], STDOUT_FILENO) >= 0 else {
            for end in ends { close(end) }
            if saved >= 0 { close(saved) }
            return nil
        }
        for end in ends { close(end) }
        (self.process, terminal) = (process, saved)
    }

    private static func spawn(_ command: String, input: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        // Colours as they are, the screen left as it is, no waiting for output that fits (less(1)).
        let settings = Environment["LESS"] == nil ? "LESS=FRX; export LESS; " : ""
        let texts = ["sh", "-c", settings + "exec " + command]
        var words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        return posix_spawn(&process, "/bin/sh", &actions, nil, &words, environ) == 0 ? process : nil
    }

    /// Gives the terminal back and waits until the person has seen enough.
    public func finish() {
        dup2(terminal, STDOUT_FILENO)
        close(terminal)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }
}
