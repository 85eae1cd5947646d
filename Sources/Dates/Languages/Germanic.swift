extension Language {
    static let germanic = [german, dutch, afrikaans]

    private static let german = Language(
        code: "de",
        months: """
            januar jan jänner jän jaenner | februar feb feber | märz mär mrz maerz | april apr | mai | juni jun juno \
            | juli jul julei | august aug | september sep sept | oktober okt | november nov | dezember dez
            """,
        weekdays: """
            sonntag so son | montag mo mon | dienstag di die | mittwoch mi mit | donnerstag do don | freitag fr fre \
            | samstag sa sam sonnabend
            """,
        words: [
            .filler: "am den der des vom zum datum", .clock: "um ab gegen", .noon: "mittag mittags",
            .midnight: "mitternacht mitternachts",
            .forenoon: "morgens vormittags früh", .afternoon: "nachmittags abends",
            .seconds: "sekunde sekunden sek", .minutes: "minute minuten min", .hours: "stunde stunden std uhr",
            .days: "tag tage tagen", .weeks: "woche wochen", .months: "monat monate monaten",
            .years: "jahr jahre jahren",
            .ago: "vor", .ahead: "in", .one: "ein eine einer einem", .two: "zwei", .half: "halben halbe",
            .roughly: "etwa circa ca rund über ungefähr knapp wenigen",
            .now: "gerade_eben soeben jetzt eben", .today: "heute", .yesterday: "gestern",
            .dayBeforeYesterday: "vorgestern", .tomorrow: "morgen",
            .published: """
            veröffentlicht veröffentlicht_am erschienen erstellt erstellt_am publiziert publiziert_am erstveröffentlicht \
            veröffentlichung veröffentlichungsdatum erscheinungsdatum erstellungsdatum verfasst verfasst_am eingestellt \
            gepostet online_seit online_gestellt erstpublikation datum_der_veröffentlichung
            """,
            .modified: """
            aktualisiert aktualisiert_am zuletzt_aktualisiert zuletzt_aktualisiert_am letzte_aktualisierung \
            aktualisierung stand geändert geändert_am letzte_änderung zuletzt_geändert update aktualisierungsdatum \
            letztes_update zuletzt_bearbeitet überarbeitet bearbeitet korrigiert korrigiert_am \
            letzte_bearbeitung änderungsdatum aktualisiert_um aktualisiert_vor
            """,
        ],
        zones: [
            "CET": "mez mitteleuropäische_zeit", "CEST": "mesz mitteleuropäische_sommerzeit", "GMT": "weltzeit",
        ])

    private static let dutch = Language(
        code: "nl",
        months: """
            januari jan | februari feb febr | maart mrt mar | april apr | mei | juni jun | juli jul | augustus aug \
            | september sep sept | oktober okt | november nov | december dec
            """,
        weekdays: """
            zondag zo zon | maandag ma maa | dinsdag di din | woensdag wo woe | donderdag do don | vrijdag vr vrij vri \
            | zaterdag za zat
            """,
        words: [
            .filler: "op de van datum", .clock: "om", .ordinal: "e ste de", .noon: "middag", .midnight: "middernacht",
            .forenoon: "'s_ochtends 's_morgens", .afternoon: "'s_middags 's_avonds",
            .seconds: "seconde seconden", .minutes: "minuut minuten min", .hours: "uur uren u",
            .days: "dag dagen", .weeks: "week weken", .months: "maand maanden", .years: "jaar jaren",
            .ago: "geleden", .ahead: "over", .one: "een één", .two: "twee", .half: "half",
            .roughly: "ongeveer circa ca ruim bijna enkele",
            .now: "zojuist nu net", .today: "vandaag", .yesterday: "gisteren", .dayBeforeYesterday: "eergisteren",
            .tomorrow: "morgen",
            .published: """
            gepubliceerd gepubliceerd_op geplaatst geplaatst_op publicatiedatum verschenen aangemaakt \
            eerst_gepubliceerd publicatie
            """,
            .modified: """
            bijgewerkt bijgewerkt_op laatst_bijgewerkt laatst_bijgewerkt_op laatste_update gewijzigd gewijzigd_op \
            laatst_gewijzigd laatste_wijziging aangepast aangepast_op laatst_aangepast update geactualiseerd \
            bijgewerkt_om gecorrigeerd bewerkt
            """,
        ])

    private static let afrikaans = Language(
        code: "af",
        months: """
            januarie jan | februarie feb | maart mrt | april apr | mei | junie jun | julie jul | augustus aug \
            | september sep sept | oktober okt | november nov | desember des
            """,
        weekdays: "sondag so | maandag ma | dinsdag di | woensdag wo | donderdag do | vrydag vr | saterdag sa",
        words: [
            .filler: "op die", .clock: "om", .forenoon: "vm", .afternoon: "nm",
            .minutes: "minuut minute", .hours: "uur ure", .days: "dag dae", .weeks: "week weke",
            .months: "maand maande", .years: "jaar", .ago: "gelede", .today: "vandag", .yesterday: "gister",
            .published: "gepubliseer gepubliseer_op geplaas",
            .modified: "opgedateer opgedateer_op laas_opgedateer gewysig",
        ])
}
