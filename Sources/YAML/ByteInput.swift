import CYAML

/// What is left to read, and who reads it.
struct ByteInput {
    /// The scanner looks at every open bracket for every token, so deep nesting costs the square of its depth.
    ///
    /// Small helpings let us look at the depth in time.
    static let helping = 1024

    var rest: UnsafeBufferPointer<UInt8>.SubSequence
    let parser: UnsafeMutablePointer<yaml_parser_t>
}

/// Hands the next bytes to libyaml; refuses when brackets are nested too deeply.
///
/// For `yaml_parser_set_input`.
func readBytes(
    _ data: UnsafeMutableRawPointer?, _ buffer: UnsafeMutablePointer<UInt8>?, _ size: Int,
    _ read: UnsafeMutablePointer<Int>?
) -> Int32 {
    guard let input = data?.assumingMemoryBound(to: ByteInput.self), let buffer, let read else { return 0 }
    guard input.pointee.parser.pointee.flow_level <= YAMLDocument.maximumDepth else { return 0 }
    let helping = input.pointee.rest.prefix(min(size, ByteInput.helping))
    _ = UnsafeMutableBufferPointer(start: buffer, count: size).update(fromContentsOf: helping)
    input.pointee.rest = input.pointee.rest.dropFirst(helping.count)
    read.pointee = helping.count
    return 1
}
