extension Language {
    /// What is written the same in many languages.
    static let universal = Language(
        code: "und", months: "", weekdays: "",
        words: [
            .filler: "t", .forenoon: "am", .afternoon: "pm", .hours: "h hr hrs", .ordinal: "º ª",
        ],
        eras: [0: "ad ce"])
}
