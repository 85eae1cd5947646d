extension Language {
    static let turkic = [turkish, azerbaijani]

    private static let turkish = Language(
        code: "tr",
        months: """
            ocak oca | şubat şub | mart mar | nisan nis ni | mayıs may | haziran haz | temmuz tem | ağustos ağu | eylül eyl \
            | ekim eki | kasım kas | aralık ara
            """,
        weekdays: """
            pazar paz | pazartesi pzt pts | salı sal | çarşamba çar çarş | perşembe per perş | cuma cum | cumartesi cmt cts
            """,
        words: [
            .filler: "tarihinde tarihi tarih günü yılı", .clock: "saat", .forenoon: "öö", .afternoon: "ös",
            .noon: "öğle", .midnight: "gece_yarısı", .seconds: "saniye sn", .minutes: "dakika dk", .hours: "saat sa",
            .days: "gün",
            .weeks: "hafta", .months: "ay", .years: "yıl sene", .ago: "önce", .ahead: "sonra", .one: "bir", .two: "iki",
            .half: "yarım", .roughly: "yaklaşık", .now: "şimdi az_önce şu_an biraz_önce", .today: "bugün",
            .yesterday: "dün",
            .dayBeforeYesterday: "evvelsi_gün", .tomorrow: "yarın",
            .published: """
            yayınlanma yayınlandı yayınlanma_tarihi yayımlanma yayımlandı yayımlanma_tarihi yayın_tarihi oluşturulma \
            oluşturulma_tarihi eklenme_tarihi giriş haber_giriş giriş_tarihi yayın eklendi ilk_yayın
            """,
            .modified: """
            güncelleme güncellendi güncellenme güncellenme_tarihi güncelleme_tarihi son_güncelleme son_güncellenme \
            son_güncelleme_tarihi düzenlendi değiştirilme son_değişiklik
            """,
        ],
        zones: ["TRT": "tsi"])

    private static let azerbaijani = Language(
        code: "az",
        months: """
            yanvar yan | fevral fev | mart mar | aprel apr | may | iyun iyn | iyul iyl | avqust avq | sentyabr sen \
            | oktyabr okt | noyabr noy | dekabr dek
            """,
        weekdays: """
            bazar | bazar_ertəsi | çərşənbə_axşamı | çərşənbə | cümə_axşamı | cümə | şənbə
            """,
        words: [
            .filler: "il tarix", .clock: "saat", .minutes: "dəqiqə dəq", .hours: "saat", .days: "gün", .weeks: "həftə",
            .months: "ay",
            .years: "il", .ago: "əvvəl", .one: "bir", .today: "bugün bu_gün", .yesterday: "dünən",
            .published: "dərc_edilib nəşr_olunub yayımlanıb", .modified: "yenilənib yenilənmə son_yenilənmə",
        ])
}
