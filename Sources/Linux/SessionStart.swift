import CLinux
import Glibc

/// Starts a program in a session of its own; it gets no descriptor of ours but those that are named.
enum SessionStart {
    /// - Parameters:
    ///   - words: the program, found by its path or `PATH`, and its arguments.
    ///   - environment: `NAME=value`, all that it gets.
    ///   - input: its standard input; nil is an empty one.
    ///   - output: its standard output; nil is nowhere.
    ///   - talk: its standard error; nil is nowhere.
    /// - Returns: its number, to be waited for.
    /// - Throws: `SystemError` when it cannot be started.
    static func spawn(
        _ words: [String], _ environment: [String], input: Int32? = nil, output: Int32? = nil, talk: Int32? = nil
    ) throws(SystemError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, descriptor) in [(Int32(0), input), (1, output), (2, talk)] {
            if let descriptor {
                posix_spawn_file_actions_adddup2(&actions, descriptor, number)
            } else {
                posix_spawn_file_actions_addopen(&actions, number, "/dev/null", number == 0 ? O_RDONLY : O_WRONLY, 0)
            }
        }
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The service blocks the signals that it waits for; a child must be able to be ended by them.
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, errata_spawn_flags)
        var arguments = words.map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, words.first ?? "", &actions, &attributes, &arguments, &variables)
        guard code == 0 else { throw SystemError("run \(words.first ?? "")", code: code) }
        return process
    }
}
