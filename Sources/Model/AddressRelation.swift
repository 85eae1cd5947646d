/// How the address under which an entry is listed differs from the one that its article is known by.
public enum AddressRelation: Sendable, Equatable {
    /// Another way to write the same page: scheme, `www.`, tracking, spelling.
    case samePage
    /// Only a part is another that looks made for the request.
    case token
    /// The same path on another host.
    case otherHost
    /// Another path, or both.
    case elsewhere

    /// Compares two web addresses; anything else is elsewhere.
    public init(from known: String, to listed: String) {
        guard let old = PageAddress(known), let new = PageAddress(listed) else {
            self = .elsewhere
            return
        }
        // Servers that take both spellings list now the one, now the other; where they are two pages, it is no news.
        if old.page == new.page || old.page.lowercased() == new.page.lowercased() {
            self = .samePage
        } else if old.host != new.host {
            self = old.place == new.place && !old.isHome ? .otherHost : .elsewhere
        } else {
            self = AddressRelation.differOnlyInTokens(old, new) ? .token : .elsewhere
        }
    }

    private static func differOnlyInTokens(_ old: PageAddress, _ new: PageAddress) -> Bool {
        let (before, after) = (old.path.split(separator: "/"), new.path.split(separator: "/"))
        guard before.count == after.count else { return false }
        let segments = zip(before, after).filter { $0 != $1 }
        guard segments.allSatisfy({ AddressParameter.isToken($0) && AddressParameter.isToken($1) }) else {
            return false
        }
        let different = Set(old.parameters).symmetricDifference(new.parameters)
        return different.allSatisfy { AddressParameter.isMadeForRequest(AddressParameter.value($0[...])) }
    }
}
