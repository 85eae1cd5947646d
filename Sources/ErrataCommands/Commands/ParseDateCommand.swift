import Dates
import JSON
import Model

/// `errata parse-date`: what a date is understood as.
enum ParseDateCommand {
    static let command = Command(
        name: "parse-date", group: .tools, summary: "Show how a date is understood",
        details: [
            "Prints the date as ISO 8601, with a zone only when the text has one; of an abbreviation with several "
                + "meanings the most widespread one is taken, unless the language decides.",
            "With --batch it reads lines such as {\"id\":\"1\",\"string\":\"12. Januar 2020, 12:42 Uhr\"} and answers "
                + "{\"id\":\"1\",\"iso\":\"2020-01-12T12:42:00\"}, null for what is not a date.",
        ],
        arguments: [Argument("TEXT", .text, .any, "The date as written")],
        options: [.batch, .json, language, country],
        examples: [
            Command.Example(
                "errata parse-date 'January 12th, 2020 at 12:42 IST'", "an instant whose zone is ambiguous"),
            Command.Example("errata parse-date --language en-GB 5/6/2020", "the fifth of June"),
        ],
        run: run)

    private static let language = Option("language", "TAG", .text, "The language of the page, such as de or en-GB")
    private static let country = Option("country", "CODE", .text, "The country of the site, such as IN")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let hints = DateHints(language: arguments.text(language), country: arguments.text(country))
        if arguments.has(.batch) { return readBatch(arguments.console, hints) }
        guard !arguments.positional.isEmpty else {
            throw CommandFailure.usage("no date given", hint: "errata parse-date '12 January 2020'")
        }
        let text = arguments.positional.joined(separator: " ")
        guard let reading = DateReader.read(text, hints: hints) else {
            throw CommandFailure("not a date, or one that does not exist in the calendar", code: .no)
        }
        arguments.console.print(arguments.has(.json) ? json(reading) : reading.iso8601)
        return .fine
    }

    private static func readBatch(_ console: Console, _ hints: DateHints) -> ExitCode {
        var isFine = true
        while let line = readLine(strippingNewline: true) {
            guard !line.utf8.allSatisfy({ $0 <= 0x20 }) else { continue }
            let item = try? JSONParser.parse(Array(line.utf8))
            var answer = JSONWriter()
            answer.object { answer in
                answer.key("id")
                answer.value(item?["id"] ?? .null)
                guard let text = item?["string"]?.string else {
                    answer.field("error", "each line must be an object with a text \"string\"")
                    return
                }
                answer.key("iso")
                if let iso = DateReader.read(text, hints: hints)?.iso8601 { answer.value(iso) } else { answer.null() }
            }
            isFine = isFine && item?["string"]?.string != nil
            console.print(answer.text)
        }
        return isFine ? .fine : .badData
    }

    private static func json(_ reading: DateReading) -> String {
        var json = JSONWriter()
        json.object { json in
            json.field("iso", reading.iso8601)
            json.field("time", reading.timestamp.iso8601)
            json.field("date_only", reading.isDateOnly)
            json.field("offset_minutes", reading.offsetMinutes)
            json.field("zone", reading.zoneLiteral)
            json.field("zone_confidence", reading.zoneConfidence.rawValue)
        }
        return json.text
    }
}
