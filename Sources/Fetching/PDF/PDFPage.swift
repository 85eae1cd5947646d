/// A PDF's text as a page: paragraphs in the order of reading, without what is repeated on its pages.
///
/// A PDF knows places on paper, not paragraphs. Where lines and pages end says nothing: an inserted word must not look
/// like an edit of everything behind it.
enum PDFPage {
    /// Whether a page is a PDF by its first bytes; the media type alone is no proof.
    static func isPDF(_ page: Page) -> Bool { page.body.starts(with: Array("%PDF-".utf8)) }

    /// Writes the page.
    ///
    /// - Parameters:
    ///   - layout: what was read.
    ///   - name: what it is called when it has no title.
    /// - Returns: HTML; nil when there is no text in it, as in pictures of paper.
    static func html(_ layout: PDFLayout, name: String) -> [UInt8]? {
        let repeated = repeatedLines(layout)
        let blocks = layout.pages.flatMap { page in
            page.filter { !isMarginal($0) || !repeated.contains(shape($0.text)) }
        }
        var paragraphs = paragraphs(of: blocks)
        guard !paragraphs.isEmpty else { return nil }
        let headline = headline(layout, blocks, paragraphs)
        if let place = paragraphs.firstIndex(where: { folded($0) == folded(headline ?? "") }) {
            paragraphs.remove(at: place)
        }
        let title = headline ?? name.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        var text = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>\(title)</title></head>\n"
        text += "<body><article>\n"
        if let headline { text += "<h1>\(headline)</h1>\n" }
        for paragraph in paragraphs { text += "<p>\(paragraph)</p>\n" }
        return Array((text + "</article></body></html>\n").utf8)
    }

    // MARK: Paragraphs

    private static func paragraphs(of blocks: [PDFLayout.Block]) -> [String] {
        var paragraphs: [String] = []
        for block in blocks {
            for text in parts(of: block) {
                if let last = paragraphs.last, goesOn(last, text) {
                    paragraphs[paragraphs.count - 1] = PDFLayout.joined([last, text])
                } else {
                    paragraphs.append(text)
                }
            }
        }
        return paragraphs
    }

    /// The paragraphs of one block: a sentence that ends well before the margin ends one.
    private static func parts(of block: PDFLayout.Block) -> [String] {
        var parts: [[String]] = [[]]
        let margin = block.end - (block.end - block.start) * 0.2
        for (index, line) in block.lines.enumerated() where !line.text.isEmpty {
            parts[parts.count - 1].append(line.text)
            let isLast = index == block.lines.count - 1
            if !isLast, line.end < margin, endsSentence(line.text) { parts.append([]) }
        }
        return parts.map(PDFLayout.joined).filter { !$0.isEmpty }
    }

    /// A sentence that no mark ended goes on where the next text begins small: over a column or a page.
    private static func goesOn(_ text: String, _ next: String) -> Bool {
        !endsSentence(text) && next.first?.isLowercase == true
    }

    private static func endsSentence(_ text: String) -> Bool {
        let closing: Set<Character> = ["\"", "'", "”", "’", "»", ")", "]"]
        let marks: Set<Character> = [".", "!", "?", ":", "…", "。", "！", "？", "।", "؟"]
        let end = text.replacing("&quot;", with: "\"").replacing("&apos;", with: "'")
        return end.reversed().first { !closing.contains($0) }.map(marks.contains) ?? false
    }

    // MARK: What is repeated

    /// Whether a block stands where running titles and page numbers do.
    private static func isMarginal(_ block: PDFLayout.Block) -> Bool {
        (block.bottom < 0.12 || block.top > 0.88) && block.lines.count <= 2
    }

    /// What stands in the margin of two pages and of every third one, whatever its numbers.
    private static func repeatedLines(_ layout: PDFLayout) -> Set<String> {
        var counts: [String: Int] = [:]
        for page in layout.pages {
            for text in Set(page.filter(isMarginal).map { shape($0.text) }) { counts[text, default: 0] += 1 }
        }
        let needed = max(2, layout.pages.count / 3)
        return Set(counts.filter { $0.value >= needed }.keys)
    }

    private static func shape(_ text: String) -> String {
        var shape = ""
        for character in text {
            if !character.isNumber { shape.append(character) } else if shape.last != "#" { shape.append("#") }
        }
        return shape
    }

    // MARK: The headline

    /// The title where the text has it, else the largest letters of the first page, else the title as it is.
    private static func headline(
        _ layout: PDFLayout, _ blocks: [PDFLayout.Block], _ paragraphs: [String]
    ) -> String? {
        if let title = layout.title, let same = paragraphs.prefix(20).first(where: { folded($0) == folded(title) }) {
            return same
        }
        let heights = blocks.flatMap { block in block.lines.map(\.height) }.sorted()
        let usual = heights.isEmpty ? 0 : heights[heights.count / 2]
        let large = (layout.pages.first ?? []).filter { block in
            let height = block.lines.map(\.height).min() ?? 0
            return height > usual * 1.15 && block.text.count <= 200 && paragraphs.contains(block.text)
        }
        let largest = large.max { ($0.lines.first?.height ?? 0) < ($1.lines.first?.height ?? 0) }
        if let largest { return largest.text }
        return layout.title.flatMap { isName($0) ? nil : $0 }
    }

    /// Whether a title is what a program calls a document that nobody named.
    private static func isName(_ title: String) -> Bool {
        let small = title.lowercased()
        return small.hasPrefix("microsoft ") || small.hasPrefix("untitled") || !small.contains(" ")
    }

    private static func folded(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
