internal import Crypto
public import Model

/// A short hash of each field of a version, so that versions are compared field by field without loading them.
public struct FieldHashes: Sendable, Equatable {
    /// The fields that are hashed, in stored order; new ones go to the end.
    static let fields: [Edit.Field] = [
        .headline, .standfirst, .byline, .body, .caption, .image, .published, .modified, .note, .canonicalURL,
    ]

    /// Eight bytes a field.
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The hashes of a content.
    public init(_ content: ArticleContent) {
        bytes = FieldHashes.fields.flatMap { field in
            SHA256.digest(FieldHashes.parts(of: field, content).flatMap { Array($0.utf8) + [0] }).prefix(8)
        }
    }

    /// The hash of one field; nil when it was not hashed when the version was stored.
    public subscript(field: Edit.Field) -> [UInt8]? {
        guard let index = FieldHashes.fields.firstIndex(of: field), bytes.count >= (index + 1) * 8 else { return nil }
        return Array(bytes[index * 8..<index * 8 + 8])
    }

    private static func parts(of field: Edit.Field, _ content: ArticleContent) -> [String] {
        switch field {
        case .headline: [content.headline ?? ""]
        case .standfirst: [content.standfirst ?? ""]
        case .byline: [content.byline ?? ""]
        case .body: content.blocks.filter { $0.kind.isBody }.flatMap { [$0.kind.rawValue, $0.text] }
        case .caption: content.blocks.filter { $0.kind == .caption }.map(\.text)
        case .image: content.images
        case .published: [content.published?.isoText ?? content.published?.literal ?? ""]
        case .modified: [content.modified?.isoText ?? content.modified?.literal ?? ""]
        case .note: content.notes
        case .canonicalURL: [content.canonicalURL ?? ""]
        }
    }
}
