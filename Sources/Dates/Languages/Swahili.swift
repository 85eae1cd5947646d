extension Language {
    static let swahili = [
        Language(
            code: "sw",
            months: """
                januari jan | februari feb | machi mac | aprili apr | mei | juni jun | julai jul | agosti ago | septemba sep \
                | oktoba okt | novemba nov | desemba des
                """,
            weekdays: "jumapili | jumatatu | jumanne | jumatano | alhamisi | ijumaa | jumamosi",
            words: [
                .filler: "tarehe mwaka", .clock: "saa", .minutes: "dakika", .hours: "saa masaa", .days: "siku",
                .weeks: "wiki",
                .months: "mwezi miezi", .years: "mwaka miaka", .ago: "iliyopita zilizopita yaliyopita", .today: "leo",
                .yesterday: "jana", .published: "imechapishwa ilichapishwa",
                .modified: "imesasishwa ilisasishwa imeboreshwa",
            ])
    ]
}
