extension Place {
    /// The place of a tz database name in any case; nil for an unknown one.
    static func named(_ name: String) -> Place? {
        let name = name.lowercased()
        if let place = all[name] { return place }
        guard name.hasPrefix("etc/gmt") || name == "etc/utc" || name == "etc/uct" || name == "etc/zulu" else {
            return nil
        }
        let sign = String(name.dropFirst("etc/gmt".count))
        // The tz database counts Etc zones west of Greenwich: Etc/GMT+5 is UTC-5.
        let hours = Int(sign.hasPrefix("+") ? String(sign.dropFirst()) : sign) ?? 0
        return abs(hours) <= 14 ? Place(winter: -60 * hours, summer: .none) : nil
    }

    /// The place whose clock most newsrooms of a country use; nil where a country has several that matter.
    static func ofCountry(_ code: String?) -> Place? {
        guard let code, let name = countries[code.uppercased()] else { return nil }
        return named(name)
    }

    /// The place that a language points to, where nearly all its readers share one clock.
    static func ofLanguage(_ code: String?) -> Place? {
        guard let code else { return nil }
        let primary = code.lowercased().prefix { $0 != "-" && $0 != "_" }
        return ofCountry(languages[String(primary)])
    }

    private static let all: [String: Place] = {
        var table: [String: Place] = [:]
        for (offset, summer, names) in rows {
            for name in names.split(separator: " ") {
                table[name.lowercased()] = Place(winter: offset, summer: summer)
            }
        }
        return table
    }()

    private static let countries: [String: String] = {
        var table: [String: String] = [:]
        for row in countryRows.split(separator: " ") {
            let parts = row.split(separator: "=")
            for code in parts[0].split(separator: ",") { table[String(code)] = String(parts[1]) }
        }
        return table
    }()

    private static let languages = [
        "ja": "JP", "ko": "KR", "cs": "CZ", "sk": "SK", "pl": "PL", "hu": "HU", "fi": "FI", "et": "EE", "lv": "LV",
        "lt": "LT", "el": "GR", "bg": "BG", "he": "IL", "th": "TH", "vi": "VN", "hi": "IN", "mr": "IN", "gu": "IN",
        "te": "IN", "kn": "IN", "ml": "IN", "da": "DK", "nb": "NO", "no": "NO", "nn": "NO", "sv": "SE", "is": "IS",
        "it": "IT", "de": "DE", "hr": "HR", "sl": "SI", "sr": "RS", "mk": "MK", "tr": "TR", "az": "AZ", "ka": "GE",
        "hy": "AM", "uk": "UA", "be": "BY", "sq": "AL", "ro": "RO", "bn": "BD", "ur": "PK", "fa": "IR", "af": "ZA",
        "tl": "PH", "fil": "PH",
    ]

    private static let countryRows = """
        DE=Europe/Berlin AT=Europe/Vienna CH,LI=Europe/Zurich FR,MC=Europe/Paris BE=Europe/Brussels NL=Europe/Amsterdam \
        LU=Europe/Luxembourg IT,SM,VA=Europe/Rome ES=Europe/Madrid AD=Europe/Andorra PT=Europe/Lisbon \
        GB,UK,IM,JE,GG=Europe/London IE=Europe/Dublin DK=Europe/Copenhagen NO=Europe/Oslo SE=Europe/Stockholm \
        FI=Europe/Helsinki EE=Europe/Tallinn LV=Europe/Riga LT=Europe/Vilnius PL=Europe/Warsaw CZ=Europe/Prague \
        SK=Europe/Bratislava HU=Europe/Budapest SI=Europe/Ljubljana HR=Europe/Zagreb RS,ME,XK=Europe/Belgrade \
        BA=Europe/Sarajevo MK=Europe/Skopje AL=Europe/Tirane GR=Europe/Athens CY=Asia/Nicosia BG=Europe/Sofia \
        RO=Europe/Bucharest MD=Europe/Chisinau UA=Europe/Kyiv BY=Europe/Minsk RU=Europe/Moscow TR=Europe/Istanbul \
        MT=Europe/Malta IS=Atlantic/Reykjavik IN=Asia/Kolkata LK=Asia/Colombo PK=Asia/Karachi BD=Asia/Dhaka \
        NP=Asia/Kathmandu CN=Asia/Shanghai TW=Asia/Taipei HK=Asia/Hong_Kong MO=Asia/Macau JP=Asia/Tokyo KR=Asia/Seoul \
        KP=Asia/Pyongyang SG=Asia/Singapore MY=Asia/Kuala_Lumpur TH=Asia/Bangkok VN=Asia/Ho_Chi_Minh KH=Asia/Phnom_Penh \
        LA=Asia/Vientiane MM=Asia/Yangon PH=Asia/Manila IL=Asia/Jerusalem PS=Asia/Gaza JO=Asia/Amman LB=Asia/Beirut \
        SY=Asia/Damascus IQ=Asia/Baghdad IR=Asia/Tehran SA=Asia/Riyadh AE=Asia/Dubai QA=Asia/Qatar KW=Asia/Kuwait \
        BH=Asia/Bahrain OM=Asia/Muscat YE=Asia/Aden AF=Asia/Kabul GE=Asia/Tbilisi AM=Asia/Yerevan AZ=Asia/Baku \
        UZ=Asia/Tashkent TM=Asia/Ashgabat KG=Asia/Bishkek TJ=Asia/Dushanbe KZ=Asia/Almaty EG=Africa/Cairo \
        ZA=Africa/Johannesburg NG=Africa/Lagos KE=Africa/Nairobi GH=Africa/Accra MA=Africa/Casablanca DZ=Africa/Algiers \
        TN=Africa/Tunis LY=Africa/Tripoli ET=Africa/Addis_Ababa TZ=Africa/Dar_es_Salaam UG=Africa/Kampala \
        ZW=Africa/Harare ZM=Africa/Lusaka SN=Africa/Dakar CI=Africa/Abidjan CM=Africa/Douala AO=Africa/Luanda \
        MZ=Africa/Maputo SD=Africa/Khartoum RW=Africa/Kigali NA=Africa/Windhoek BW=Africa/Gaborone \
        BR=America/Sao_Paulo AR=America/Argentina/Buenos_Aires CL=America/Santiago CO=America/Bogota PE=America/Lima \
        VE=America/Caracas EC=America/Guayaquil BO=America/La_Paz PY=America/Asuncion UY=America/Montevideo \
        GT=America/Guatemala CR=America/Costa_Rica PA=America/Panama HN=America/Tegucigalpa NI=America/Managua \
        SV=America/El_Salvador DO=America/Santo_Domingo CU=America/Havana JM=America/Jamaica TT=America/Port_of_Spain \
        PR=America/Puerto_Rico HT=America/Port-au-Prince NZ=Pacific/Auckland FJ=Pacific/Fiji PG=Pacific/Port_Moresby
        """

