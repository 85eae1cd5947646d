extension Language {
    static let southSlavic = [croatian, serbian, slovenian, bulgarian, macedonian]

    private static let croatian = Language(
        code: "hr",
        months: """
            siječanj siječnja siječnju sij | veljača veljače veljači velj | ožujak ožujka ožujku ožu | travanj travnja travnju tra \
            | svibanj svibnja svibnju svi | lipanj lipnja lipnju lip | srpanj srpnja srpnju srp | kolovoz kolovoza kolovozu kol \
            | rujan rujna rujnu ruj | listopad listopada listopadu lis | studeni studenoga studenog studenome studenom stu \
            | prosinac prosinca prosincu pro
            """,
        weekdays: """
            nedjelja nedjelju ned | ponedjeljak pon | utorak uto | srijeda srijedu sri | četvrtak čet | petak pet \
            | subota subotu sub
            """,
        words: [
            .filler: "god godine dana dne u datum", .clock: "u od", .noon: "podne", .midnight: "ponoć",
            .seconds: "sekunda sekunde sekundi sekundu sek", .minutes: "minuta minute minutu min",
            .hours: "sat sata sati h", .days: "dan dana", .weeks: "tjedan tjedna tjedana",
            .months: "mjesec mjeseca mjeseci",
            .years: "godina godine godinu", .ago: "prije", .ahead: "za", .one: "jedan jednu", .two: "dva dvije",
            .roughly: "oko otprilike", .now: "upravo_sada sada upravo", .today: "danas", .yesterday: "jučer",
            .dayBeforeYesterday: "prekjučer", .tomorrow: "sutra",
            .published: "objavljeno objavljen datum_objave objavljeno_dana kreirano objavljena",
            .modified: """
            ažurirano ažuriran zadnje_ažuriranje posljednje_ažuriranje zadnja_izmjena izmijenjeno posljednja_izmjena \
            ažurirano_dana dopunjeno osvježeno zadnja_promjena
            """,
        ])

    private static let serbian = Language(
        code: "sr",
        months: """
            januar januara jan јануар јануара јан | februar februara feb фебруар фебруара феб | mart marta mar март марта мар \
            | april aprila apr април априла апр | maj maja мај маја | jun juna juni јун јуна јуни | jul jula juli јул јула јули \
            | avgust avgusta avg август августа авг | septembar septembra sep sept септембар септембра сеп септ \
            | oktobar oktobra okt октобар октобра окт | novembar novembra nov новембар новембра нов \
            | decembar decembra dec децембар децембра дец
            """,
        weekdays: """
            nedelja nedelju ned недеља недељу нед | ponedeljak pon понедељак пон | utorak uto уторак уто \
            | sreda sredu sre среда среду сре | četvrtak čet четвртак чет | petak pet петак пет | subota subotu sub субота субота суб
            """,
        words: [
            .filler: "god godine dana godina год године u у", .clock: "u у od", .noon: "podne подне",
            .midnight: "ponoć поноћ",
            .seconds: "sekundi sekunde секунди секунде", .minutes: "minut minuta minuta minute мин минут минута min",
            .hours: "sat sata sati h čas časova časa сат сата сати час часова часа ч", .days: "dan dana дан дана",
            .weeks: "nedelja nedelje nedelju sedmica недеља недеље недељу",
            .months: "mesec meseca meseci месец месеца месеци",
            .years: "godina godine godinu година године годину", .ago: "pre prije пре прије",
            .one: "jedan jednu један једну",
            .now: "upravo_sada sada upravo управо_сада сада", .today: "danas данас", .yesterday: "juče juče јуче",
            .tomorrow: "sutra сутра",
            .published: "objavljeno objavljen datum_objave објављено објављен kreirano датум_објаве",
            .modified: """
            ažurirano ažuriran poslednje_ažuriranje poslednja_izmena izmenjeno dopunjeno osveženo ажурирано ажуриран \
            последње_ажурирање последња_измена измењено освежено
            """,
        ])

    private static let slovenian = Language(
        code: "sl",
        months: """
            januar januarja jan | februar februarja feb | marec marca mar | april aprila apr | maj maja | junij junija jun \
            | julij julija jul | avgust avgusta avg | september septembra sep sept | oktober oktobra okt \
            | november novembra nov | december decembra dec
            """,
        weekdays: """
            nedelja nedeljo ned | ponedeljek pon | torek tor | sreda sredo sre | četrtek čet | petek pet | sobota soboto sob
            """,
        words: [
            .filler: "dne leta", .clock: "ob uri", .seconds: "sekundo sekundama sekundami",
            .minutes: "minuto minutama minutami min",
            .hours: "uro urama urami uri h", .days: "dnevom dnevoma dnevi", .months: "mesecem mesecema meseci",
            .years: "letom letoma leti", .ago: "pred", .one: "eno enim", .today: "danes", .yesterday: "včeraj",
            .tomorrow: "jutri",
            .published: "objavljeno objavljen datum_objave",
            .modified: "posodobljeno nazadnje_posodobljeno zadnja_posodobitev spremenjeno zadnja_sprememba osveženo",
        ])

    private static let bulgarian = Language(
        code: "bg",
        months: """
            януари яну ян | февруари фев февр | март мар | април апр | май | юни юн | юли юл | август авг \
            | септември сеп септ | октомври окт | ноември ное ноем | декември дек
            """,
        weekdays: """
            неделя нед нд | понеделник пон пн | вторник вто вт | сряда сря ср | четвъртък чет чт | петък пет пт \
            | събота съб сб
            """,
        words: [
            .filler: "г год година на от дата", .clock: "в във от часа", .ordinal: "ви ри ти ми", .noon: "обяд обед",
            .midnight: "полунощ", .forenoon: "сутринта", .afternoon: "следобед вечерта",
            .seconds: "секунда секунди сек", .minutes: "минута минути мин", .hours: "час часа часове ч",
            .days: "ден дни дена",
            .weeks: "седмица седмици", .months: "месец месеца месеци", .years: "година години", .ago: "преди",
            .ahead: "след",
            .one: "един една", .two: "два две", .roughly: "около", .now: "сега току-що", .today: "днес",
            .yesterday: "вчера",
            .dayBeforeYesterday: "завчера", .tomorrow: "утре",
            .published:
                "публикувана публикувано публикуван публикувана_на публикувано_на дата_на_публикуване създадена създадено",
            .modified: """
            обновена обновено обновен актуализирана актуализирано последна_актуализация последно_обновяване \
            последна_промяна променена променено редактирана обновена_на
            """,
        ])

    private static let macedonian = Language(
        code: "mk",
        months: """
            јануари јан | февруари фев | март мар | април апр | мај | јуни јун | јули јул | август авг | септември сеп септ \
            | октомври окт | ноември ное ноем | декември дек
            """,
        weekdays: """
            недела нед | понеделник пон | вторник вто | среда сре | четврток чет | петок пет | сабота саб
            """,
        words: [
            .filler: "год година на г", .clock: "во од часот", .minutes: "минута минути",
            .hours: "час часа часа часови", .days: "ден дена",
            .months: "месец месеци", .years: "година години", .ago: "пред", .one: "една еден", .today: "денес",
            .yesterday: "вчера", .published: "објавено објавена објавено_на",
            .modified: "ажурирано последно_ажурирање последна_измена обновено",
        ])
}
