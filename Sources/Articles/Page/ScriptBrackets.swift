/// Finds the ends of brackets and strings in scripts.
enum ScriptBrackets {
    /// Where the bracket that opens at a place is closed, whatever kind closes it; nil when it never is.
    static func close(of start: Int, in script: ArraySlice<UInt8>) -> Int? {
        var depth = 0
        var at = start
        while at < script.endIndex {
            switch script[at] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): at = stringEnd(at, in: script) - 1
            case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return at }
            default: break
            }
            at += 1
        }
        return nil
    }

    /// The place after the string that begins at a place.
    static func stringEnd(_ start: Int, in script: ArraySlice<UInt8>) -> Int {
        var at = start + 1
        while at < script.endIndex, script[at] != script[start] { at += script[at] == UInt8(ascii: "\\") ? 2 : 1 }
        return min(script.endIndex, at + 1)
    }
}
