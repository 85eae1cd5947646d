extension Language {
    static let malay = [indonesian, malaysian]

    private static let indonesian = Language(
        code: "id", unitsComeFirst: true,
        months: """
            januari jan | februari feb peb pebruari | maret mar | april apr | mei | juni jun | juli jul | agustus agu ags agt \
            | september sep sept | oktober okt | november nov nop nopember | desember des
            """,
        weekdays: """
            minggu min ahad | senin sen | selasa sel | rabu rab | kamis kam | jumat jum jum'at | sabtu sab
            """,
        words: [
            .filler: "tanggal tgl pada hari", .clock: "pukul pkl jam", .noon: "siang", .forenoon: "pagi",
            .afternoon: "sore malam",
            .seconds: "detik", .minutes: "menit mnt", .hours: "jam", .days: "hari", .weeks: "minggu pekan",
            .months: "bulan",
            .years: "tahun", .ago: "yang_lalu lalu", .one: "satu se sejam sehari", .two: "dua", .roughly: "sekitar",
            .now: "baru_saja sekarang", .today: "hari_ini", .yesterday: "kemarin", .tomorrow: "besok",
            .published:
                "diterbitkan dipublikasikan terbit diunggah dibuat diposting tayang tanggal_terbit dipublikasi diterbitkan_pada",
            .modified:
                "diperbarui diperbaharui pembaruan terakhir_diperbarui update terakhir_diupdate diubah terakhir_diubah pembaruan_terakhir diperbarui_pada updated",
        ])

    private static let malaysian = Language(
        code: "ms", unitsComeFirst: true,
        months: """
            januari jan | februari feb | mac | april apr | mei | jun | julai jul | ogos ogo | september sep sept | oktober okt \
            | november nov | disember dis
            """,
        weekdays: "ahad ahd | isnin isn | selasa sel | rabu rab | khamis kha | jumaat jum | sabtu sab",
        words: [
            .filler: "pada hari tarikh", .clock: "pukul jam", .forenoon: "pg pagi", .noon: "tengahari",
            .afternoon: "ptg petang malam",
            .seconds: "saat", .minutes: "minit", .hours: "jam", .days: "hari", .weeks: "minggu", .months: "bulan",
            .years: "tahun",
            .ago: "yang_lalu lalu lepas", .one: "satu se", .now: "baru_sahaja sekarang", .today: "hari_ini",
            .yesterday: "semalam kelmarin", .published: "diterbitkan diterbitkan_pada disiarkan tarikh_terbit",
            .modified:
                "dikemaskini kemaskini kemas_kini dikemas_kini kemas_kini_terakhir dikemaskini_pada tarikh_kemaskini",
        ])
}
