extension Language {
    static let italian = [
        Language(
            code: "it",
            months: """
                gennaio gen genn | febbraio feb febbr | marzo mar | aprile apr | maggio mag magg | giugno giu | luglio lug \
                | agosto ago ag | settembre set sett | ottobre ott | novembre nov | dicembre dic
                """,
            weekdays: """
                domenica dom | lunedì lun | martedì mar | mercoledì mer | giovedì gio | venerdì ven | sabato sab
                """,
            words: [
                .filler: "il del di dell l lo la in data", .clock: "alle ore h a all'", .ordinal: "o",
                .noon: "mezzogiorno",
                .midnight: "mezzanotte", .forenoon: "di_mattina del_mattino",
                .afternoon: "di_sera del_pomeriggio di_pomeriggio",
                .seconds: "secondo secondi sec", .minutes: "minuto minuti min", .hours: "ora ore h",
                .days: "giorno giorni gg",
                .weeks: "settimana settimane", .months: "mese mesi", .years: "anno anni", .ago: "fa", .ahead: "tra fra",
                .one: "un uno una un'", .two: "due", .half: "mezz'ora mezza",
                .roughly: "circa quasi oltre più_di meno_di",
                .now: "adesso ora poco_fa proprio_ora pochi_istanti_fa in_questo_momento", .today: "oggi",
                .yesterday: "ieri",
                .dayBeforeYesterday: "l'altro_ieri altro_ieri", .tomorrow: "domani",
                .published: """
                pubblicato pubblicata pubblicato_il pubblicata_il pubblicazione data_di_pubblicazione creato creato_il \
                inserito inserito_il postato prima_pubblicazione scritto_il data_pubblicazione pubblicato_alle
                """,
                .modified: """
                aggiornato aggiornata aggiornato_il aggiornata_il aggiornato_alle ultimo_aggiornamento aggiornamento \
                ultimo_agg modificato modificato_il ultima_modifica data_di_aggiornamento corretto rivisto agg
                """,
            ])
    ]
}
