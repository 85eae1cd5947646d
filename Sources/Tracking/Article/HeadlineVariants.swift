import JSON
import Model

/// Headlines that came and went without being believed, or flip with the one that is known: sides of a test.
struct HeadlineVariants: Sendable, Equatable {
    /// One headline, shortened, and how often it was seen to go again.
    struct Variant: Sendable, Equatable {
        var text: String
        var flips: Int
    }

    /// More variants are not remembered; the oldest are forgotten first.
    static let limit = 6

    private(set) var variants: [Variant] = []

    init() {}

    /// How often a headline was seen to go again; 0 for one that was never seen.
    func flips(of text: String) -> Int { variants.first { $0.text == HeadlineVariants.key(text) }?.flips ?? 0 }

    /// A headline was there and is not any more.
    mutating func wentAgain(_ text: String) {
        let key = HeadlineVariants.key(text)
        if let index = variants.firstIndex(where: { $0.text == key }) {
            variants[index].flips += 1
        } else {
            variants.append(Variant(text: key, flips: 1))
            if variants.count > HeadlineVariants.limit { variants.removeFirst() }
        }
    }

    private static func key(_ text: String) -> String { String(text.prefix(200)) }
}

extension HeadlineVariants {
    init(json value: JSONValue?) {
        for item in value?.array ?? [] {
            guard let text = item["text"]?.string else { continue }
            variants.append(Variant(text: text, flips: item["flips"]?.int ?? 1))
        }
    }

    func write(to json: inout JSONWriter) {
        json.array { json in
            for variant in variants {
                json.object { json in
                    json.field("text", variant.text)
                    json.field("flips", variant.flips)
                }
            }
        }
    }
}