    private static let rows: [(Int, Summer, String)] = [
        (0, .none, "UTC GMT Africa/Abidjan Africa/Accra Africa/Dakar Atlantic/Reykjavik Africa/Bamako Africa/Monrovia"),
        (
            0, .europe,
            "Europe/London Europe/Dublin Europe/Lisbon Atlantic/Canary Atlantic/Madeira Europe/Belfast Europe/Jersey WET Portugal GB Eire"
        ),
        (
            60, .none,
            "Africa/Lagos Africa/Algiers Africa/Tunis Africa/Casablanca Africa/Douala Africa/Luanda Africa/Kinshasa"
        ),
        (
            60, .europe,
            """
            Europe/Berlin Europe/Vienna Europe/Zurich Europe/Paris Europe/Brussels Europe/Amsterdam Europe/Luxembourg Europe/Rome \
            Europe/Madrid Europe/Andorra Europe/Copenhagen Europe/Oslo Europe/Stockholm Europe/Warsaw Europe/Prague Europe/Bratislava \
            Europe/Budapest Europe/Ljubljana Europe/Zagreb Europe/Belgrade Europe/Sarajevo Europe/Skopje Europe/Tirane Europe/Malta \
            Europe/Monaco Europe/Vaduz Europe/San_Marino Europe/Vatican Europe/Podgorica Europe/Gibraltar CET MET Africa/Ceuta Arctic/Longyearbyen
            """
        ),
        (
            120, .none,
            "Africa/Johannesburg Africa/Tripoli Africa/Harare Africa/Lusaka Africa/Maputo Africa/Khartoum Africa/Kigali Africa/Windhoek Africa/Gaborone Europe/Kaliningrad"
        ),
        (
            120, .europe,
            "Europe/Helsinki Europe/Tallinn Europe/Riga Europe/Vilnius Europe/Athens Asia/Nicosia Europe/Nicosia Europe/Sofia Europe/Bucharest Europe/Chisinau Europe/Kyiv Europe/Kiev Europe/Mariehamn EET"
        ),
        (120, .israel, "Asia/Jerusalem Asia/Tel_Aviv Israel Asia/Gaza Asia/Hebron"),
        (120, .egypt, "Africa/Cairo Egypt"), (120, .lebanon, "Asia/Beirut"),
        (
            180, .none,
            "Europe/Moscow Europe/Minsk Europe/Istanbul Asia/Istanbul Turkey Asia/Riyadh Asia/Baghdad Asia/Qatar Asia/Kuwait Asia/Bahrain Asia/Aden Asia/Amman Asia/Damascus Africa/Nairobi Africa/Addis_Ababa Africa/Dar_es_Salaam Africa/Kampala Africa/Mogadishu Europe/Simferopol"
        ),
        (210, .none, "Asia/Tehran Iran"),
        (
            240, .none,
            "Asia/Dubai Asia/Muscat Asia/Tbilisi Asia/Yerevan Asia/Baku Europe/Samara Indian/Mauritius Europe/Saratov Europe/Ulyanovsk"
        ),
        (270, .none, "Asia/Kabul"),
        (
            300, .none,
            "Asia/Karachi Asia/Tashkent Asia/Ashgabat Asia/Dushanbe Asia/Yekaterinburg Asia/Almaty Asia/Samarkand Indian/Maldives"
        ),
        (330, .none, "Asia/Kolkata Asia/Calcutta Asia/Colombo"), (345, .none, "Asia/Kathmandu Asia/Katmandu"),
        (360, .none, "Asia/Dhaka Asia/Bishkek Asia/Thimphu Asia/Omsk"), (390, .none, "Asia/Yangon Asia/Rangoon"),
        (
            420, .none,
            "Asia/Bangkok Asia/Ho_Chi_Minh Asia/Saigon Asia/Phnom_Penh Asia/Vientiane Asia/Jakarta Asia/Pontianak Asia/Krasnoyarsk Asia/Novosibirsk Asia/Hovd"
        ),
        (
            480, .none,
            "Asia/Shanghai Asia/Chongqing Asia/Taipei Asia/Hong_Kong Hongkong Asia/Macau Asia/Singapore Singapore Asia/Kuala_Lumpur Asia/Manila Asia/Makassar Asia/Irkutsk Australia/Perth Asia/Ulaanbaatar Asia/Brunei PRC ROC"
        ),
        (540, .none, "Asia/Tokyo Japan Asia/Seoul ROK Asia/Pyongyang Asia/Jayapura Asia/Yakutsk"),
        (570, .none, "Australia/Darwin"), (570, .australia, "Australia/Adelaide"),
        (600, .none, "Australia/Brisbane Asia/Vladivostok Pacific/Port_Moresby Pacific/Guam"),
        (
            600, .australia,
            "Australia/Sydney Australia/Melbourne Australia/Hobart Australia/Canberra Australia/ACT Australia/NSW Australia/Victoria"
        ),
        (660, .none, "Asia/Magadan Asia/Sakhalin Pacific/Noumea Pacific/Guadalcanal"),
        (720, .none, "Pacific/Fiji Asia/Kamchatka"),
        (720, .newZealand, "Pacific/Auckland NZ Antarctica/McMurdo"), (780, .none, "Pacific/Apia Pacific/Tongatapu"),
        (-60, .none, "Atlantic/Cape_Verde"), (-60, .europe, "Atlantic/Azores"),
        (
            -180, .none,
            "America/Sao_Paulo America/Argentina/Buenos_Aires America/Buenos_Aires America/Montevideo America/Bahia America/Fortaleza America/Recife America/Belem America/Asuncion America/Cayenne Brazil/East America/Araguaina America/Argentina/Cordoba"
        ),
        (-210, .america, "America/St_Johns Canada/Newfoundland"),
        (-240, .america, "America/Halifax Atlantic/Bermuda Canada/Atlantic America/Moncton"),
        (
            -240, .none,
            "America/Caracas America/La_Paz America/Santo_Domingo America/Puerto_Rico America/Port_of_Spain America/Manaus America/Guyana America/Cuiaba America/Barbados"
        ),
        (-240, .chile, "America/Santiago Chile/Continental"),
        (
            -300, .america,
            "America/New_York America/Toronto America/Detroit America/Montreal US/Eastern Canada/Eastern America/Nassau America/Port-au-Prince America/Indiana/Indianapolis America/Kentucky/Louisville EST5EDT America/Indianapolis"
        ),
        (
            -300, .none,
            "America/Bogota America/Lima America/Guayaquil America/Panama America/Jamaica Jamaica EST America/Cancun"
        ), (-300, .cuba, "America/Havana Cuba"),
        (-360, .america, "America/Chicago US/Central America/Winnipeg Canada/Central CST6CDT America/Menominee"),
        (
            -360, .none,
            "America/Mexico_City America/Guatemala America/Costa_Rica America/Tegucigalpa America/Managua America/El_Salvador America/Regina America/Monterrey America/Belize"
        ),
        (
            -420, .america,
            "America/Denver America/Edmonton US/Mountain Canada/Mountain America/Boise MST7MDT America/Calgary"
        ), (-420, .none, "America/Phoenix US/Arizona America/Hermosillo America/Whitehorse MST"),
        (-480, .america, "America/Los_Angeles America/Vancouver America/Tijuana US/Pacific Canada/Pacific PST8PDT"),
        (-540, .america, "America/Anchorage US/Alaska"), (-600, .none, "Pacific/Honolulu US/Hawaii HST Pacific/Tahiti"),
        (-660, .none, "Pacific/Pago_Pago"),
    ]
}
