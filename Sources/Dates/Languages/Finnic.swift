extension Language {
    static let finnic = [finnish, estonian]

    private static let finnish = Language(
        code: "fi",
        months: """
            tammikuu tammikuuta tammikuun tammi | helmikuu helmikuuta helmikuun helmi | maaliskuu maaliskuuta maaliskuun maalis \
            | huhtikuu huhtikuuta huhtikuun huhti | toukokuu toukokuuta toukokuun touko | kesäkuu kesäkuuta kesäkuun kesä \
            | heinäkuu heinäkuuta heinäkuun heinä | elokuu elokuuta elokuun elo | syyskuu syyskuuta syyskuun syys \
            | lokakuu lokakuuta lokakuun loka | marraskuu marraskuuta marraskuun marras | joulukuu joulukuuta joulukuun joulu
            """,
        weekdays: """
            sunnuntai sunnuntaina su | maanantai maanantaina ma | tiistai tiistaina ti | keskiviikko keskiviikkona ke \
            | torstai torstaina to | perjantai perjantaina pe | lauantai lauantaina la
            """,
        words: [
            .clock: "klo kello", .forenoon: "ap", .afternoon: "ip", .midnight: "keskiyö", .noon: "keskipäivä",
            .seconds: "sekunti sekuntia sek s", .minutes: "minuutti minuuttia min", .hours: "tunti tuntia h",
            .days: "päivä päivää pv", .weeks: "viikko viikkoa vk", .months: "kuukausi kuukautta kk",
            .years: "vuosi vuotta v",
            .ago: "sitten", .one: "yksi", .two: "kaksi", .half: "puoli", .roughly: "noin yli",
            .now: "juuri_nyt nyt juuri_äsken hetki_sitten äsken", .today: "tänään", .yesterday: "eilen",
            .dayBeforeYesterday: "toissapäivänä", .tomorrow: "huomenna",
            .published: "julkaistu julkaistiin julkaisupäivä luotu julkaisuaika",
            .modified:
                "päivitetty päivittyi viimeksi_päivitetty päivitys viimeisin_päivitys muokattu viimeksi_muokattu korjattu päivitettiin muutettu",
        ])

    private static let estonian = Language(
        code: "et",
        months: """
            jaanuar jaan | veebruar veebr | märts | aprill apr | mai | juuni | juuli | august aug | september sept sep \
            | oktoober okt | november nov | detsember dets
            """,
        weekdays: """
            pühapäev pühapäeval püh | esmaspäev esmaspäeval esm | teisipäev teisipäeval tei | kolmapäev kolmapäeval kol \
            | neljapäev neljapäeval nel | reede reedel ree | laupäev laupäeval lau
            """,
        words: [
            .filler: "a aasta", .clock: "kell kl", .seconds: "sekund sekundit", .minutes: "minut minutit min",
            .hours: "tund tundi h",
            .days: "päev päeva", .weeks: "nädal nädalat", .months: "kuu kuud", .years: "aastat", .ago: "tagasi",
            .now: "äsja praegu", .today: "täna", .yesterday: "eile", .tomorrow: "homme",
            .published: "avaldatud avaldamise_kuupäev lisatud",
            .modified: "uuendatud viimati_uuendatud muudetud viimati_muudetud täiendatud",
        ])
}
