import Linux

/// The signals of the process as a stream.
struct SignalStream {
    let stream: AsyncStream<Signals.Signal>

    /// Starts the thread that waits for them; they must have been blocked before.
    init() throws {
        let (stream, continuation) = AsyncStream.makeStream(of: Signals.Signal.self)
        self.stream = stream
        try NamedThread.start("signals") {
            var wasTold = false
            while true {
                let signal = Signals.wait()
                if signal == .terminate, wasTold { CurrentProcess.endNow(code: ExitCode.failed.rawValue) }
                wasTold = wasTold || signal == .terminate
                continuation.yield(signal)
            }
        }
    }
}
