extension Language {
    /// What is written the same in many languages, the months of other calendars in Latin letters among it.
    static let universal = Language(
        code: "und", months: "", weekdays: "",
        solarHijriMonths: """
            farvardin hamal | ordibehesht sawr saur | khordad jawza | tir saratan | mordad amordad asad \
            | shahrivar sonbola sunbula | mehr mizan | aban aqrab | azar qaws | dey jadi | bahman dalw dalwa | esfand hut
            """,
        lunarHijriMonths: """
            muharram moharram muharrem | safar safer \
            | rabi_al_awwal rabi_ul_awwal rabi_al_awal rabi_ul_awal rabi_i rabiul_awal rabiulawal rabiul_awwal rebiulevvel \
            | rabi_al_thani rabi_ath_thani rabi_al_akhir rabi_al_akhar rabi_us_sani rabi_ul_thani rabi_ul_akhir rabi_ii \
            rabiul_akhir rabiulakhir rabius_sani rebiulahir \
            | jumada_al_ula jumada_al_awwal jumada_al_awal jumada_l_ula jumada_ul_ula jumada_ul_awwal jumada_i jumadil_awal \
            jumadilawal jamadi_ul_awwal cemaziyelevvel \
            | jumada_al_akhirah jumada_al_akhira jumada_al_akhir jumada_al_thani jumada_ath_thani jumada_al_thaniyah \
            jumada_ath_thaniyah jumada_al_thania jumada_l_akhirah jumada_ul_akhirah jumada_us_sani jumada_ii \
            jumadil_akhir jumadilakhir jamadi_us_sani cemaziyelahir \
            | rajab recep | shaban sha_ban shaaban sha_baan shabaan syaban sya_ban saban \
            | ramadan ramadhan ramazan ramzan | shawwal shawal syawal sevval \
            | dhu_al_qadah dhu_al_qa_dah dhu_al_qi_dah dhu_l_qa_dah dhu_l_qi_dah dhul_qadah dhul_qa_dah dhul_qi_dah \
            zul_qadah zulqadah zulkaedah zulkaidah zilkade \
            | dhu_al_hijjah dhu_al_hijja dhu_l_hijjah dhu_l_hijja dhul_hijjah dhul_hijja zul_hijjah zulhijjah zulhijah \
            zilhicce
            """,
        words: [
            .filler: "t ah", .forenoon: "am", .afternoon: "pm", .hours: "h hr hrs", .ordinal: "º ª",
        ],
        eras: [0: "ad ce"])
}
