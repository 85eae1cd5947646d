import LibXML2
import Model

/// The language of the article: what the page declares, in the form of BCP 47 (`pt_BR` becomes `pt-BR`).
enum LanguageStep {
    static func apply(to draft: inout ArticleDraft) {
        let head = draft.page.head
        let declared = [
            head.language, draft.page.data.language, head.first("og:locale"), head.first("language", "dc.language"),
            head.first("content-language"),
        ]
        draft.content.language = declared.lazy.compactMap { $0.flatMap(tag) }.first
    }

    /// A declaration as a language tag; nil when it is none.
    static func tag(_ declared: String) -> String? {
        let parts = declared.split(whereSeparator: { "-_".contains($0) })
        guard let first = parts.first, (2...3).contains(first.utf8.count),
            first.utf8.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A })
        else { return names[declared.lowercased()] }
        let rest = parts.dropFirst().prefix(2).map { $0.utf8.count == 2 ? $0.uppercased() : String($0) }
        return ([first.lowercased()] + rest).joined(separator: "-")
    }

    private static let names = [
        "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
        "español": "es", "portuguese": "pt", "português": "pt", "italian": "it", "italiano": "it", "russian": "ru",
        "dutch": "nl", "polish": "pl", "japanese": "ja", "chinese": "zh", "korean": "ko", "turkish": "tr",
    ]
}
