extension Language {
    static let romanian = [
        Language(
            code: "ro",
            months: """
                ianuarie ian | februarie feb febr | martie mar mart | aprilie apr | mai | iunie iun | iulie iul | august aug \
                | septembrie sep sept | octombrie oct | noiembrie noi nov noie | decembrie dec
                """,
            weekdays: """
                duminică dum du | luni lun lu | marți mar ma | miercuri mie mi | joi jo | vineri vin vi | sâmbătă sâm sb
                """,
            words: [
                .filler: "la data din data_de de pe", .clock: "la ora ora orele", .noon: "amiază prânz",
                .midnight: "miezul_nopții",
                .seconds: "secundă secunde sec", .minutes: "minut minute min", .hours: "oră ore h", .days: "zi zile",
                .weeks: "săptămână săptămâni", .months: "lună", .years: "an ani", .ago: "acum în_urmă_cu în_urmă",
                .ahead: "peste", .one: "un o", .two: "două doi", .half: "jumătate_de",
                .roughly: "aproximativ circa aproape", .now: "chiar_acum adineauri", .today: "astăzi azi",
                .yesterday: "ieri",
                .dayBeforeYesterday: "alaltăieri", .tomorrow: "mâine",
                .published: """
                publicat publicată publicat_la publicat_în publicat_pe data_publicării postat postat_la creat scris_la adăugat \
                publicare
                """,
                .modified: """
                actualizat actualizată actualizat_la ultima_actualizare actualizare modificat modificat_la \
                ultima_modificare data_actualizării editat corectat
                """,
            ])
    ]
}
