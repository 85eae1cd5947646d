import Model
import Rendering
import Testing

@Suite struct CharacterMarksTests {
    @Test(arguments: [
        ("2018", "2019", "201|8|9|"), ("1,200", "1,300", "1,|2|3|00"), ("Smith", "Smyth", "Sm|i|y|th"),
        ("Smith ", "Smyth ", "Sm|i|y|th"), ("Müller", "Möller", "M|ü|ö|ller"), ("12:30", "12:45", "12:|30|45|"),
        ("Katherine", "Katharine", "Kath|e|a|rine"), ("£3.5m", "£3.7m", "£3.|5|7|m"),
    ])
    func `numbers and names show the characters that differ`(old: String, new: String, expected: String) {
        let marks = CharacterMarks(old, new)
        #expect(marks.map { "\($0.head)|\($0.old)|\($0.new)|\($0.tail)" } == expected)
    }

    @Test(arguments: [
        ("8", "12"), ("said", "told"), ("walking", "walked"), ("Friday", "Sunday"), ("8 people", "9 people"), ("", "x"),
        ("Anna", "Boris"), ("same", "same"), ("2019", "2019"), (" ", "1"),
    ])
    func `other words are marked as a whole`(old: String, new: String) {
        #expect(CharacterMarks(old, new) == nil)
    }
}
