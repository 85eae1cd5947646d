import Feeds
import JSON
import Model
import Scheduling
import Tracking

/// What the pipeline remembers of a source beside the columns of its state.
struct SourceMemo: Sendable, Equatable {
    /// What the feed document asked for when it was last read.
    var hints = PollingHints()
    /// The WebSub hubs it names, and the address that it has there.
    var hubs: [String] = []
    var topic: String?
    /// The last document ended before its end.
    var isCut = false
    /// What of the last document was not taken in, in words.
    var leftOut: String?
    /// Where the feed said it had moved and was not found, and when.
    var missedMove: String?
    var missedMoveAt: Timestamp?
    var rhythm = SourceRhythm()
    var checkDays = CheckDays()
    /// When it last brought something new, and how much an hour it had brought until then.
    var lastNewsAt: Timestamp?
    var newsRate: Double?
    /// What the exchanges about it have shown.
    var exchange = ExchangeMemory()
    /// What decided the time of the next poll, in words.
    var nextReason: String?
    /// The articles that the last document listed, in its order, shortened.
    var listed: [String] = []

    /// How the source writes the addresses of its entries.
    var habits = AddressHabits()
    /// What its hints are worth.
    var hintHabits = HintHabits()
    /// Articles that were looked at because they were taken out or put back, lately.
    var relistings = Relistings()
    /// What is wrong with the texts of its pages, and since when.
    var textComplaint: String?
    var textComplaintAt: Timestamp?
    /// The sitemaps of an index, those that were read last at the end.
    var parts: [SitemapPart] = []

    /// Entries of the last document that are remembered.
    static let entriesKept = 100

    init() {}

    /// Reads what `encoded` wrote; anything else is an empty memo.
    init(_ bytes: [UInt8]?) {
        guard let bytes, let value = try? JSONParser.parse(bytes) else { return }
        hints.ttlMinutes = value["ttl_minutes"]?.int
        hints.skipHours = (value["skip_hours"]?.array ?? []).compactMap(\.int)
        hints.skipDays = (value["skip_days"]?.array ?? []).compactMap(\.string)
        hints.updatePeriodSeconds = value["update_period_seconds"]?.int
        topic = value["topic"]?.string
        isCut = value["cut"]?.bool ?? false
        leftOut = value["left_out"]?.string
        missedMove = value["missed_move"]?.string
        missedMoveAt = value["missed_move_at"]?.timestamp
        hubs = (value["hubs"]?.array ?? []).compactMap(\.string)
        rhythm = SourceRhythm(news: value["news"]?.double ?? 0, hours: value["hours"]?.double ?? 0)
        checkDays = CheckDays(json: value["check_days"])
        lastNewsAt = value["last_news_at"]?.timestamp
        newsRate = value["news_rate"]?.double
        exchange = ExchangeMemory(json: value["exchange"])
        nextReason = value["next_because"]?.string
        habits = AddressHabits(json: value["addresses"])
        hintHabits = HintHabits(json: value["hints"])
        relistings = Relistings(json: value["relistings"])
        textComplaint = value["text_complaint"]?.string
        textComplaintAt = value["text_complaint_at"]?.timestamp
        parts = (value["parts"]?.array ?? []).compactMap { SitemapPart(json: $0) }
        listed = (value["listed"]?.string ?? "").split(separator: " ").map(String.init)
    }

    /// The memo for the store.
    var encoded: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            if let minutes = hints.ttlMinutes { json.field("ttl_minutes", minutes) }
            json.key("skip_hours")
            json.array { json in for hour in hints.skipHours { json.value(hour) } }
            json.field("skip_days", hints.skipDays)
            if let seconds = hints.updatePeriodSeconds { json.field("update_period_seconds", seconds) }
            json.field("hubs", hubs)
            if let topic { json.field("topic", topic) }
            if isCut { json.field("cut", true) }
            if let leftOut { json.field("left_out", leftOut) }
            if let missedMove { json.field("missed_move", missedMove) }
            json.optional("missed_move_at", missedMoveAt)
            json.field("news", rhythm.news)
            json.field("hours", rhythm.hours)
            json.key("check_days")
            checkDays.write(to: &json)
            json.optional("last_news_at", lastNewsAt)
            if let newsRate { json.field("news_rate", newsRate) }
            json.key("exchange")
            exchange.write(to: &json)
            if let nextReason { json.field("next_because", nextReason) }
            if habits != AddressHabits() {
                json.key("addresses")
                habits.write(to: &json)
            }
            if hintHabits != HintHabits() {
                json.key("hints")
                hintHabits.write(to: &json)
            }
            if !relistings.isEmpty {
                json.key("relistings")
                relistings.write(to: &json)
            }
            if let textComplaint { json.field("text_complaint", textComplaint) }
            json.optional("text_complaint_at", textComplaintAt)
            if !parts.isEmpty {
                json.key("parts")
                json.array { json in for part in parts { part.write(to: &json) } }
            }
            if !listed.isEmpty { json.field("listed", listed.joined(separator: " ")) }
        }
        return json.bytes
    }
}
