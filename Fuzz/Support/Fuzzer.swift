@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ values: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What every fuzz target is: libFuzzer's loop around one function of bytes.
public enum Fuzzer {
    // Safe: set once, before the loop that reads it.
    nonisolated(unsafe) private static var one: ([UInt8]) -> Void = { _ in }

    /// Calls `one` with the inputs that libFuzzer makes up, until the time on the command line is over.
    public static func run(_ one: @escaping ([UInt8]) -> Void) {
        self.one = one
        var count = CommandLine.argc
        var values = CommandLine.unsafeArgv
        _ = runDriver(&count, &values) { data, count in
            Fuzzer.one(Array(UnsafeBufferPointer(start: data, count: count)))
            return 0
        }
    }
}
