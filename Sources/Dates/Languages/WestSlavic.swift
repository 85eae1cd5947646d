extension Language {
    static let westSlavic = [polish, czech, slovak]

    private static let polish = Language(
        code: "pl",
        months: """
            styczeń stycznia styczniu sty stycz | luty lutego lutym lut | marzec marca marcu mar | kwiecień kwietnia kwietniu kwi \
            | maj maja maju | czerwiec czerwca czerwcu cze czerw | lipiec lipca lipcu lip | sierpień sierpnia sierpniu sie sierp \
            | wrzesień września wrześniu wrz wrzes | październik października październiku paź paźdz \
            | listopad listopada listopadzie lis list | grudzień grudnia grudniu gru grudz
            """,
        weekdays: """
            niedziela niedzielę niedz nie nd ndz | poniedziałek pon pn | wtorek wto wt | środa środę śro śr | czwartek czw cz \
            | piątek pią pt | sobota sobotę sob so
            """,
        words: [
            .filler: "r roku dnia w z dn data rok", .clock: "o godz godzina godzinie o_godz o_godzinie", .ordinal: "go",
            .noon: "południe", .midnight: "północ", .seconds: "sekunda sekundy sekund sek",
            .minutes: "minuta minuty minut minutę min", .hours: "godzina godziny godzin godzinę godz",
            .days: "dzień dni", .weeks: "tydzień tygodnie tygodni tyg", .months: "miesiąc miesiące miesięcy mies",
            .years: "rok lata lat", .ago: "temu", .ahead: "za", .one: "jeden jedna jedną", .two: "dwa dwie",
            .half: "pół",
            .roughly: "około ok ponad prawie", .now: "teraz przed_chwilą", .today: "dzisiaj dziś",
            .yesterday: "wczoraj",
            .dayBeforeYesterday: "przedwczoraj", .tomorrow: "jutro",
            .published: """
            opublikowano opublikowany opublikowane data_publikacji publikacja dodano utworzono opublikowano_dnia \
            zamieszczono opublikowana dodane data_dodania
            """,
            .modified: """
            aktualizacja zaktualizowano zaktualizowany zaktualizowane ostatnia_aktualizacja data_aktualizacji \
            zmodyfikowano ostatnia_modyfikacja aktualizowano akt zmieniono data_modyfikacji poprawiono
            """,
        ])

    private static let czech = Language(
        code: "cs",
        months: """
            leden ledna led | únor února úno | březen března bře břez | duben dubna dub | květen května kvě květ \
            | červen června čer červ čvn | červenec července čvc čec | srpen srpna srp | září zář \
            | říjen října říj | listopad listopadu lis list | prosinec prosince pro pros
            """,
        weekdays: """
            neděle neděli ned ne | pondělí pon po | úterý úte út | středa středu stř st | čtvrtek čtv čt | pátek pát pá \
            | sobota sobotu sob so
            """,
        words: [
            .filler: "dne roku v datum", .clock: "v ve od kolem", .noon: "poledne", .midnight: "půlnoc o_půlnoci",
            .forenoon: "ráno dopoledne dop", .afternoon: "odpoledne odp večer",
            .seconds: "sekunda sekundy sekund sekundou sekundami",
            .minutes: "minuta minuty minut minutou minutami minutu min",
            .hours: "hodina hodiny hodin hodinou hodinami hodinu hod h", .days: "den dny dní dnem dnů",
            .weeks: "týden týdny týdnů týdnem", .months: "měsíc měsíce měsíců měsícem měsíci",
            .years: "rok roky let rokem lety",
            .ago: "před", .ahead: "za", .one: "jeden jednou jedním", .two: "dvěma dvě dva", .half: "půl",
            .roughly: "asi zhruba přibližně", .now: "právě_teď nyní před_chvílí teď", .today: "dnes",
            .yesterday: "včera",
            .dayBeforeYesterday: "předevčírem", .tomorrow: "zítra",
            .published: """
            publikováno zveřejněno vydáno datum_publikace vytvořeno vydáno_dne publikováno_dne zveřejněno_dne vloženo \
            datum_vydání vyšlo
            """,
            .modified: """
            aktualizováno aktualizace aktualizováno_dne poslední_aktualizace naposledy_aktualizováno upraveno změněno \
            poslední_změna poslední_úprava aktualizovaný opraveno
            """,
        ],
        zones: ["CET": "seč", "CEST": "selč", "WET": "zeč", "EET": "več"])

    private static let slovak = Language(
        code: "sk",
        months: """
            január januára jan | február februára feb | marec marca mar | apríl apríla apr | máj mája | jún júna \
            | júl júla | august augusta aug | september septembra sep sept | október októbra okt | november novembra nov \
            | december decembra dec
            """,
        weekdays: """
            nedeľa nedeľu ned ne | pondelok pon po | utorok uto ut | streda stredu str st | štvrtok štv št | piatok pia pi \
            | sobota sobotu sob so
            """,
        words: [
            .filler: "dňa roku v", .clock: "o od", .noon: "poludnie", .midnight: "polnoc", .forenoon: "ráno dopoludnia",
            .afternoon: "popoludní večer", .seconds: "sekunda sekundy sekúnd sekundou sekundami",
            .minutes: "minúta minúty minút minútou minútami min", .hours: "hodina hodiny hodín hodinou hodinami hod h",
            .days: "deň dni dní dňom dňami", .weeks: "týždeň týždne týždňov týždňom týždňami",
            .months: "mesiac mesiace mesiacov mesiacom mesiacmi", .years: "rok roky rokov rokom rokmi", .ago: "pred",
            .one: "jeden jednou jedným", .two: "dvoma dvomi", .now: "práve_teraz teraz pred_chvíľou", .today: "dnes",
            .yesterday: "včera", .dayBeforeYesterday: "predvčerom", .tomorrow: "zajtra",
            .published: "publikované zverejnené vydané uverejnené vytvorené dátum_publikovania pridané",
            .modified: """
            aktualizované aktualizácia posledná_aktualizácia naposledy_aktualizované upravené zmenené posledná_zmena \
            posledná_úprava
            """,
        ])
}
