extension Language {
    static let nordic = [swedish, norwegian, danish, icelandic]

    private static let swedish = Language(
        code: "sv",
        months: """
            januari jan | februari feb febr | mars mar | april apr | maj | juni jun | juli jul | augusti aug \
            | september sep sept | oktober okt | november nov | december dec
            """,
        weekdays: """
            söndag sön | måndag mån | tisdag tis | onsdag ons | torsdag tors tor | fredag fre | lördag lör
            """,
        words: [
            .filler: "den i datum", .clock: "kl klockan", .ordinal: "e a", .midnight: "midnatt",
            .forenoon: "fm förmiddagen",
            .afternoon: "em eftermiddagen", .seconds: "sekund sekunder sek", .minutes: "minut minuter min",
            .hours: "timme timmar tim", .days: "dag dagar", .weeks: "vecka veckor", .months: "månad månader",
            .years: "år", .ago: "sedan för sen", .ahead: "om", .one: "en ett", .two: "två", .half: "halv",
            .roughly: "cirka ca ungefär drygt nästan", .now: "nyss just_nu nu alldeles_nyss", .today: "idag i_dag",
            .yesterday: "igår i_går", .dayBeforeYesterday: "i_förrgår förrgår", .tomorrow: "imorgon i_morgon",
            .published: """
            publicerad publicerat publicerades publicerad_den publicerades_den skapad upplagd inlagd först_publicerad \
            publiceringsdatum utlagd
            """,
            .modified: """
            uppdaterad uppdaterat uppdaterades uppdaterad_den senast_uppdaterad senast_uppdaterad_den ändrad \
            senast_ändrad uppdatering senaste_uppdatering reviderad senast_granskad redigerad korrigerad rättad
            """,
        ])

    private static let norwegian = Language(
        code: "nb",
        months: """
            januar jan | februar feb febr | mars mar | april apr | mai | juni jun | juli jul | august aug \
            | september sep sept | oktober okt | november nov | desember des
            """,
        weekdays: """
            søndag søn sundag | mandag man måndag | tirsdag tir tirs tysdag | onsdag ons | torsdag tor tors | fredag fre \
            | lørdag lør laurdag
            """,
        words: [
            .filler: "den i dato", .clock: "kl klokken klokka", .midnight: "midnatt",
            .seconds: "sekund sekunder", .minutes: "minutt minutter min", .hours: "time timer timar",
            .days: "dag dager dagar døgn", .weeks: "uke uker veke veker", .months: "måned måneder månad månader",
            .years: "år", .ago: "siden sidan for", .ahead: "om", .one: "en ett ei én", .two: "to", .half: "halv",
            .roughly: "cirka ca omtrent nesten", .now: "akkurat_nå nå nettopp", .today: "i_dag", .yesterday: "i_går",
            .tomorrow: "i_morgen",
            .published: """
            publisert publisert_den opprettet lagt_ut først_publisert publiseringsdato dato_publisert opprettet_den
            """,
            .modified: """
            oppdatert oppdatert_den sist_oppdatert sist_oppdatert_den endret sist_endret oppdatering \
            siste_oppdatering redigert revidert korrigert sist_redigert
            """,
        ])

    private static let danish = Language(
        code: "da",
        months: """
            januar jan | februar feb febr | marts mar | april apr | maj | juni jun | juli jul | august aug \
            | september sep sept | oktober okt | november nov | december dec
            """,
        weekdays: """
            søndag søn | mandag man | tirsdag tir tirs | onsdag ons | torsdag tor tors | fredag fre | lørdag lør
            """,
        words: [
            .filler: "den d i dato", .clock: "kl klokken", .midnight: "midnat",
            .seconds: "sekund sekunder", .minutes: "minut minutter min", .hours: "time timer", .days: "dag dage døgn",
            .weeks: "uge uger", .months: "måned måneder", .years: "år", .ago: "siden for", .ahead: "om",
            .one: "en et én ét", .two: "to", .half: "halv", .roughly: "cirka ca omkring næsten",
            .now: "lige_nu nu netop", .today: "i_dag", .yesterday: "i_går", .tomorrow: "i_morgen",
            .published: """
            udgivet udgivet_den offentliggjort offentliggjort_den publiceret publiceret_den oprettet lagt_på \
            først_publiceret udgivelsesdato
            """,
            .modified: """
            opdateret opdateret_den sidst_opdateret sidst_opdateret_den senest_opdateret ændret sidst_ændret \
            opdatering seneste_opdatering redigeret revideret rettet senest_redigeret
            """,
        ])

    private static let icelandic = Language(
        code: "is",
        months: """
            janúar jan | febrúar feb | mars mar | apríl apr | maí | júní jún | júlí júl | ágúst ágú | september sep sept \
            | október okt | nóvember nóv | desember des
            """,
        weekdays: """
            sunnudagur sunnudaginn sun | mánudagur mánudaginn mán | þriðjudagur þriðjudaginn þri \
            | miðvikudagur miðvikudaginn mið | fimmtudagur fimmtudaginn fim | föstudagur föstudaginn fös \
            | laugardagur laugardaginn lau
            """,
        words: [
            .clock: "kl klukkan", .minutes: "mínútu mínútum", .hours: "klukkustund klukkustundum klst",
            .days: "degi dögum",
            .ago: "fyrir síðan", .one: "einni einum", .today: "í_dag", .yesterday: "í_gær",
            .published: "birt birt_þann skrifað útgefið",
            .modified: "uppfært uppfært_þann síðast_uppfært breytt síðast_breytt",
        ])
}
