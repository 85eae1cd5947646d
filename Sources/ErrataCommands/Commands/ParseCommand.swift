import Feeds
import JSON
import Linux

/// `errata parse`: shows what is understood of a feed, without daemon or network.
enum ParseCommand {
    private static let contentType = Option(
        "content-type", "TYPE", .text, "The Content-Type header the file was served with")

    static let command = Command(
        name: "parse", group: .tools, summary: "Read a feed, sitemap or OPML list from a file and print it as JSON",
        details: [
            "The format is recognised by the content. Damage is reported in \"warnings\".",
            "With --batch each line of stdin is {\"id\",\"file\",\"url\",\"content_type\"}, and each line of stdout the feed "
                + "with that \"id\", or {\"id\",\"error\"}.",
        ],
        arguments: [Argument("FILE", .file, .optional, "The file; - is stdin")],
        options: [.url, contentType, .batch],
        examples: [
            .init("errata parse feed.xml --url https://example.org/feed.xml", "Relative addresses become absolute")
        ],
        run: run)

    private static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        if arguments.has(.batch) { return batch(arguments.console) }
        guard let file = arguments.positional.first else {
            throw CommandFailure.usage("parse needs a FILE, or --batch", hint: "errata parse --help")
        }
        var json = JSONWriter()
        var isFeed = false
        let bytes = try FileSystem.read(file)
        json.object { json in
            let input = FeedInput(bytes: bytes, url: arguments.text(.url), contentType: arguments.text(contentType))
            isFeed = FeedJSON.writeMembers(of: input, to: &json)
        }
        arguments.console.write(json.bytes)
        arguments.console.print()
        return isFeed ? .fine : .badData
    }

    /// One answer a line, as soon as it is there: the other side may wait for it.
    private static func batch(_ console: Console) -> ExitCode {
        var json = JSONWriter()
        while let line = readLine(), !console.isClosed {
            guard line.utf8.contains(where: { $0 > 0x20 }) else { continue }
            json.reset()
            answer(line, &json)
            console.write(json.bytes)
            console.print()
            console.flush()
        }
        return .fine
    }

    private static func answer(_ line: String, _ json: inout JSONWriter) {
        let request = (try? JSONParser.parse(Array(line.utf8))) ?? .null
        json.object { json in
            json.key("id")
            json.value(request["id"] ?? .null)
            guard let file = request["file"]?.string else {
                json.field("error", "the line is not a JSON object with a \"file\"")
                return
            }
            do {
                let input = FeedInput(
                    bytes: try FileSystem.read(file), url: request["url"]?.string,
                    contentType: request["content_type"]?.string)
                FeedJSON.writeMembers(of: input, to: &json)
            } catch {
                json.field("error", "\(error)")
            }
        }
    }
}
