extension Language {
    static let baltic = [latvian, lithuanian]

    private static let latvian = Language(
        code: "lv",
        months: """
            janvāris janvārī janvāra janv jan | februāris februārī februāra febr feb | marts martā marta mar | aprīlis aprīlī aprīļa apr \
            | maijs maijā maija mai | jūnijs jūnijā jūnija jūn | jūlijs jūlijā jūlija jūl | augusts augustā augusta aug \
            | septembris septembrī septembra sept sep | oktobris oktobrī oktobra okt | novembris novembrī novembra nov \
            | decembris decembrī decembra dec
            """,
        weekdays: """
            svētdiena svētdien sv | pirmdiena pirmdien pr | otrdiena otrdien ot | trešdiena trešdien tr | ceturtdiena ceturtdien ce \
            | piektdiena piektdien pk | sestdiena sestdien se
            """,
        words: [
            .filler: "gada gads g", .clock: "plkst pulksten", .seconds: "sekundes sekundēm",
            .minutes: "minūtes minūtēm minūte min",
            .hours: "stundas stundām stunda h", .days: "dienas dienām diena", .weeks: "nedēļas nedēļām",
            .months: "mēneša mēnešiem", .years: "gadiem", .ago: "pirms", .today: "šodien", .yesterday: "vakar",
            .tomorrow: "rīt", .published: "publicēts publicēta publicēšanas_datums ievietots",
            .modified: "atjaunots atjaunināts pēdējoreiz_atjaunots pēdējās_izmaiņas labots atjaunota",
        ])

    private static let lithuanian = Language(
        code: "lt",
        months: """
            sausis sausio saus | vasaris vasario vas | kovas kovo kov | balandis balandžio bal | gegužė gegužės geg \
            | birželis birželio birž | liepa liepos liep | rugpjūtis rugpjūčio rugp | rugsėjis rugsėjo rugs | spalis spalio spal \
            | lapkritis lapkričio lapkr lap | gruodis gruodžio gruod gr
            """,
        weekdays: """
            sekmadienis sekmadienį sekm | pirmadienis pirmadienį pirm | antradienis antradienį antr | trečiadienis trečiadienį treč \
            | ketvirtadienis ketvirtadienį ketv | penktadienis penktadienį penkt | šeštadienis šeštadienį šešt
            """,
        words: [
            .filler: "m metų", .days: "d diena dieną dienos dienų dienas",
            .hours: "val valanda valandą valandos valandų valandas",
            .minutes: "min minutė minutę minutės minučių minutes", .seconds: "sek sekundė sekundės sekundžių",
            .weeks: "savaitė savaitę savaitės savaičių", .months: "mėn mėnuo mėnesį mėnesio mėnesiai mėnesių mėnesius",
            .years: "metai metus", .ago: "prieš", .now: "ką_tik dabar", .today: "šiandien", .yesterday: "vakar",
            .tomorrow: "rytoj", .published: "paskelbta publikuota paskelbtas publikavimo_data sukurta",
            .modified: "atnaujinta paskutinį_kartą_atnaujinta atnaujinimas pakeista redaguota paskutinis_atnaujinimas",
        ])
}
