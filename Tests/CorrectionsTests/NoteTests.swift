import Corrections
import Linux
import Testing

/// How publishers say that they changed a text, and sentences that only sound like it.
@Suite struct NoteTests {
    private static let folder = String(#filePath.dropLast("NoteTests.swift".count)) + "Fixtures/"

    static func rows(_ name: String) -> [[String]] {
        let bytes = (try? FileSystem.read(folder + name)) ?? []
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: "\t").map(String.init)
        }
    }

    @Test func `the tables are there`() {
        #expect(Self.rows("notes.tsv").count >= 150 && Self.rows("others.tsv").count >= 150)
        #expect(Set(Self.rows("notes.tsv").map { $0[0] }).count >= 25)
    }

    @Test(arguments: rows("notes.tsv"))
    func `a note is known by its form`(row: [String]) {
        for language in [row[0], nil] {
            let note = CorrectionNote.find(in: row[1], language: language)
            #expect(note?.certainty == .certain, "\(row[1]): \(note as Any)")
        }
    }

    @Test(arguments: rows("others.tsv"))
    func `a sentence about something else is none`(row: [String]) {
        for language in [row[0], nil] {
            let note = CorrectionNote.find(in: row[1], language: language)
            #expect(note?.certainty != .certain, "\(row[1]): \(note as Any)")
        }
    }

    @Test(arguments: rows("notes.tsv"))
    func `a note is one in any place and dress`(row: [String]) {
        for dressed in ["* \(row[1])", "[\(row[1])]", "— \(row[1])", "(\(row[1]))", "  \(row[1].uppercased())"] {
            // Capitals change more than case in some scripts.
            let isPlain = row[0] != "el" && row[0] != "tr" || !dressed.hasPrefix("  ")
            let note = CorrectionNote.find(in: dressed, language: row[0])
            #expect(note?.certainty == .certain || !isPlain, "\(dressed): \(note as Any)")
        }
    }

    @Test(arguments: rows("others.tsv").prefix(60))
    func `a sentence before a note says where it begins`(row: [String]) {
        let text = row[1] + " Correction: the bridge is 40 metres long."
        let note = CorrectionNote.find(in: text, language: row[0])
        #expect(note?.certainty == .certain && note?.sign == "Correction")
        #expect(note?.start == row[1].utf8.count + 1, "\(text)")
    }

    @Test func `what may be a note is told from what is one`() {
        for text in ["The article was corrected.", "An earlier version said that it was free.", "Update"] {
            #expect(CorrectionNote.find(in: text)?.certainty == .possible, "\(text)")
        }
        for text in ["", "The ferry leaves at nine.", "…", "\u{FFFD}\u{0}", "Correction"] {
            #expect(CorrectionNote.find(in: text)?.certainty != .possible, "\(text)")
        }
    }

    @Test(arguments: [
        "Updated: 21 November 2026", "Updated: 15 minutes ago", "Update: 3 hours ago 441 articles by the author",
        "28/12/2025 - 22h34 Güncelleme 31/12/2025 - 21h00 English Français العربية", "Оновлено: 15 хвилин тому",
        "ปรับปรุง: 35 นาทีที่แล้ว", "Cập nhật: 20 phút trước", "Aktualisiert: vor 5 Minuten",
        "Mis à jour : il y a 5 minutes", "Ενημερώθηκε: πριν από 45 λεπτά",
    ])
    func `a time behind a heading is a stamp, whatever stands in its line`(text: String) {
        for language in [nil, "tr", "uk", "th", "vi", "de"] {
            let note = CorrectionNote.find(in: text, language: language)
            #expect(note?.isStamp ?? true, "\(text): \(note as Any)")
        }
    }

    @Test(arguments: [
        "Updated: 15 minutes ago The ferry leaves at nine, the harbour master said.",
        "Updated: 15 minutes agoThe ferry leaves at nine, the harbour master said.",
        "Aktualisiert: vor 5 MinutenDie Fähre fährt um neun, sagte der Hafenmeister.",
        "Обновлено: 15 минут назадПаром отходит в девять, сказал капитан.",
        "Updated 15 minutes ago “The tide does not wait,” said the mayor.",
        "Aktualisiert: vor 5 Minuten Die Fähre fährt um neun, sagte der Hafenmeister.",
        "Mis à jour : il y a 5 minutes Le bac part à neuf heures, a dit le capitaine.",
        "Actualizado: hace 2 horas El transbordador sale a las nueve, dijo el capitán.",
        "Aggiornato: 15 minuti fa Il traghetto parte alle nove, ha detto il capitano.",
        "Bijgewerkt: 20 minuten geleden De veerboot vertrekt om negen uur, zei de kapitein.",
        "Обновлено: 15 минут назад Паром отходит в девять, сказал капитан.",
        "Оновлено: 15 хвилин тому Пором відходить о дев’ятій, сказав капітан.",
        "Zaktualizowano: 7 minut temu Prom odpływa o dziewiątej, powiedział kapitan.",
        "Güncelleme: 15 dakika önce Feribot dokuzda kalkıyor, dedi kaptan.",
        "Cập nhật: 20 phút trước Chuyến phà rời bến lúc chín giờ, thuyền trưởng nói.",
        "Diperbarui: 15 menit lalu Feri berangkat pukul sembilan, kata kapten.",
        "Ενημερώθηκε: πριν από 45 λεπτά Το πλοίο φεύγει στις εννιά, είπε ο καπετάνιος.",
        "ปรับปรุง: 35 นาทีที่แล้ว เรือออกเก้าโมง กัปตันกล่าว", "更新：15分钟前 渡轮九点开，船长说。", "更新: 15分前 船は九時に出る、と船長は言った。",
        "अपडेट: 15 मिनट पूर्व नाव नौ बजे जाती है, कप्तान ने कहा।", "تحديث: قبل 15 دقيقة تغادر العبارة في التاسعة، قال القبطان.",
    ])
    func `what a page shows behind a time told from now is no note`(text: String) {
        let languages = "en de fr es it nl ru uk pl tr vi id el th zh ja hi ar".split(separator: " ").map(String.init)
        for language in [nil] + languages {
            #expect(CorrectionNote.beginning(Array(text.utf8)[...], language: language) == nil, "\(language ?? "-")")
        }
    }

    @Test(arguments: [
        "Updated 15 minutes ago to add the answer of the port.", "Update: Vor 15 Jahren sank die Fähre, nicht vor 12.",
        "Updated: 15 minutes ago The ferry leaves at nine. This article was corrected on 21 November.",
    ])
    func `a note that speaks of a time told from now is one`(text: String) {
        #expect(CorrectionNote.find(in: text)?.certainty == .certain)
    }

    @Test(arguments: [
        "UPDATE, Nov. 21: The fare is four dollars, not three.", "Update: 12 people died, the coast guard says.",
        "Updated, 21 November: this text now has the answer of the port.",
        "Correction: 12 boats, not 21, left the port", "Update (3 pm) – The mayor has resigned.",
    ])
    func `what goes on behind the time is a note`(text: String) {
        #expect(CorrectionNote.find(in: text, language: "en")?.isStamp == false, "\(text)")
    }

    @Test func `hostile texts cost time in proportion`() {
        let words = ["this article was corrected ", "an earlier version of ", "\" correction: ", "更正", "( ", "1 "]
        for word in words {
            let text = String(repeating: word, count: 400_000 / word.utf8.count)
            #expect((CorrectionNote.beginning(Array(text.utf8)[...]) != nil) == (word == words[0]))
            _ = CorrectionNote.find(in: text)
        }
    }
}
