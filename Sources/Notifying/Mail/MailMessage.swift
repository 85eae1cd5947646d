import Basics
import Crypto
import Model

/// A message as it is sent (RFC 5322, MIME), made so that no text can become a header field or markup.
struct MailMessage: Sendable {
    var from: MailAddress
    var to: [MailAddress]
    /// One line of foreign text.
    var subject: String
    var date: Timestamp
    /// What stands before the `@` of its Message-ID: the same at every attempt.
    var id: String
    /// What stands before the `@` of the id that its thread begins with; nil begins none.
    var thread: String?
    /// An `https:` or `mailto:` address.
    var unsubscribe: String
    /// Our own fields, for the rules of mail programs.
    var marks: [(name: String, value: String)] = []
    var plain: String
    /// Nil sends the plain text alone.
    var html: String?

    /// The message with CRLF line ends, in ASCII throughout.
    var bytes: [UInt8] {
        var lines = head
        guard let html else {
            lines += MailMessage.partHead("text/plain") + [""]
            return Array((lines.joined(separator: "\r\n") + "\r\n" + QuotedPrintable.encode(plain)).utf8)
        }
        // `=_` cannot stand in a quoted-printable text.
        let border = "=_errata_" + String(StableHash.of(id), radix: 36)
        lines += ["Content-Type: multipart/alternative; boundary=\"\(border)\"", "", ""]
        var text = lines.joined(separator: "\r\n")
        for (type, part) in [("text/plain", plain), ("text/html", html)] {
            text += "--\(border)\r\n" + MailMessage.partHead(type).joined(separator: "\r\n") + "\r\n\r\n"
            text += QuotedPrintable.encode(part) + "\r\n"
        }
        return Array((text + "--\(border)--\r\n").utf8)
    }

    private var head: [String] {
        let domain = from.domain
        var lines = [
            "Date: " + MailDate.text(date), "From: " + MailField.mailbox(from),
            "To: " + to.map(MailField.mailbox).joined(separator: ",\r\n "),
            "Subject: " + MailField.text(TextFit.fit(TextFit.line(subject), 250)),
            "Message-ID: <\(MailField.word(id))@\(domain)>",
        ]
        if let thread {
            let id = "<\(MailField.word(thread))@\(domain)>"
            lines += ["In-Reply-To: " + id, "References: " + id]
        }
        lines.append("List-Unsubscribe: <\(MailField.word(unsubscribe))>")
        // RFC 3834: nobody's out-of-office note shall answer.
        lines += ["Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All"]
        lines += marks.map { "\($0.name): " + MailField.text(TextFit.fit(TextFit.line($0.value), 200)) }
        return lines + ["MIME-Version: 1.0"]
    }

    private static func partHead(_ type: String) -> [String] {
        ["Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: quoted-printable"]
    }
}

/// What may stand in a header field.
enum MailField {
    /// Foreign text: as it is when it is plain ASCII, else in encoded words (RFC 2047), folded.
    static func text(_ line: String) -> String {
        let isPlain = line.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !line.contains("=?")
        guard !isPlain || line.utf8.count > 900 else { return line }
        var words: [String] = []
        var piece: [UInt8] = []
        for character in line {
            let bytes = Array(String(character).utf8)
            // 45 bytes are 60 of Base64: a word has at most 75 characters.
            if !piece.isEmpty, piece.count + bytes.count > 45 {
                words.append(word(piece))
                piece = []
            }
            piece += bytes.prefix(45)
        }
        if !piece.isEmpty { words.append(word(piece)) }
        return words.joined(separator: "\r\n ")
    }

    private static func word(_ bytes: [UInt8]) -> String { "=?utf-8?B?\(Base64.encode(bytes))?=" }

    /// `"The desk" <desk@example.org>`.
    static func mailbox(_ address: MailAddress) -> String {
        let name = TextFit.line(address.name)
        guard !name.isEmpty else { return address.address }
        guard name.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return "\(text(name)) <\(address.address)>" }
        let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(quoted)\" <\(address.address)>"
    }

    /// Visible ASCII without what ends an id or an address.
    static func word(_ text: String) -> String {
        String(decoding: text.utf8.filter { (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E }, as: UTF8.self)
    }
}

/// Quoted-printable text (RFC 2045 section 6.7) with CRLF line ends.
enum QuotedPrintable {
    static func encode(_ text: String) -> String {
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { encode(Array(line.utf8), &lines) }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    private static func encode(_ line: [UInt8], _ lines: inout [String]) {
        var output: [UInt8] = []
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            let isPlain = (0x21...0x7E).contains(byte) && byte != 0x3D || byte == 0x20 && !isLast
            let piece = isPlain ? [byte] : [0x3D] + Array(Hex.encode([byte]).uppercased().utf8)
            // Room for the `=` of a soft line break.
            if output.count + piece.count > 75 {
                lines.append(String(decoding: output + [0x3D], as: UTF8.self))
                output = []
            }
            output += piece
        }
        lines.append(String(decoding: output, as: UTF8.self))
    }
}

/// `Sun, 29 Nov 2026 23:14:05 +0000` (RFC 5322 section 3.3).
enum MailDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

    static func text(_ time: Timestamp) -> String {
        let civil = CivilTime(time)
        let day = Int((time.milliseconds / 86_400_000) % 7)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(days[max(0, day)]), \(civil.day) \(months[civil.month - 1]) \(civil.year) "
            + "\(two(civil.hour)):\(two(civil.minute)):\(two(civil.second)) +0000"
    }
}
