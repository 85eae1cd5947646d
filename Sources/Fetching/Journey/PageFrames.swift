import Model

/// The frames of a page that may show another page in its place: those of a `frameset`, and an `iframe` that fills it.
///
/// Old sites stand in framesets, and hosts that forward a name put the real site into one frame.
struct PageFrames {
    private var framed: [String] = []
    /// The rooms of the first `frameset`, as written: `100%,*`.
    private var rooms: [Substring] = []
    private var inline: [(address: String, fills: Bool)] = []

    /// Takes a start tag into account.
    mutating func take(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "frameset" where rooms.isEmpty:
            rooms = (attributes["rows"] ?? attributes["cols"] ?? "").split(separator: ",").prefix(100).map { $0 }
        case "frame" where framed.count < 100: framed.append(attributes["src"] ?? "")
        case "iframe" where inline.count < 100:
            if let address = attributes["src"], !PageFrames.isUnseen(attributes) {
                inline.append((address, PageFrames.fills(attributes)))
            }
        default: break
        }
    }

    /// The page that a reader of the page at that address looks at; nil when there is none, or it cannot be told which.
    ///
    /// An `iframe` of another host is a film or an advertisement, unless it fills the page.
    func target(of address: WebAddress) -> String? {
        if !framed.isEmpty { return mainFrame }
        guard inline.count == 1, let only = inline.first else { return nil }
        let host = WebAddress.resolve(only.address, base: address).host
        return only.fills || host == address.host ? only.address : nil
    }

    /// The only frame with a page, or the one with the most room.
    private var mainFrame: String? {
        let pages = framed.indices.filter { !framed[$0].isEmpty && !framed[$0].hasPrefix("about:") }
        if pages.count < 2 { return pages.first.map { framed[$0] } }
        guard rooms.count == framed.count else { return nil }
        let order = pages.sorted { PageFrames.size(rooms[$0]) > PageFrames.size(rooms[$1]) }
        let isClear = PageFrames.size(rooms[order[0]]) > PageFrames.size(rooms[order[1]])
        return isClear ? framed[order[0]] : nil
    }

    /// How much of a screen a room is, in thousandths: `*` is what pixels leave, which is most of it.
    private static func size(_ room: Substring) -> Int {
        let number = Int(room.filter(\.isNumber).prefix(4)) ?? 1
        if room.contains("*") { return 700 + min(99, number) }
        return room.contains("%") ? min(1000, number * 10) : min(600, number)
    }

    private static func fills(_ attributes: [String: String]) -> Bool {
        let style = (attributes["style"] ?? "").lowercased().filter { $0 != " " }
        return attributes["height"]?.hasPrefix("100%") == true
            || ["height:100%", "height:100vh"].contains { style.contains($0) }
    }

    private static func isUnseen(_ attributes: [String: String]) -> Bool {
        let style = (attributes["style"] ?? "").lowercased().filter { $0 != " " }
        if attributes["hidden"] != nil || style.contains("display:none") || style.contains("visibility:hidden") {
            return true
        }
        return ["width", "height"].contains { name in
            attributes[name].map { $0 == "0" || $0 == "1" || $0 == "0px" || $0 == "1px" } ?? false
        }
    }
}
