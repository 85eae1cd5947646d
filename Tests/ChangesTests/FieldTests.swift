import Changes
import Model
import Testing

@Suite struct FieldTests {
    static let paragraphs = [
        "The council met on Monday to discuss the new bridge over the river.",
        "Engineers had warned for years that the old one would not last another winter.",
        "Residents of the northern district have asked for a ferry in the meantime.",
        "A decision is expected before the end of the month, the mayor said.",
    ]

    @Test func `nothing differs in the same article`() {
        let comparison = Comparison.compare(article(Self.paragraphs), article(Self.paragraphs))
        #expect(comparison.isEmpty)
        #expect(comparison.kinds.isEmpty)
        #expect(comparison.statistics.similarity == 1)
    }

    @Test func `a moved paragraph is a move`() {
        var moved = Self.paragraphs
        moved.swapAt(1, 2)
        let comparison = Comparison.compare(article(Self.paragraphs), article(moved))
        #expect(comparison.kinds == [.reordering])
        #expect(comparison.edits.count == 1)
        #expect(comparison.edits.first?.operation == .move)
        #expect(comparison.statistics.wordsAdded == 0)
    }

    @Test func `a moved sentence is a move`() {
        let first = "The council met on Monday in the old town hall."
        let second = "Engineers had warned for years about the bridge."
        let third = "A decision is expected before the end of the month."
        let comparison = Comparison.compare(
            article([[first, second, third].joined(separator: " ")]),
            article([[second, third, first].joined(separator: " ")]))
        #expect(comparison.kinds == [.reordering])
        #expect(comparison.edits.count == 1)
    }

    @Test func `a paragraph that came is one addition`() {
        let comparison = Comparison.compare(article(Array(Self.paragraphs.dropFirst())), article(Self.paragraphs))
        #expect(comparison.kinds == [.addition])
        #expect(comparison.edits.map(\.after) == [Self.paragraphs[0]])
    }

    @Test func `a paragraph that went is one removal`() {
        let comparison = Comparison.compare(article(Self.paragraphs), article(Array(Self.paragraphs.dropLast())))
        #expect(comparison.kinds == [.removal])
        #expect(comparison.severity == .major)
        #expect(comparison.edits.map(\.before) == [Self.paragraphs[3]])
    }

    @Test func `a paragraph in other words is a rewording`() {
        var new = Self.paragraphs
        new[1] = "Nobody on the committee wanted to speak about money before the vote."
        let comparison = Comparison.compare(article(Self.paragraphs), article(new))
        #expect(comparison.kinds == [.rewording])
        #expect(comparison.edits.count == 1)
    }

    @Test func `a sentence that came is marked whole`() {
        var new = Self.paragraphs
        new[0] += " It did not vote."
        let comparison = Comparison.compare(article(Self.paragraphs), article(new))
        #expect(comparison.edits.map(\.after) == ["It did not vote."])
        #expect(comparison.kinds == [.addition])
    }

    @Test func `a figure in a headline is a figure and a headline`() {
        var old = article(Self.paragraphs)
        var new = old
        old.headline = "Storm leaves 8 dead"
        new.headline = "Storm leaves 12 dead"
        let comparison = Comparison.compare(old, new)
        #expect(comparison.edits.map(\.kind) == [.number])
        #expect(comparison.kinds.contains(.headline) && comparison.kinds.contains(.number))
        #expect(comparison.severity == .major)
    }

    @Test(arguments: [Edit.Field.standfirst, .byline, .caption])
    func `each field is compared by itself`(field: Edit.Field) {
        var old = article(Self.paragraphs)
        var new = old
        switch field {
        case .standfirst: (old.standfirst, new.standfirst) = ("The old bridge must go.", "A ferry shall sail instead.")
        case .byline: (old.byline, new.byline) = ("Maria Delgado", "Anna Lindqvist")
        default:
            old.blocks.append(Block(.caption, "The bridge in winter."))
            new.blocks.append(Block(.caption, "Workers beside the river yesterday."))
        }
        let comparison = Comparison.compare(old, new)
        #expect(comparison.edits.allSatisfy { $0.field == field })
        #expect(comparison.kinds.map(\.rawValue).contains(field.rawValue))
        #expect(comparison.isSubstantial)
    }

    @Test func `another picture and another address are no substance`() {
        var old = article(Self.paragraphs)
        var new = old
        (old.images, new.images) = (["https://cdn.org/7/bridge.jpg"], ["https://cdn.org/8/ferry.jpg"])
        (old.canonicalURL, new.canonicalURL) = ("https://example.org/a", "https://example.org/b")
        let comparison = Comparison.compare(old, new)
        #expect(comparison.kinds == [.image, .link])
        #expect(!comparison.isSubstantial)
        #expect(comparison.severity == .cosmetic)
    }

    @Test func `what is appended to a live page is grouped`() {
        var old = article(Self.paragraphs)
        old.traits = ["live"]
        var new = old
        new.blocks.insert(Block(.liveEntry, "14:05 The vote has begun in the town hall."), at: 0)
        let comparison = Comparison.compare(old, new)
        #expect(comparison.kinds == [.liveAppend])
    }

    @Test func `a move with an edit inside is both`() {
        var new = [Self.paragraphs[1], Self.paragraphs[2], Self.paragraphs[3], Self.paragraphs[0]]
        new[3] = new[3].replacing("Monday", with: "Tuesday")
        let comparison = Comparison.compare(article(Self.paragraphs), article(new))
        #expect(comparison.kinds.contains(.reordering))
        #expect(comparison.kinds.contains(.date))
    }

    @Test func `two unrelated texts end in a bounded list`() {
        let old = (0..<900).map {
            "Paragraph number \($0) of the old text speaks of apples and of item a\($0 &* 7919)."
        }
        let new = (0..<900).map { "Quite another text stands here now, part \($0), about pears, b\($0 &* 104_729)." }
        let comparison = Comparison.compare(article(old), article(new))
        #expect(comparison.edits.count <= 400)
        #expect(comparison.statistics.similarity < 0.5)
    }
}
