/// What `pdftotext -bbox-layout` says of a PDF: its title, and the blocks of its pages in the order of reading.
///
/// The words stay as they are written there, with `<` and `&` as references, so that they go into a page as they are.
struct PDFLayout {
    /// One line of a block.
    struct Line {
        var text = ""
        /// How high its letters are, in points.
        var height: Double
        /// Where it ends, from the left.
        var end: Double
    }

    /// Lines that stand together.
    struct Block {
        var lines: [Line] = []
        /// Its place on the page, from 0 at the top to 1 at the bottom.
        var top: Double
        var bottom: Double
        /// From the left, in points.
        var start: Double
        var end: Double

        /// The lines as one text; a word that was broken at a line's end is whole again.
        var text: String { PDFLayout.joined(lines.map(\.text)) }
    }

    /// What the document calls itself; nil when it does not.
    var title: String?
    var pages: [[Block]] = []

    /// Reads what the program printed; what is no part of its form is passed by.
    init(_ output: [UInt8]) {
        var height = 0.0
        for line in output.split(separator: UInt8(ascii: "\n")) {
            let text = line.drop { $0 == UInt8(ascii: " ") }
            if text.starts(with: Self.word) {
                guard let word = Self.content(text), !word.isEmpty else { continue }
                Self.add(word, to: &pages)
            } else if text.starts(with: Self.line) {
                let element = String(decoding: text, as: UTF8.self)
                Self.open(Self.line(element), in: &pages)
            } else if text.starts(with: Self.block) {
                let element = String(decoding: text, as: UTF8.self)
                guard !pages.isEmpty else { continue }
                pages[pages.count - 1].append(Self.block(element, pageHeight: height))
            } else if text.starts(with: Self.page) {
                height = Self.number("height", String(decoding: text, as: UTF8.self))
                pages.append([])
            } else if pages.isEmpty, text.starts(with: Self.name), let name = Self.content(text), !name.isEmpty {
                title = name
            }
        }
        pages = pages.map { $0.filter { block in block.lines.contains { !$0.text.isEmpty } } }
    }

    private static let word = Array("<word ".utf8)
    private static let line = Array("<line ".utf8)
    private static let block = Array("<block ".utf8)
    private static let page = Array("<page ".utf8)
    private static let name = Array("<title>".utf8)

    private static func add(_ word: String, to pages: inout [[Block]]) {
        guard let page = pages.indices.last, let block = pages[page].indices.last,
            let line = pages[page][block].lines.indices.last
        else { return }
        let gap = pages[page][block].lines[line].text.isEmpty ? "" : " "
        pages[page][block].lines[line].text += gap + word
    }

    private static func open(_ line: Line, in pages: inout [[Block]]) {
        guard let page = pages.indices.last, let block = pages[page].indices.last else { return }
        pages[page][block].lines.append(line)
    }

    private static func line(_ element: String) -> Line {
        Line(height: number("yMax", element) - number("yMin", element), end: number("xMax", element))
    }

    private static func block(_ element: String, pageHeight: Double) -> Block {
        let height = pageHeight > 0 ? pageHeight : 1
        return Block(
            top: number("yMin", element) / height, bottom: number("yMax", element) / height,
            start: number("xMin", element), end: number("xMax", element))
    }

    /// What stands between the element's tags; markup in it is none.
    private static func content(_ element: ArraySlice<UInt8>) -> String? {
        guard let begin = element.firstIndex(of: UInt8(ascii: ">")),
            let end = element.lastIndex(of: UInt8(ascii: "<")), begin < end
        else { return nil }
        return String(decoding: element[(begin + 1)..<end], as: UTF8.self).replacing("<", with: "&lt;")
    }

    private static func number(_ name: String, _ element: String) -> Double {
        guard let place = element.firstRange(of: " \(name)=\"") else { return 0 }
        let value = Double(element[place.upperBound...].prefix { $0 != "\"" }) ?? 0
        return value.isFinite ? value : 0
    }

    /// Lines as one text: a word that a hyphen broke between small letters is put together.
    static func joined(_ lines: [String]) -> String {
        var text = ""
        for line in lines where !line.isEmpty {
            if text.isEmpty {
                text = line
            } else if let last = text.last, last == "-" || last == "\u{AD}" || last == "\u{2010}",
                text.dropLast().last?.isLetter == true, line.first?.isLowercase == true
            {
                text = text.dropLast() + line
            } else {
                text += " " + line
            }
        }
        return text
    }
}
