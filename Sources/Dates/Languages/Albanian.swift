extension Language {
    static let albanian = [
        Language(
            code: "sq",
            months: """
                janar jan | shkurt shk | mars mar | prill pri | maj | qershor qer | korrik kor | gusht gush gus \
                | shtator sht | tetor tet | nëntor nën | dhjetor dhj
                """,
            weekdays: """
                e_diel diel | e_hënë hënë | e_martë martë | e_mërkurë mërkurë | e_enjte enjte | e_premte premte | e_shtunë shtunë
                """,
            words: [
                .filler: "më në", .clock: "ora", .forenoon: "pd", .afternoon: "md", .seconds: "sekonda",
                .minutes: "minuta minutë",
                .hours: "orë", .days: "ditë", .weeks: "javë", .months: "muaj", .years: "vit vjet", .ago: "më_parë para",
                .one: "një", .today: "sot", .yesterday: "dje", .tomorrow: "nesër",
                .published: "publikuar publikuar_më botuar",
                .modified: "përditësuar përditësuar_më përditësimi_i_fundit modifikuar ndryshuar",
            ])
    ]
}
