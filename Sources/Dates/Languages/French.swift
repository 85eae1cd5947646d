extension Language {
    static let french = [
        Language(
            code: "fr",
            months: """
                janvier janv jan | février févr fév fevr | mars mar | avril avr | mai | juin jun | juillet juil jui jul \
                | août aoû | septembre sept sep | octobre oct | novembre nov | décembre déc
                """,
            weekdays: """
                dimanche dim | lundi lun | mardi mar | mercredi mer | jeudi jeu | vendredi ven | samedi sam
                """,
            words: [
                .filler: "le du de la date_de heure locale heure_locale l d", .clock: "à a vers dès",
                .ordinal: "er ère ème",
                .noon: "midi", .midnight: "minuit", .forenoon: "du_matin", .afternoon: "de_l'après-midi du_soir",
                .seconds: "seconde secondes sec", .minutes: "minute minutes min mn", .hours: "heure heures h",
                .days: "jour jours j", .weeks: "semaine semaines", .months: "mois", .years: "an ans année années",
                .ago: "il_y_a depuis voilà", .ahead: "dans", .one: "un une", .two: "deux", .half: "demi_heure demi",
                .roughly: "environ près_de plus_de moins_de quelques",
                .now: "à_l'instant maintenant il_y_a_quelques_instants", .today: "aujourd'hui", .yesterday: "hier",
                .dayBeforeYesterday: "avant-hier", .tomorrow: "demain",
                .published: """
                publié publiée publié_le publiée_le publication date_de_publication mis_en_ligne mis_en_ligne_le mise_en_ligne \
                paru paru_le parution posté posté_le créé créé_le écrit_le première_publication date_de_parution \
                publié_à diffusé_le rédigé_le
                """,
                .modified: """
                mis_à_jour mise_à_jour mis_à_jour_le mise_à_jour_le dernière_mise_à_jour dernière_mise_à_jour_le \
                date_de_mise_à_jour modifié modifiée modifié_le modifiée_le dernière_modification actualisé \
                actualisé_le maj màj mis_à_jour_à corrigé corrigé_le dernière_modification_le révisé
                """,
            ],
            zones: ["CET": "heure_de_paris hnec", "CEST": "heac haec"])
    ]
}
