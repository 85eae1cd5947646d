import Model
import Testing

@Test(
    arguments: [
        (0, "1970-01-01T00:00:00Z"), (951_782_400_000, "2000-02-29T00:00:00Z"),
        (1_578_813_120_250, "2020-01-12T07:12:00.250Z"),
        (-1, "1969-12-31T23:59:59.999Z"), (253_402_300_799_000, "9999-12-31T23:59:59Z"),
        (-62_135_596_800_000, "0001-01-01T00:00:00Z"),
    ] as [(Int64, String)])
func `an instant is written and read again`(milliseconds: Int64, text: String) {
    let time = Timestamp(milliseconds: milliseconds)
    #expect(time.iso8601 == text)
    #expect(Timestamp(iso8601: text) == time)
}

@Test(arguments: [
    ("2020-01-12T12:42:00+05:30", "2020-01-12T07:12:00Z"), ("2020-01-12T00:00:00-01:00", "2020-01-12T01:00:00Z"),
    ("2020-01-12 00:00:00Z", "2020-01-12T00:00:00Z"), ("2020-01-12T00:00:00.123456Z", "2020-01-12T00:00:00.123Z"),
])
func `offsets are taken into account`(text: String, expected: String) {
    #expect(Timestamp(iso8601: text)?.iso8601 == expected)
}

@Test(arguments: [
    "2020-02-30T00:00:00Z", "2020-01-12T24:00:00Z", "2020-01-12", "2020-01-12T00:00:00", "x020-01-12T00:00:00Z",
    "2020-01-12T00:00:00+0100", "2020-01-12T00:00:00Zx", "",
])
func `what is no instant gives nil`(text: String) {
    #expect(Timestamp(iso8601: text) == nil)
}

@Test func `every day of 400 years has one date`() {
    var previous = CivilTime.date(daysSinceEpoch: -1)
    for day in 0..<146_097 {
        let date = CivilTime.date(daysSinceEpoch: day)
        #expect(CivilTime.daysSinceEpoch(year: date.year, month: date.month, day: date.day) == day)
        #expect(date.day == previous.day + 1 || date.day == 1)
        previous = date
    }
}

@Test func `the weekday is right`() {
    #expect(CivilTime(year: 2026, month: 11, day: 24).weekday == 2)
    #expect(CivilTime(year: 1969, month: 12, day: 31).weekday == 3)
}

@Test func `whole seconds are rounded down`() {
    #expect(Timestamp(milliseconds: -1).seconds == -1)
    #expect(Timestamp(milliseconds: 1999).seconds == 1)
    #expect((Timestamp(seconds: 10) - Timestamp(seconds: 4)).inSeconds == 6)
}
