internal import Linux
public import Model
internal import Storage

/// How the pages for people are written.
public struct DayPageStyle: Sendable {
    /// What stands at the top of the page of a day such as `2026-11-23`.
    public var head: @Sendable (_ day: String) -> String
    /// One change as Markdown.
    public var section: @Sendable (ChangeRecord) -> String

    /// A style by its two functions.
    public init(head: @escaping @Sendable (String) -> String, section: @escaping @Sendable (ChangeRecord) -> String) {
        self.head = head
        self.section = section
    }
}

/// One Markdown page for each day, beside the log: the same changes, for people.
///
/// Each section ends with a comment that names the change's number; at a start the newest page is cut back to the
/// last of them, so that no section is there twice or by half. Pages are not synced: what a power loss takes is
/// written again.
struct DayPages {
    let directory: String
    let style: DayPageStyle
    private(set) var day = ""
    private var file: File?
    /// What the newest page looked like after the last look or write.
    private var mark: FileMark?
    private(set) var sequence: Int64

    /// Finds the last whole section; without any page the first one is the change after `start`.
    init(directory: String, style: DayPageStyle, start: Int64) throws(SystemError) {
        self.directory = directory
        self.style = style
        let days = try FileSystem.list(directory).compactMap(DayPages.day).sorted()
        sequence = days.isEmpty ? start : 0
        for day in days.reversed() {
            let path = "\(directory)/changes-\(day).md"
            let end = try DayPages.end(of: try File(path, .read))
            let file = try File(path, .append)
            if try file.size() > end?.length ?? 0 { try file.truncate(to: end?.length ?? 0) }
            if self.file == nil {
                (self.day, self.file) = (day, file)
                mark = FileSystem.mark(file.path)
            }
            guard let end else { continue }
            sequence = end.sequence
            return
        }
    }

    /// Appends a change to the page of its day; a clock that went back does not reopen an earlier page.
    mutating func append(_ change: ChangeRecord, sequence: Int64) throws(SystemError) {
        let wanted = max(day, String(change.observedAt.iso8601.prefix(10)))
        if wanted != day || file == nil {
            (day, file) = (wanted, try File("\(directory)/changes-\(wanted).md", .append))
        }
        guard let file else { return }
        let head = try file.size() == 0 ? style.head(day) : ""
        let section = style.section(change)
        let gap = section.hasSuffix("\n") ? "" : "\n"
        try file.write(Array("\(head)\(section)\(gap)<!-- \(sequence) -->\n\n".utf8))
        mark = FileSystem.mark(file.path)
        self.sequence = sequence
    }

    /// The name of the newest page.
    var name: String { "changes-\(day).md" }

    /// What somebody did to the newest page; nil when nobody touched it.
    var fault: String? {
        guard file != nil, let mark else { return nil }
        let now = FileSystem.mark("\(directory)/\(name)")
        guard now != mark else { return nil }
        guard let now else { return "was moved away or deleted" }
        // Read, given other rights or copied back: nothing is lost.
        return now.isRegular && now.size == mark.size && now.identity == mark.identity ? nil : "was changed by somebody"
    }

    /// Writes the sections of some changes again, on whatever pages they are.
    static func replaceSections(
        of sequences: [Int64], in directory: String, reader: StoreReader, style: DayPageStyle
    ) throws {
        let wanted = Set(sequences)
        for name in try FileSystem.list(directory) {
            guard let day = day(of: name) else { continue }
            let page = String(decoding: try FileSystem.read("\(directory)/\(name)"), as: UTF8.self)
            var text = ""
            var isChanged = false
            var section = ""
            for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
                section += line + "\n"
                guard let sequence = DayPages.sequence(line) else { continue }
                if wanted.contains(sequence), let record = try reader.change(sequence: sequence)?.record {
                    let head = text.isEmpty ? style.head(day) : ""
                    let written = style.section(record)
                    section = "\(head)\(written)\(written.hasSuffix("\n") ? "" : "\n")\(line)\n"
                    isChanged = true
                }
                // The blank line after a section belongs to it.
                text += section + "\n"
                section = ""
            }
            if isChanged {
                try FileSystem.replace("\(directory)/\(name)", with: Array(DayPages.joined(text).utf8))
            }
        }
    }

    /// Pages as `append` would have written them: one blank line after each mark.
    private static func joined(_ text: String) -> String {
        var text = text
        while text.contains(" -->\n\n\n") { text = text.replacing(" -->\n\n\n", with: " -->\n\n") }
        return text
    }

    /// The number in the comment that ends a section; nil for any other line.
    private static func sequence(_ line: Substring) -> Int64? {
        let words = line.split(separator: " ")
        return words.count == 3 && words[0] == "<!--" && words[2] == "-->" ? Int64(words[1]) : nil
    }

    /// The day in a page's name.
    private static func day(of name: String) -> String? {
        guard name.hasPrefix("changes-"), name.hasSuffix(".md"), name.utf8.count == 21 else { return nil }
        return String(name.dropFirst(8).dropLast(3))
    }

    /// The same of a page that is read from its end on, as far as is needed: a busy day has many megabytes.
    private static func end(of file: File) throws(SystemError) -> (sequence: Int64, length: Int)? {
        let size = try file.size()
        var window = 1 << 16
        while true {
            let start = max(0, size - window)
            var tail = try file.read(at: start, count: size - start)
            // The first line of it may be the rest of one.
            if start > 0, let newline = tail.firstIndex(of: 10) {
                tail.replaceSubrange(..<newline, with: repeatElement(0x20, count: newline))
            }
            if let end = end(of: tail) { return (end.sequence, start + end.length) }
            guard start > 0 else { return nil }
            window *= 8
        }
    }

    /// The number of the last whole section and the length of the page up to its end.
    private static func end(of page: [UInt8]) -> (sequence: Int64, length: Int)? {
        let lines = page.split(separator: 10, omittingEmptySubsequences: false)
        for line in lines.reversed() where line.endIndex < page.count {
            let words = line.split(separator: 32)
            guard words.count == 3, words[0].elementsEqual("<!--".utf8), words[2].elementsEqual("-->".utf8),
                let sequence = Int64(String(decoding: words[1], as: UTF8.self))
            else { continue }
            // The newline of the line, and the blank line after it when it was still written.
            let end = line.endIndex + 1
            return (sequence, end < page.count && page[end] == 10 ? end + 1 : end)
        }
        return nil
    }
}
