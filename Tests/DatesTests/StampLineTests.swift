import Dates
import Glibc
import Linux
import Model
import Testing

struct StampLineTests {
    struct Expected: Sendable {
        var role: Stamp.Role
        var literal: String
        var iso: String
    }

    static let cases: [(String, [Expected])] = [
        (
            "Updated January 12th, 2020 at 12:42 IST",
            [Expected(role: .modified, literal: "January 12th, 2020 at 12:42 IST", iso: "2020-01-12T12:42:00+05:30")]
        ),
        (
            "Published January 12th, 2020 at 12:42 IST",
            [Expected(role: .published, literal: "January 12th, 2020 at 12:42 IST", iso: "2020-01-12T12:42:00+05:30")]
        ),
        (
            "Last Updated: 12 January 2020, 12:42 PM IST",
            [Expected(role: .modified, literal: "12 January 2020, 12:42 PM IST", iso: "2020-01-12T12:42:00+05:30")]
        ),
        (
            "First published on Sun 12 Jan 2020 12.42 GMT",
            [Expected(role: .published, literal: "Sun 12 Jan 2020 12.42 GMT", iso: "2020-01-12T12:42:00+00:00")]
        ),
        (
            "Veröffentlicht am 12.01.2020 um 12:42 Uhr, aktualisiert am 13.01.2020 um 08:00 Uhr",
            [
                Expected(role: .published, literal: "12.01.2020 um 12:42 Uhr", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "13.01.2020 um 08:00 Uhr", iso: "2020-01-13T08:00:00"),
            ]
        ),
        (
            "Stand: 12.01.2020 12:42 Uhr",
            [Expected(role: .modified, literal: "12.01.2020 12:42 Uhr", iso: "2020-01-12T12:42:00")]
        ),
        (
            "Publié le 12 janvier 2020 à 12h42 - Mis à jour le 13 janvier 2020 à 08h05",
            [
                Expected(role: .published, literal: "12 janvier 2020 à 12h42", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "13 janvier 2020 à 08h05", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "Publicado: 12/01/2020 12:42 | Actualizado: 13/01/2020 08:05",
            [
                Expected(role: .published, literal: "12/01/2020 12:42", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "13/01/2020 08:05", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "Atualizado em 12/01/2020 às 12h42",
            [Expected(role: .modified, literal: "12/01/2020 às 12h42", iso: "2020-01-12T12:42:00")]
        ),
        (
            "Pubblicato il 12 gennaio 2020 alle 12:42. Ultimo aggiornamento: 13 gennaio 2020 alle ore 08.05",
            [
                Expected(role: .published, literal: "12 gennaio 2020 alle 12:42", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "13 gennaio 2020 alle ore 08.05", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "Gepubliceerd op 12 januari 2020 om 12:42, laatst bijgewerkt op 13 januari 2020 om 08:05",
            [
                Expected(role: .published, literal: "12 januari 2020 om 12:42", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "13 januari 2020 om 08:05", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "Publicerad 12 januari 2020 kl. 12.42 Uppdaterad 13 januari 2020 kl. 08.05",
            [
                Expected(role: .published, literal: "12 januari 2020 kl. 12.42", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "13 januari 2020 kl. 08.05", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "Publisert 12.01.2020 kl. 12:42. Sist oppdatert 13.01.2020 kl. 08:05",
            [
                Expected(role: .published, literal: "12.01.2020 kl. 12:42", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "13.01.2020 kl. 08:05", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "Offentliggjort d. 12. januar 2020 kl. 12:42",
            [Expected(role: .published, literal: "12. januar 2020 kl. 12:42", iso: "2020-01-12T12:42:00")]
        ),
        (
            "Julkaistu 12.1.2020 klo 12.42 Päivitetty 13.1.2020 klo 8.05",
            [
                Expected(role: .published, literal: "12.1.2020 klo 12.42", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "13.1.2020 klo 8.05", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "Opublikowano: 12 stycznia 2020, 12:42 Aktualizacja: 13 stycznia 2020, 8:05",
            [
                Expected(role: .published, literal: "12 stycznia 2020, 12:42", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "13 stycznia 2020, 8:05", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "Publikováno 12. 1. 2020 12:42, aktualizováno 13. 1. 2020",
            [
                Expected(role: .published, literal: "12. 1. 2020 12:42", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "13. 1. 2020", iso: "2020-01-13T00:00:00"),
            ]
        ),
        (
            "Опубликовано: 12 января 2020, 12:42 | Обновлено: 13 января 2020, 08:05",
            [
                Expected(role: .published, literal: "12 января 2020, 12:42", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "13 января 2020, 08:05", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "Опубліковано 12 січня 2020 о 12:42",
            [Expected(role: .published, literal: "12 січня 2020 о 12:42", iso: "2020-01-12T12:42:00")]
        ),
        (
            "Δημοσίευση: 12/01/2020 12:42 | Τελευταία ενημέρωση: 13/01/2020 08:05",
            [
                Expected(role: .published, literal: "12/01/2020 12:42", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "13/01/2020 08:05", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "Giriş Tarihi: 12.01.2020 12:42 Son Güncelleme: 13.01.2020 08:05",
            [
                Expected(role: .published, literal: "12.01.2020 12:42", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "13.01.2020 08:05", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "Megjelent: 2020. január 12. 12:42, frissítve: 2020. január 13. 8:05",
            [
                Expected(role: .published, literal: "2020. január 12. 12:42", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "2020. január 13. 8:05", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "Actualizat la 13 ianuarie 2020",
            [Expected(role: .modified, literal: "13 ianuarie 2020", iso: "2020-01-13T00:00:00")]
        ),
        (
            "تاريخ النشر: 12.01.2020 | 12:42 GMT",
            [Expected(role: .published, literal: "12.01.2020 | 12:42 GMT", iso: "2020-01-12T12:42:00+00:00")]
        ),
        (
            "פורסם: 12.01.20, 12:42 עודכן: 13.01.20, 08:05",
            [
                Expected(role: .published, literal: "12.01.20, 12:42", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "13.01.20, 08:05", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "تاريخ النشر: الأحد 19 جمادى الآخرة 1448هـ - 29 نوفمبر 2026م",
            [Expected(role: .published, literal: "29 نوفمبر 2026", iso: "2026-11-29T00:00:00")]
        ),
        (
            "Published 29 November 2026 / 20 Jumada II 1448",
            [Expected(role: .published, literal: "29 November 2026", iso: "2026-11-29T00:00:00")]
        ),
        ("更新日：R8.11.29", [Expected(role: .modified, literal: "R8.11.29", iso: "2026-11-29T00:00:00")]),
        ("अपडेटेड 12 जनवरी 2020", [Expected(role: .modified, literal: "12 जनवरी 2020", iso: "2020-01-12T00:00:00")]),
        (
            "Diterbitkan 12 Januari 2020 12:42 WIB",
            [Expected(role: .published, literal: "12 Januari 2020 12:42 WIB", iso: "2020-01-12T12:42:00+07:00")]
        ),
        (
            "Đăng ngày 12/01/2020 - 12:42 Cập nhật lúc 13/01/2020 08:05",
            [
                Expected(role: .published, literal: "12/01/2020 - 12:42", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "13/01/2020 08:05", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "发布时间：2020年01月12日 12:42 更新时间：2020-01-13 08:05",
            [
                Expected(role: .published, literal: "2020年01月12日 12:42", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "2020-01-13 08:05", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "2020年1月12日 12時42分 公開 2020年1月13日 8時5分 更新",
            [
                Expected(role: .published, literal: "2020年1月12日 12時42分", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "2020年1月13日 8時5分", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "기사입력 2020-01-12 12:42:00  최종수정 2020-01-13 08:05:00",
            [
                Expected(role: .published, literal: "2020-01-12 12:42:00", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "2020-01-13 08:05:00", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "เผยแพร่: 12 ม.ค. 2563 12:42 ปรับปรุง: 13 ม.ค. 2563 08:05",
            [
                Expected(role: .published, literal: "12 ม.ค. 2563 12:42", iso: "2020-01-12T12:42:00"),
                Expected(role: .modified, literal: "13 ม.ค. 2563 08:05", iso: "2020-01-13T08:05:00"),
            ]
        ),
        (
            "Публикувана: 12 януари 2020, 12:42",
            [Expected(role: .published, literal: "12 януари 2020, 12:42", iso: "2020-01-12T12:42:00")]
        ),
        (
            "به روز شده: ۱۲:۴۲ - ۲۲ دی ۱۳۹۸",
            [Expected(role: .modified, literal: "۱۲:۴۲ - ۲۲ دی ۱۳۹۸", iso: "2020-01-12T12:42:00")]
        ),
        (
            "January 12 2020 5 Comments",
            [Expected(role: .unknown, literal: "January 12 2020", iso: "2020-01-12T00:00:00")]
        ),
        (
            "By Jane Doe | Jan. 12, 2020, 12:42 p.m. | 5 min read",
            [Expected(role: .unknown, literal: "Jan. 12, 2020, 12:42 p.m.", iso: "2020-01-12T12:42:00")]
        ),
        (
            "This article was last updated on 12 January 2020 to correct the name of the minister who said that the plan would cost 5 million pounds a year.",
            [Expected(role: .modified, literal: "12 January 2020", iso: "2020-01-12T00:00:00")]
        ),
        (
            "The minister said on 12 January 2020 that the plan would cost 5 million pounds a year and that nobody would lose a job because of it.",
            []
        ),
        ("Nobody was hurt.", []),
        ("Tuesday, January 10 10:30am - 11:00am", []),
        // What begins and ends with a date has its labels before the dates.
        (
            "January 19, 2020 / Updated January 20, 2020",
            [
                Expected(role: .unknown, literal: "January 19, 2020", iso: "2020-01-19T00:00:00"),
                Expected(role: .modified, literal: "January 20, 2020", iso: "2020-01-20T00:00:00"),
            ]
        ),
        ("5 comments", []),
        ("", []),
    ]

    @Test(arguments: cases) func `stamps are found with their label, place and time`(text: String, expected: [Expected])
    {
        let mentions = StampLine.find(in: text)
        #expect(mentions.map(\.role) == expected.map(\.role))
        #expect(mentions.map(\.literal) == expected.map(\.literal))
        #expect(mentions.map { $0.reading?.iso8601 } == expected.map(\.iso))
        let bytes = Array(text.utf8)
        for mention in mentions {
            #expect(String(decoding: bytes[mention.range], as: UTF8.self) == mention.literal)
            #expect(mention.lineRange.lowerBound <= mention.range.lowerBound)
            #expect(mention.lineRange.upperBound >= mention.range.upperBound)
        }
    }

    @Test func `a relative stamp is said to be relative and holds no reading`() {
        let mentions = StampLine.find(in: "Updated 3 hours ago")
        #expect(mentions.map(\.role) == [.modified])
        #expect(mentions.map(\.literal) == ["3 hours ago"])
        #expect(mentions.map(\.isRelative) == [true])
        #expect(mentions.first?.reading == nil)
    }

    @Test(arguments: ["Updated 1 minutes ago", "3 days ago / Updated", "Updated: 2 hours ago"])
    func `a relative stamp is no day of another language's August`(text: String) throws {
        var hints = DateHints()
        hints.referenceTime = Timestamp(seconds: 1_795_596_410)
        for language in [nil, "en", "es"] {
            hints.language = language
            let mention = try #require(StampLine.find(in: text, hints: hints).first)
            #expect(mention.isRelative)
            #expect(mention.reading == nil)
            #expect(DateReader.read(mention.literal, hints: hints) == nil)
        }
    }

    @Test func `a day in August is one in Spanish`() throws {
        var hints = DateHints()
        hints.language = "es"
        let mention = try #require(StampLine.find(in: "Actualizado 3 ago 2026, 12:40", hints: hints).first)
        #expect(!mention.isRelative)
        #expect(mention.reading != nil)
    }

    @Test func `hostile blocks take bounded time`() throws {
        let texts = [
            String(repeating: "1 ", count: 100_000), String(repeating: "Jan 1 2020 ", count: 20_000),
            String(repeating: "updated ", count: 50_000), String(repeating: "9999999999999999999999", count: 5000),
            String(repeating: "á́", count: 50_000), String(repeating: "年月日", count: 50_000),
        ]
        // The thread's own time: what else the machine does is not counted.
        let clock = try #require(ThreadClock.current)
        let start = try #require(clock.time)
        for text in texts { _ = StampLine.find(in: text) }
        // A sanitizer makes everything slower by about this much; what is quadratic would still take minutes.
        let patience = getenv("ERRATA_SANITIZER") == nil ? 1 : 10
        #expect(try #require(clock.time) - start < .seconds(2 * patience))
    }
}

struct RelativeTimeTests {
    static let relative = [
        "3 hours ago",
        "Updated 3 hours ago",
        "Posted 2h ago",
        "just now",
        "Yesterday at 5 pm",
        "an hour ago",
        "a few minutes ago",
        "half an hour ago",
        "vor 2 Stunden",
        "vor einer Stunde",
        "Gestern, 17:05 Uhr",
        "il y a 5 min",
        "aujourd'hui à 12h42",
        "hace 3 horas",
        "há 3 horas",
        "Hoje às 12h42",
        "3 ore fa",
        "3 uur geleden",
        "för 3 timmar sedan",
        "for 3 timer siden",
        "3 tuntia sitten",
        "3 godz. temu",
        "před 3 hodinami",
        "prije 3 sata",
        "преди 3 часа",
        "2 часа назад",
        "3 години тому",
        "πριν από 3 ώρες",
        "3 saat önce",
        "3 órája",
        "acum 3 ore",
        "منذ 3 ساعات",
        "לפני 3 שעות",
        "3 ساعت پیش",
        "3 घंटे पहले",
        "3 jam yang lalu",
        "3 giờ trước",
        "3 ชั่วโมงที่แล้ว",
        "3時間前",
        "3小时前",
        "3시간 전",
        "heute",
    ]

    static let absolute = [
        "5 min read", "3 comments", "2 days", "12 January 2020", "Today, 12 January 2020", "He died 3 days ago",
        "Nobody was hurt.", "", "3",
    ]

    @Test(arguments: relative) func `a relative time is known as such`(text: String) {
        #expect(RelativeTime.isRelative(text))
    }

    @Test(arguments: absolute) func `other texts are not relative`(text: String) {
        #expect(!RelativeTime.isRelative(text))
    }

    static let estimates: [(String, String)] = [
        ("3 hours ago", "2020-01-12T09:00:00Z"),
        ("vor 5 Minuten", "2020-01-12T11:55:00Z"),
        ("il y a 2 jours", "2020-01-10T12:00:00Z"),
        ("3時間前", "2020-01-12T09:00:00Z"),
        ("half an hour ago", "2020-01-12T11:30:00Z"),
        ("an hour ago", "2020-01-12T11:00:00Z"),
        ("1 hour 30 minutes ago", "2020-01-12T10:30:00Z"),
        ("just now", "2020-01-12T12:00:00Z"),
        ("yesterday at 5 pm", "2020-01-11T17:00:00Z"),
        ("today, 9:15", "2020-01-12T09:15:00Z"),
        ("3 órája", "2020-01-12T09:00:00Z"),
    ]

    @Test(arguments: estimates) func `a relative time counts from the fetch`(text: String, expected: String) throws {
        let noon = try #require(Timestamp(iso8601: "2020-01-12T12:00:00Z"))
        #expect(RelativeTime.estimate(text, from: noon)?.iso8601 == expected)
    }
}
