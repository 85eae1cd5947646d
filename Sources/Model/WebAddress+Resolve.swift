extension WebAddress {
    /// The absolute form of a reference found in a document with that base (RFC 3986 section 5.2).
    ///
    /// `../b?x#y` in `https://example.org/a/c` gives `https://example.org/b?x#y`.
    ///
    /// - Parameters:
    ///   - reference: a relative or absolute reference.
    ///   - base: the absolute address of the document; nil leaves the reference as it is.
    /// - Returns: the resolved address; the bare reference when there is nothing to resolve against.
    public static func resolve(_ reference: String, base: WebAddress?) -> WebAddress {
        let target = WebAddress(reference)
        guard let base, base.scheme != nil, target.scheme == nil else {
            var absolute = target
            if absolute.authority != nil { absolute.path = removingDotSegments(absolute.path) }
            return absolute
        }
        var result = target
        result.scheme = base.scheme
        if target.authority != nil {
            result.path = removingDotSegments(target.path)
            return result
        }
        result.authority = base.authority
        if target.path.isEmpty {
            result.path = base.path
            result.query = target.query ?? base.query
        } else if target.path.utf8.first == UInt8(ascii: "/") {
            result.path = removingDotSegments(target.path)
        } else {
            result.path = removingDotSegments(merge(base, target.path))
        }
        return result
    }

    /// RFC 3986 section 5.2.3.
    private static func merge(_ base: WebAddress, _ path: String) -> String {
        if base.authority != nil, base.path.isEmpty { return "/" + path }
        guard let slash = base.path.lastIndex(of: "/") else { return path }
        return base.path[...slash] + path
    }

    /// RFC 3986 section 5.2.4.
    static func removingDotSegments(_ path: String) -> String {
        guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
        var output: [Substring] = []
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            switch segment {
            case ".": if isLast { output.append("") }
            case "..":
                if output.count > 1 {
                    output.removeLast()
                } else if output.first?.isEmpty == false {
                    output.removeAll()
                }
                if isLast { output.append("") }
            default: output.append(segment)
            }
        }
        return output.joined(separator: "/")
    }
}
