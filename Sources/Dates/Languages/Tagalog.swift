extension Language {
    static let tagalog = [
        Language(
            code: "tl", order: .monthFirst,
            months: """
                enero ene | pebrero peb | marso mar | abril abr | mayo may | hunyo hun | hulyo hul | agosto ago | setyembre set \
                | oktubre okt | nobyembre nob | disyembre dis
                """,
            weekdays:
                "linggo lin | lunes lun | martes mar | miyerkules miy miyerkoles | huwebes huw | biyernes biy | sabado sab",
            words: [
                .filler: "ng noong ika", .clock: "alas sa", .forenoon: "ng_umaga", .afternoon: "ng_hapon ng_gabi",
                .minutes: "minuto",
                .hours: "oras", .days: "araw", .weeks: "linggo", .months: "buwan", .years: "taon",
                .ago: "ang_nakalipas nakalipas",
                .today: "ngayon ngayong_araw", .yesterday: "kahapon", .published: "inilathala nai-publish",
                .modified: "na-update in-update huling_na-update",
            ])
    ]
}
