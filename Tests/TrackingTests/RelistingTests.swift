import Model
import Testing

@testable import Tracking

@Test(arguments: [
    // The oldest fell off the end.
    (before: ["d", "c", "b", "a"], now: ["e", "d", "c", "b"], vanished: [], returned: []),
    // One was taken out of the middle.
    (before: ["d", "c", "b", "a"], now: ["e", "d", "b", "a"], vanished: ["c"], returned: []),
    // The last one was taken out and nothing came for it.
    (before: ["c", "b", "a"], now: ["c", "b"], vanished: ["a"], returned: []),
    // One was put back.
    (before: ["d", "b", "a"], now: ["d", "c", "b", "a"], vanished: [], returned: ["c"]),
    // Another feed altogether.
    (before: ["a", "b", "c", "d", "e", "f", "g"], now: ["h", "g"], vanished: [], returned: []),
    (before: [], now: ["a"], vanished: [], returned: []),
])
func `the order of two documents tells what was taken out and put back`(
    example: (before: [String], now: [String], vanished: [String], returned: [String])
) {
    let relisting = Relisting(before: example.before, now: example.now, known: ["a", "b", "c", "d"])
    #expect(relisting.vanished == example.vanished)
    #expect(relisting.returned == example.returned)
}

@Test func `an article that a feed leaves out and puts back all day is looked at for it twice`() {
    var relistings = Relistings()
    let noon = Timestamp(seconds: 1_795_608_000)
    var taken: [[String]] = []
    for (ids, minutes) in [(["a", "b"], 0), (["a"], 10), (["a", "c"], 20), (["a"], 25 * 60)] {
        taken.append(relistings.take(ids, now: noon + .minutes(minutes)))
    }
    #expect(taken == [["a", "b"], ["a"], ["c"], ["a"]])
    let many = relistings.take((0..<100).map { "\($0)" }, now: noon + .hours(26))
    #expect(many.count == Relistings.longest - 1)
}
