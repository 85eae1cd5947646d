import LibXML2
import Model

/// Where links lead.
enum SiteLinks {
    /// Whether the first link in or around a block leads to another page of this site.
    static func leadsElsewhere(_ block: TextBlock, _ draft: ArticleDraft) -> Bool {
        var around = draft.tree.nodes[Int(block.nodes.lowerBound)].parent
        for _ in 0..<4 where around >= 0 && draft.tree.nodes[Int(around)].tag != .a {
            around = draft.tree.nodes[Int(around)].parent
        }
        let isAround = around >= 0 && draft.tree.nodes[Int(around)].tag == .a
        guard let link = isAround ? around : block.nodes.first(where: { draft.tree.nodes[Int($0)].tag == .a }),
            let target = draft.tree.attributeRange(Int(link), .href).map({ draft.tree.bytes[$0] }),
            let first = target.first, first != UInt8(ascii: "#")
        else { return false }
        if first == UInt8(ascii: "/"), target.dropFirst().first != UInt8(ascii: "/") { return true }
        return WebAddress.resolve(String(decoding: target, as: UTF8.self), base: draft.page.base).host
            == draft.page.address.host
    }
}
