import JSON

extension Console {
    /// Writes one JSON value as a line.
    func printJSON(_ body: (inout JSONWriter) -> Void) {
        var json = JSONWriter()
        body(&json)
        write(json.bytes)
        print()
    }
}
