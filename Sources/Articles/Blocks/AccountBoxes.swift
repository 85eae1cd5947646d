import LibXML2
import Model

/// The boxes of a page that lead to an account: to subscribe, to register, to sign in.
///
/// They hold such links, fields for an address or a password, or buttons, or class names call them so. In whatever
/// language the offer is worded, its links are named by few words.
struct AccountBoxes {
    /// Elements all of whose text belongs to such a box.
    private var boxes: Set<Int32> = []
    /// Elements that hold such a link among their own text.
    private var holders: Set<Int32> = []
    private let tree: HTMLTree
    private let outline: PageOutline

    /// An element with more text is no box around a link, in bytes; neither is one so many levels above it.
    private static let largestBox = 1200
    private static let levels = 3

    init(_ tree: HTMLTree, _ outline: PageOutline) {
        self.tree = tree
        self.outline = outline
        for index in tree.nodes.indices where leads(index) { mark(Int32(index)) }
    }

    /// Whether a block belongs to such a box.
    func hold(_ block: TextBlock) -> Bool {
        if holders.contains(block.node) || outline.near[Int(block.node)].contains(.account) { return true }
        var node = block.node
        for _ in 0...AccountBoxes.levels where node >= 0 {
            if boxes.contains(node) { return true }
            node = tree.nodes[Int(node)].parent
        }
        return false
    }

    private mutating func mark(_ link: Int32) {
        boxes.insert(link)
        var node = tree.nodes[Int(link)].parent
        if node >= 0 { holders.insert(node) }
        for _ in 0..<AccountBoxes.levels where node >= 0 && isBox(node) {
            boxes.insert(node)
            node = tree.nodes[Int(node)].parent
        }
    }

    private func isBox(_ node: Int32) -> Bool {
        switch tree.nodes[Int(node)].tag {
        case .article, .main, .body, .html: false
        default: Int(outline.bytes[Int(node)]) <= AccountBoxes.largestBox
        }
    }

    private func leads(_ index: Int) -> Bool {
        switch tree.nodes[index].tag {
        case .a: tree.attribute(index, .href).map(AccountBoxes.isAccount) ?? false
        case .button: true
        case .input: ["password", "email"].contains(tree.attribute(index, .type)?.lowercased())
        default: false
        }
    }

    /// Whether an address is where people register, sign in or pay: by the words of its path, query and host.
    static func isAccount(_ address: String) -> Bool {
        if let isAccount = Array(address.utf8.prefix(longestAddress)).isPlainAccount { return isAccount }
        let parts = String(address.prefix(longestAddress)).lowercased().split { "/?&=#.:".contains($0) }
        return parts.contains { part in
            let words = part.split { !$0.isLetter }.map(String.init)
            // A long part is the headline of a story.
            guard words.count <= 3 else { return false }
            return words.contains(where: names.contains)
                || zip(words, words.dropFirst()).contains { names.contains($0 + $1) }
        }
    }

    /// What is looked at of an address, in characters.
    fileprivate static let longestAddress = 300

    /// The shortest and the longest of the names, in bytes.
    fileprivate static let lengths: ClosedRange<Int> = {
        let lengths = names.map(\.utf8.count)
        return (lengths.min() ?? 0)...(lengths.max() ?? 0)
    }()

    fileprivate static let names = Set(
        """
        login logon signin signup logga loggain logginn anmelden anmeldung einloggen connexion connecter
        iniciarsesion accedi inloggen kirjaudu zaloguj prihlasit prihlaseni bejelentkezes giris dangnhap
        register registration registrieren registrierung inscription inscrire registro registrarse registrati
        registreren registrera registrer rekisteroidy rejestracja registrace regisztracio uyelik uye dangky
        subscribe subscriber subscription subscriptions abo abos abonnement abonnements abonnieren abonner abonnez
        abonneren abonnera abonnent abbonati abbonamento abbonamenti abbonarsi suscribete suscripcion suscripciones
        suscribirse suscriptores assine assinatura assinaturas assinante prenumerera prenumeration tilaa tilaus
        subskrypcja prenumerata predplatne predplatit predplatitel elofizetes abonament abonamente abonelik podpiska
        langganan berlangganan account accounts konto compte cuenta conta mitglied mitgliedschaft membership
        memberships member checkout paywall regwall metered premium pricing angebote
        aboshop tarife ofertas
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}

extension [UInt8] {
    /// The same for an address of ASCII letters and marks, as nearly all are; nil for another one.
    ///
    /// A page has hundreds of links, and the properties of Unicode's characters cost more than to read the page.
    fileprivate var isPlainAccount: Bool? {
        guard allSatisfy({ $0 < 0x80 && $0 != 0x0D }) else { return nil }
        for part in split(whereSeparator: \.isAddressMark) {
            let words = part.split { !($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
            // A long part is the headline of a story.
            guard words.count <= 3 else { continue }
            for (index, word) in words.enumerated() {
                if word.isAccountName { return true }
                if index > 0, (words[index - 1] + word).isAccountName { return true }
            }
        }
        return false
    }
}

extension ArraySlice<UInt8> {
    fileprivate var isAccountName: Bool {
        AccountBoxes.lengths.contains(count)
            && AccountBoxes.names.contains(String(decoding: map { $0 | 0x20 }, as: UTF8.self))
    }
}

extension UInt8 {
    /// One of `/?&=#.:`.
    fileprivate var isAddressMark: Bool {
        switch self {
        case 0x2F, 0x3F, 0x26, 0x3D, 0x23, 0x2E, 0x3A: true
        default: false
        }
    }
}
