import Model
import Testing

struct TextPatternTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var pattern: String
        var text: String
        var found: [String: Int]
        var testDescription: String { "\(pattern) in “\(text)”" }

        init(_ pattern: String, _ text: String, _ found: [String: Int]) {
            (self.pattern, self.text, self.found) = (pattern, text, found)
        }
    }

    @Test(arguments: [
        Case("resign", "Minister to RESIGN today", ["resign": 1]),
        Case("resign", "Minister resigns, resigned to it", [:]),
        Case("resign*", "Minister resigns, resigned to it", ["resigns": 1, "resigned": 1]),
        Case("*minister", "Der Premierminister und die Minister", ["premierminister": 1, "minister": 1]),
        Case("prime minister", "the prime\u{A0}\n minister said", ["prime   minister": 1]),
        Case("prime minister", "the prime and the minister", [:]),
        Case("don't", "they don\u{2019}t know", ["don't": 1]),
        Case("C++", "written in C++ and C", ["c++": 1]),
        Case("$40", "it costs $40 now, not $400", ["$40": 1]),
        Case("東京", "昨日東京都で", ["東京": 1]),
        Case("Größe", "die GRÖSSE und die GRÖßE", ["größe": 1]),
        Case("co\u{AD}operation", "no cooperation", ["cooperation": 1]),
        Case("/\\d+ (dead|hurt)/", "12 dead, 40 hurt, 12 dead", ["12 dead": 2, "40 hurt": 1]),
        Case("/\\d+/", "8 of 123", ["8": 1, "123": 1]),
        Case("/a|ab|abc/", "xabcx", ["abc": 1]),
        Case("/colou?r/", "Color, colour", ["color": 1, "colour": 1]),
        Case("/^breaking/", "breaking: more breaking", ["breaking": 1]),
        Case("/[^ ]+$/", "the last word", ["word": 1]),
        Case("/[A-C]x[0-9-]/", "ax1 Bx- dx1", ["ax1": 1, "bx-": 1]),
        Case("/\\bal\\b/", "al, algebra", ["al": 1]),
        Case("/(?:ab){2,3}/", "abababab ab", ["ababab": 1]),
        Case("/x{2}y?/", "xxxxy", ["xx": 1, "xxy": 1]),
        Case("/(a*)(b|c)/", "aab c", ["aab": 1, "c": 1]),
        Case("/a.c/", "abc a\nc", ["abc": 1, "a c": 1]),
        Case("/\\//", "a/b", ["/": 1]),
    ])
    func `what stands in a text is found`(_ test: Case) throws {
        let pattern = try TextPattern(test.pattern)
        #expect(pattern.found(in: FoldedText(test.text)) == test.found)
        #expect(pattern.isFound(in: FoldedText(test.text)) == !test.found.isEmpty)
    }

    @Test(arguments: [
        ("", "there is no word in it"),
        ("**", "there is no word in it"),
        ("/a*/", "it fits an empty text, so it would fit every text"),
        ("/(ab/", "the ( at character 1 is not closed"),
        ("/ab)/", "the ) at character 3 closes nothing"),
        ("/[ab/", "the [ at character 1 is not closed"),
        ("/*a/", "the * at character 1 repeats nothing"),
        ("/(a)\\1/", "the \\1 at character 4 refers back, which cannot run in linear time"),
        ("/(?=a)/", "the (? at character 1 is not supported: look-around and options do not exist here"),
        ("/a{3,2}/", "the repetitions at character 2 are not {2}, {2,} or {2,5} with at most 100"),
        ("/a{100}{100}/", "it is too large"),
        // Nothing, a hundred times a hundred times and so on, comes to no step and took for ever.
        ("/((((((){100}){100}){100}){100}){100}){100}a/", "it is too large"),
        ("/((((x{0}){100}){100}){100}){100}a/", "it is too large"),
        // Repetitions of repetitions, deeper than a stack.
        ("/a\(String(repeating: "{1}", count: 99_999))/", "the { at character 14 repeats what is repeated already"),
        ("/a\(String(repeating: "*", count: 99_999))b/", "the * at character 6 repeats what is repeated already"),
        ("/a+*??+/", "the + at character 6 repeats what is repeated already"),
        ("/a{x}/", "the { at character 2 begins no number of repetitions; write \\{ for the sign"),
        ("/\\q/", "the \\q at character 1 is unknown"),
        ("/[z-a]/", "the range at character 2 has its ends in the wrong order"),
        ("/a\\/", "the \\ at its end escapes nothing"),
    ])
    func `what is no pattern is refused in words`(_ pattern: String, _ reason: String) {
        #expect(throws: TextPatternError.self) { try TextPattern(pattern) }
        do { _ = try TextPattern(pattern) } catch { #expect("\(error)" == reason) }
    }

    /// What makes a machine that tries one way after the other take years.
    @Test(arguments: ["/(a+)+b/", "/(a|a)*b/", "/(a*)*b/", "/(.*)(.*)(.*)x/", "/a{0,50}a{50}b/", "/(a|aa)+$b/"])
    func `no pattern is slow on any text`(_ pattern: String) throws {
        let pattern = try TextPattern(pattern)
        let text = FoldedText(String(repeating: "a", count: 5000))
        #expect(!pattern.isFound(in: text))
        #expect(pattern.found(in: text).isEmpty)
    }

    @Test func `a text is searched as far as its limit`() throws {
        let text = FoldedText(String(repeating: "x ", count: FoldedText.limit) + "end")
        #expect(try !TextPattern("end").isFound(in: text))
    }
}
