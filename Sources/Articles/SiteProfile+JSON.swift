import JSON

extension SiteProfile {
    /// The profile as bytes for the store: one JSON object.
    public func encoded() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("version", 1)
            json.key("pages")
            json.array { json in for page in remembered { SiteProfile.write(page, &json) } }
        }
        return json.bytes
    }

    private static func write(_ page: Page, _ json: inout JSONWriter) {
        json.object { json in
            json.field("address", String(page.address, radix: 36))
            json.field("title_suffix", page.titleSuffix)
            json.field("blocks", page.blocks.lazy.map { String($0, radix: 36) }.joined(separator: " "))
            let regions = page.regions.sorted { $0.key < $1.key }
            json.field(
                "regions",
                regions.lazy.map { "\(String($0.key, radix: 36)):\($0.value.kept):\($0.value.dropped)" }.joined(
                    separator: " "))
        }
    }

    /// Reads `key:kept:dropped` with blanks between.
    private static func regions(_ text: String) -> [UInt64: RegionCount] {
        var found: [UInt64: RegionCount] = [:]
        for part in text.split(separator: " ").prefix(maximumRegions) {
            let fields = part.split(separator: ":")
            guard fields.count == 3, let key = UInt64(fields[0], radix: 36), let kept = Int(fields[1]),
                let dropped = Int(fields[2])
            else { continue }
            var count = RegionCount()
            (count.kept, count.dropped) = (max(0, min(kept, 10_000)), max(0, min(dropped, 10_000)))
            found[key] = count
        }
        return found
    }

    /// Reads what `encoded` wrote; nil when it is something else.
    public init?(decoding bytes: [UInt8]) {
        guard let value = try? JSONParser.parse(bytes), value["version"]?.int == 1, let pages = value["pages"]?.array
        else { return nil }
        self.init()
        for page in pages.prefix(SiteProfile.maximumPages) {
            guard let address = page["address"]?.string.flatMap({ UInt64($0, radix: 36) }) else { return nil }
            let words = page["blocks"]?.string?.split(separator: " ") ?? []
            let blocks = words.prefix(SiteProfile.maximumBlocks).compactMap { UInt64($0, radix: 36) }
            remembered.append(
                Page(
                    address: address, blocks: blocks, titleSuffix: page["title_suffix"]?.string,
                    regions: SiteProfile.regions(page["regions"]?.string ?? "")))
        }
        index()
    }
}
