/// What one page says about its site: handed to `SiteProfile.learn(from:)`.
public struct SiteObservation: Sendable, Equatable {
    /// The page's address.
    public var url: String
    /// Fingerprints of the page's blocks, kept or not; equal text gives equal fingerprints.
    public var blocks: [UInt64] = []
    /// For each region of the page (see `ArticleReading.regions`) how many of its blocks were read as the article.
    public var regions: [UInt64: RegionCount] = [:]
    /// The words that follow the headline in the page's title, such as ` | Example News`.
    public var titleSuffix: String?

    /// Nothing seen on the page yet.
    public init(url: String) { self.url = url }
}

/// The blocks of one region of a page, by what they were read as.
public struct RegionCount: Sendable, Equatable {
    /// Read as a part of the article.
    public var kept = 0
    /// Read as something else.
    public var dropped = 0

    /// No block yet.
    public init() {}
}

/// What was learned about a site from its own pages, as a bounded value; reading works without it, and better with it.
///
/// A block that stands on several articles is furniture, and a region that is the article on its other pages is the
/// article on the next one. The latest `maximumPages` pages count, so a redesign is
/// forgotten by itself, and the value stays below 100 kB.
public struct SiteProfile: Sendable, Equatable {
    /// The latest pages that are remembered.
    public static let maximumPages = 12
    /// Blocks remembered of one page.
    public static let maximumBlocks = 480
    /// Regions remembered of one page.
    public static let maximumRegions = 60

    /// One remembered page.
    struct Page: Sendable, Equatable {
        /// Fingerprint of the address without scheme, query and fragment.
        var address: UInt64
        /// Sorted.
        var blocks: [UInt64]
        var titleSuffix: String?
        var regions: [UInt64: RegionCount] = [:]
    }

    /// Oldest first.
    var remembered: [Page] = []
    private var holders: [UInt64: [UInt64]] = [:]
    /// The profile is kept over time by somebody who sees blocks come and go, too.
    ///
    /// A block that is shared by two articles alone is then left in: an edit of it must not be hidden. Without time to
    /// judge by, two other pages do.
    public var isLasting = false

    /// Pages that are remembered.
    public var pages: Int { remembered.count }

    /// Nothing learned.
    public init() {}

    /// Takes in one more page; a page that is known takes the place of its older state.
    public mutating func learn(from observation: SiteObservation) {
        let address = SiteProfile.address(observation.url)
        let blocks = Array(Set(observation.blocks)).sorted().prefix(SiteProfile.maximumBlocks)
        guard !blocks.isEmpty else { return }
        remembered.removeAll { $0.address == address }
        let largest = observation.regions.sorted {
            ($0.value.kept + $0.value.dropped, $0.key) > ($1.value.kept + $1.value.dropped, $1.key)
        }
        remembered.append(
            Page(
                address: address, blocks: Array(blocks), titleSuffix: observation.titleSuffix,
                regions: Dictionary(
                    uniqueKeysWithValues: largest.prefix(SiteProfile.maximumRegions).map { ($0.key, $0.value) })))
        if remembered.count > SiteProfile.maximumPages { remembered.removeFirst() }
        index()
    }

    mutating func index() {
        holders = [:]
        for page in remembered { for block in page.blocks { holders[block, default: []].append(page.address) } }
    }

    /// The addresses of the pages that are remembered, as fingerprints.
    var addresses: [UInt64] { remembered.map(\.address) }

    /// The addresses of the pages that hold a block with that fingerprint.
    func pagesHolding(_ fingerprint: UInt64) -> [UInt64] { holders[fingerprint] ?? [] }

    /// The pages other than the one at an address: what their regions were read as.
    func regions(of pages: Set<UInt64>) -> [[UInt64: RegionCount]] {
        remembered.lazy.filter { pages.contains($0.address) }.map(\.regions)
    }

    /// How many other pages than the one at an address hold a block of that text, figures apart.
    public func others(holding text: String, except url: String) -> Int {
        let own = SiteProfile.address(url)
        return pagesHolding(SiteProfile.fingerprint(of: text)).count { $0 != own }
    }

    /// The fingerprint of a block's text, figures apart: what `SiteObservation.blocks` holds.
    public static func fingerprint(of text: String) -> UInt64 { Fingerprint.of(text) }

    /// The title suffix that at least two pages share.
    var titleSuffix: String? {
        let suffixes = remembered.compactMap(\.titleSuffix)
        return suffixes.last { suffix in suffixes.lazy.filter { $0 == suffix }.count > 1 }
    }

    static func address(_ url: String) -> UInt64 {
        var text = Substring(url)
        if let scheme = text.place(of: "://") { text = text[scheme.upperBound...] }
        if let end = text.firstIndex(where: { $0 == "?" || $0 == "#" }) { text = text[..<end] }
        return text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
