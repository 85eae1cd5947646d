extension Language {
    static let hungarian = [
        Language(
            code: "hu",
            months: """
                január januárban jan | február februárban feb febr | március márciusban márc már | április áprilisban ápr \
                | május májusban máj | június júniusban jún | július júliusban júl | augusztus augusztusban aug \
                | szeptember szept szep | október okt | november nov | december dec
                """,
            weekdays: """
                vasárnap vas | hétfő hétfőn hét | kedd kedden | szerda szerdán sze | csütörtök csütörtökön csüt | péntek pénteken pén \
                | szombat szombaton szo
                """,
            words: [
                .filler: "a az án én i jén ján ai ei dátum", .forenoon: "de délelőtt", .afternoon: "du délután este",
                .noon: "dél délben", .midnight: "éjfél", .seconds: "másodperc másodperce másodperccel",
                .minutes: "perc perce perccel",
                .hours: "óra órája órával órakor ó", .days: "nap napja nappal", .weeks: "hét hete héttel",
                .months: "hónap hónapja hónappal", .years: "év éve évvel",
                .ago: "ezelőtt másodperce perce órája napja hete hónapja éve", .one: "egy",
                .two: "két kettő",
                .half: "fél", .roughly: "körülbelül kb", .now: "most az_imént éppen_most", .today: "ma",
                .yesterday: "tegnap",
                .dayBeforeYesterday: "tegnapelőtt", .tomorrow: "holnap",
                .published:
                    "megjelent közzétéve publikálva létrehozva megjelenés közzététel publikálás kelt publikálta",
                .modified: """
                frissítve frissült utolsó_frissítés frissítés módosítva módosult utolsó_módosítás utoljára_frissítve \
                legutóbb_frissítve
                """,
            ])
    ]
}
