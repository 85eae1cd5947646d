import JSON
import Model

/// A made-up delivery that the daemon is asked for, and how it went.
enum DeliveryTest {
    /// No webhook may have a longer timeout.
    private static let patience = Duration.minutes(10) + .seconds(10)

    /// Asks for it, waits for its end and prints it.
    ///
    /// - Throws: `CommandFailure` when the daemon does not answer.
    static func run(_ arguments: ParsedArguments, webhook: String) throws -> ExitCode {
        let daemon = try arguments.daemon()
        let ticket = String(UInt64.random(in: .min ... .max), radix: 36)
        try daemon.post("/v1/deliveries/test", ["webhook": webhook, "ticket": ticket])
        let result = try wait(daemon, ticket)
        let isSuccess = result["success"]?.bool ?? false
        let console = arguments.console
        if arguments.has(.json) {
            console.printJSON { $0.value(result) }
        } else {
            let seconds = Double(result["took_ms"]?.int ?? 0) / 1000
            let words = result["detail"]?.string ?? ""
            console.print("\(webhook): \(isSuccess ? "accepted" : "not accepted"), \(words) after \(seconds) s")
            for header in result["headers"]?.object ?? [] {
                console.print("  \(header.key): \(header.value.string ?? "")")
            }
        }
        return isSuccess ? .fine : .no
    }

    private static func wait(_ daemon: ControlClient, _ ticket: String) throws -> JSONValue {
        let end = ContinuousClock.now + patience
        while ContinuousClock.now < end {
            let answer = try daemon.get("/v1/deliveries/test", ["ticket": ticket])
            if answer["success"] != nil { return answer }
            try waitFor { try await Task.sleep(for: .milliseconds(100)) }
        }
        throw CommandFailure("the daemon did not say how the test went")
    }
}
