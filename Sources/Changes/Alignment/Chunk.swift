/// Words that went and the words that came in their place; one side may be empty.
struct Chunk: Equatable {
    var old: Range<Int>
    var new: Range<Int>
    var grain: Grain = .words

    enum Grain {
        case words
        /// A passage of a sentence in other words.
        case rewritten
        case sentence, movedSentence
    }

    var isEmpty: Bool { old.isEmpty && new.isEmpty }
}
