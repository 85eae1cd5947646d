import Articles
import Glibc
import JSON
import Model

/// `errata extract`: reads article pages from files and prints what they say.
enum ExtractCommand {
    /// Runs the command.
    ///
    /// - Parameter arguments: what follows the word `extract`.
    /// - Returns: the exit code: 0, 64 for wrong usage, 65 for a file that cannot be read.
    static func run(_ arguments: [String]) -> Int32 {
        guard let options = ExtractOptions(arguments) else {
            complain("usage: errata extract FILE --url URL [--json] [--explain] | errata extract --batch")
            return 64
        }
        return options.isBatch ? batch(options) : single(options)
    }

    private static func single(_ options: ExtractOptions) -> Int32 {
        guard let file = options.file, let bytes = FileBytes.read(file) else {
            complain("cannot read \(options.file ?? "the file")")
            return 65
        }
        let input = PageInput(bytes: bytes, url: options.url)
        let reading = ArticleReader().read(input, isExplaining: options.isExplaining)
        if options.isExplaining, !options.isJSON {
            Output.write(explain(reading))
        } else {
            var json = JSONWriter()
            json.object { write(reading, to: &$0) }
            Output.write(json.bytes + [0x0A])
        }
        return 0
    }

    private static func write(_ reading: ArticleReading, to json: inout JSONWriter) {
        reading.content.write(to: &json)
        json.field("page_kind", reading.pageKind.rawValue)
        json.field("page_reason", reading.pageReason)
        json.field("next_page", reading.nextPage)
    }

    private static func explain(_ reading: ArticleReading) -> [UInt8] {
        var text = "page: \(reading.pageKind.rawValue) (\(reading.pageReason))\n"
        for verdict in reading.explanation {
            let mark = verdict.isKept ? "keep" : "drop"
            let words = Output.printable(String(verdict.text.prefix(100)))
            text += "\(mark) \(verdict.kind.rawValue): \(words)\n     \(verdict.reason); \(Output.printable(verdict.path))\n"
        }
        return Array(text.utf8)
    }

    /// JSON lines in, JSON lines out; a bad case answers with its error and the run goes on.
    private static func batch(_ options: ExtractOptions) -> Int32 {
        let reader = ArticleReader()
        var json = JSONWriter()
        while let line = readLine(strippingNewline: true) {
            if line.isEmpty { continue }
            json.reset()
            answer(Array(line.utf8), reader, options, &json)
            Output.write(json.bytes + [0x0A])
        }
        return 0
    }

    private static func answer(
        _ line: [UInt8], _ reader: ArticleReader, _ options: ExtractOptions, _ json: inout JSONWriter
    ) {
        guard let request = try? JSONParser.parse(line), request.object != nil else {
            return json.object { json in
                json.key("id")
                json.null()
                json.field("error", "the line is not a JSON object")
            }
        }
        let id = request["id"] ?? .null
        guard let file = request["file"]?.string, let bytes = FileBytes.read(file) else {
            return json.object { json in
                json.key("id")
                json.value(id)
                json.field("error", "cannot read the file \(request["file"]?.string ?? "(none given)")")
            }
        }
        var input = PageInput(bytes: bytes, url: request["url"]?.string ?? "")
        input.contentType = request["content_type"]?.string
        let profile = profile(request["siblings"]?.array ?? [], reader)
        json.object { json in
            json.key("id")
            json.value(id)
            if options.isTraining { return writeRows(reader.blockRows(input), to: &json) }
            write(reader.read(input, profile: profile), to: &json)
        }
    }

    private static func profile(_ siblings: [JSONValue], _ reader: ArticleReader) -> SiteProfile? {
        guard !siblings.isEmpty else { return nil }
        var profile = SiteProfile()
        for file in siblings.compactMap(\.string) {
            guard let bytes = FileBytes.read(file) else { continue }
            profile.learn(from: reader.read(PageInput(bytes: bytes, url: file)).observation)
        }
        return profile
    }

    private static func writeRows(_ rows: [BlockRow], to json: inout JSONWriter) {
        json.key("rows")
        json.array { json in
            for row in rows {
                json.object { json in
                    json.field("text", row.text)
                    json.field("g", row.groups)
                    json.key("x")
                    json.array { json in for number in row.features { json.value(Int(number)) } }
                }
            }
        }
    }

    private static func complain(_ message: String) { Output.put(Array("errata: \(message)\n".utf8), on: STDERR_FILENO) }
}

/// What may follow `errata extract`.
struct ExtractOptions {
    var file: String?
    var url = ""
    var isBatch = false
    var isJSON = false
    var isExplaining = false
    /// Prints every block with its numbers, to make the block models from.
    var isTraining = false

    /// Nil when the arguments make no sense.
    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--batch": isBatch = true
            case "--json": isJSON = true
            case "--explain": isExplaining = true
            case "--training": isTraining = true
            case "--url":
                guard let value = rest.popFirst() else { return nil }
                url = value
            default:
                guard !argument.hasPrefix("--"), file == nil else { return nil }
                file = argument
            }
        }
        if isBatch == (file != nil) { return nil }
    }
}

/// The bytes of a file.
private enum FileBytes {
    static func read(_ path: String) -> [UInt8]? {
        guard let file = unsafe fopen(path, "rb") else { return nil }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&chunk, 1, chunk.count, file)
            if count == 0 { return unsafe ferror(file) == 0 ? bytes : nil }
            bytes.append(contentsOf: chunk[..<count])
        }
    }
}

/// Standard output.
private enum Output {
    static func write(_ bytes: [UInt8]) {
        put(bytes, on: STDOUT_FILENO)
    }

    static func put(_ bytes: [UInt8], on descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno != EINTR { return }
            rest = rest.dropFirst(max(0, written))
        }
    }

    /// The text without control and direction characters, so that a page cannot steer the terminal.
    static func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && !isSteering($0.value) }))
    }

    private static func isSteering(_ value: UInt32) -> Bool {
        (0x7F...0x9F).contains(value) || (0x200E...0x200F).contains(value) || (0x202A...0x202E).contains(value)
            || (0x2066...0x2069).contains(value)
    }
}
