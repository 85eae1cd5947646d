import Basics
import Configuration
import Curl
import Glibc
import JSON
import Linux

/// Asks the running daemon over its control socket.
struct ControlClient {
    /// The path of the socket.
    let socket: String

    /// Reads what the daemon has at that path.
    ///
    /// - Throws: `CommandFailure`; with code `notRunning` when nobody answers.
    func get(_ path: String, _ parameters: KeyValuePairs<String, String?> = [:]) throws -> JSONValue {
        try ask("GET", ControlClient.target(path, parameters))
    }

    /// Reads what the daemon has at that path; nil when it has nothing there.
    ///
    /// - Throws: `CommandFailure`; with code `notRunning` when nobody answers.
    func find(_ path: String, _ parameters: KeyValuePairs<String, String?>) throws -> JSONValue? {
        do { return try get(path, parameters) } catch let failure as CommandFailure where failure.code == .no {
            return nil
        }
    }

    /// Whether a daemon answers.
    ///
    /// - Throws: `CommandFailure` when one is there and cannot be asked.
    func isRunning() throws -> Bool {
        do {
            _ = try get("/v1/status")
            return true
        } catch let failure as CommandFailure where failure.code == .notRunning { return false }
    }

    /// Tells the daemon to do something; it answers that it will.
    ///
    /// - Parameters:
    ///   - path: the command.
    ///   - parameters: what it needs; those without a value are left out.
    /// - Throws: `CommandFailure`; with code `notRunning` when nobody answers.
    func post(_ path: String, _ parameters: KeyValuePairs<String, String?>) throws {
        _ = try ask("POST", ControlClient.target(path, parameters))
    }

    private static func target(_ path: String, _ parameters: KeyValuePairs<String, String?>) -> String {
        let query = parameters.compactMap { name, value in value.map { name + "=" + PercentEncoding.unreserved($0) } }
        return path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    }

    private func ask(_ method: String, _ target: String) throws -> JSONValue {
        var request = TransferRequest(url: "http://localhost" + target)
        request.method = method
        request.body = method == "POST" ? [] : nil
        request.unixSocket = socket
        request.limits.totalTimeout = .seconds(10)
        let loop = try TransferLoop(maximumConcurrent: 1)
        let result = try waitFor { [request] in await loop.transfer(request) }
        switch result {
        case .failure(let error): throw failure(error)
        case .success(let response):
            let answer = try? JSONParser.parse(response.body)
            guard (200...299).contains(response.status) else {
                throw CommandFailure(
                    answer?["error"]?.string ?? "the daemon answered \(response.status)",
                    code: response.status == 404 ? .no : .failed)
            }
            guard let answer else { throw CommandFailure("the daemon's answer cannot be read") }
            return answer
        }
    }

    /// Whether a daemon answers there.
    var isAnswered: Bool { (try? get("/v1/status")) != nil }

    private func failure(_ error: TransferError) -> CommandFailure {
        guard error.kind == .connection else { return CommandFailure("the daemon did not answer: \(error)") }
        if unsafe access(socket, F_OK) == 0, unsafe access(socket, W_OK) != 0 {
            return Rights.failure("the daemon's socket", socket)
        }
        if !FileSystem.exists(socket), let owner = hiddenOwner { return owner }
        let isService = socket.hasPrefix("/run/errata/")
        return CommandFailure(
            "the daemon is not running: nothing answers at \(socket)",
            hint: isService
                ? "systemctl start errata; journalctl -u errata says why it stopped" : "errata watch, or errata run",
            code: .notRunning)
    }

    /// A failure for a socket in a directory that is closed to us; nil when the directory is open, or not there.
    private var hiddenOwner: CommandFailure? {
        let directory = FileSystem.parent(of: socket)
        guard FileSystem.isDirectory(directory), unsafe access(directory, X_OK) != 0 else { return nil }
        return Rights.failure("the daemon's socket", socket)
    }
}

extension ParsedArguments {
    /// The daemon that the configuration, or `--socket`, names.
    ///
    /// - Throws: `CommandFailure` when the configuration is wrong.
    func daemon() throws -> ControlClient {
        if let socket = text(.socket) { return ControlClient(socket: socket) }
        return ControlClient(socket: try places().control.socket)
    }
}

extension Option {
    static let socket = Option(
        "socket", "FILE", .file, "Ask the daemon at this socket instead of the one that the configuration names")
}
