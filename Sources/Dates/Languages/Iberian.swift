extension Language {
    static let iberian = [spanish, portuguese, catalan]

    private static let spanish = Language(
        code: "es",
        months: """
            enero ene | febrero feb febr | marzo mar mzo | abril abr | mayo may | junio jun | julio jul | agosto ago ag \
            | septiembre sep sept setiembre set | octubre oct | noviembre nov | diciembre dic
            """,
        weekdays: """
            domingo dom do | lunes lun lu | martes mar ma | miércoles mié mi | jueves jue ju | viernes vie vi \
            | sábado sáb sa
            """,
        words: [
            .filler: "de del el en fecha día hora hora_local", .clock: "a_las a_la las la", .ordinal: "ro",
            .noon: "mediodía", .midnight: "medianoche", .forenoon: "de_la_mañana de_la_madrugada",
            .afternoon: "de_la_tarde de_la_noche", .seconds: "segundo segundos seg s",
            .minutes: "minuto minutos min mins", .hours: "hora horas h hs hrs hr", .days: "día días",
            .weeks: "semana semanas", .months: "mes meses", .years: "año años", .ago: "hace atrás", .ahead: "dentro_de",
            .one: "un una", .two: "dos", .half: "media",
            .roughly: "alrededor_de aproximadamente unos unas más_de menos_de casi",
            .now: "ahora ahora_mismo hace_un_momento recién hace_instantes justo_ahora", .today: "hoy",
            .yesterday: "ayer",
            .dayBeforeYesterday: "anteayer antier", .tomorrow: "mañana",
            .published: """
            publicado publicada publicado_el publicada_el publicado_en publicación fecha_de_publicación creado creado_el \
            fecha_publicación posteado subido escrito_el emitido primera_publicación redactado
            """,
            .modified: """
            actualizado actualizada actualizado_el actualizada_el actualizado_a_las última_actualización actualización \
            fecha_de_actualización modificado modificado_el última_modificación editado act corregido \
            última_edición última_hora_actualizado modificada
            """,
        ],
        zones: ["CET": "hora_peninsular"])

    private static let portuguese = Language(
        code: "pt",
        months: """
            janeiro jan | fevereiro fev | março mar | abril abr | maio mai | junho jun | julho jul | agosto ago \
            | setembro set | outubro out | novembro nov | dezembro dez
            """,
        weekdays: """
            domingo dom | segunda segunda-feira seg | terça terça-feira ter | quarta quarta-feira qua \
            | quinta quinta-feira qui | sexta sexta-feira sex | sábado sáb
            """,
        words: [
            .filler: "de do em no dia data feira", .clock: "às as à", .ordinal: "o", .noon: "meio-dia",
            .midnight: "meia-noite",
            .forenoon: "da_manhã da_madrugada", .afternoon: "da_tarde da_noite", .seconds: "segundo segundos seg s",
            .minutes: "minuto minutos min", .hours: "hora horas h hs hrs", .days: "dia dias", .weeks: "semana semanas",
            .months: "mês meses", .years: "ano anos", .ago: "há atrás faz", .ahead: "daqui_a", .one: "um uma",
            .two: "dois duas", .half: "meia", .roughly: "cerca_de aproximadamente mais_de menos_de quase",
            .now: "agora agora_mesmo neste_momento há_instantes", .today: "hoje", .yesterday: "ontem",
            .dayBeforeYesterday: "anteontem", .tomorrow: "amanhã",
            .published: """
            publicado publicada publicado_em publicada_em publicação data_de_publicação data_da_publicação criado criado_em \
            postado postado_em escrito_em divulgado primeira_publicação publicado_a publicado_às
            """,
            .modified: """
            atualizado atualizada atualizado_em atualizada_em actualizado actualizado_em última_atualização \
            última_actualização atualização modificado modificado_em última_modificação editado \
            atualizado_há atualizado_às data_de_atualização corrigido alterado última_alteração
            """,
        ],
        zones: ["BRT": "horário_de_brasília hora_de_brasília brasília", "WET": "hora_de_lisboa"])

    private static let catalan = Language(
        code: "ca",
        months: """
            gener gen | febrer febr feb | març mar | abril abr | maig | juny | juliol jul | agost ag ago | setembre set \
            | octubre oct | novembre nov | desembre des
            """,
        weekdays: """
            diumenge dg | dilluns dl | dimarts dt | dimecres dc | dijous dj | divendres dv | dissabte ds
            """,
        words: [
            .filler: "de d del el en", .clock: "a_les a_la les", .seconds: "segon segons", .minutes: "minut minuts min",
            .hours: "hora hores h", .days: "dia dies", .weeks: "setmana setmanes", .months: "mes mesos",
            .years: "any anys", .ago: "fa", .one: "un una", .now: "ara ara_mateix", .today: "avui", .yesterday: "ahir",
            .published: "publicat publicat_el publicació creat data_de_publicació",
            .modified: """
            actualitzat actualitzat_el actualització darrera_actualització última_actualització modificat \
            modificat_el darrera_modificació
            """,
        ])
}
