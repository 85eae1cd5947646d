internal import Compression
internal import Crypto
internal import Model

/// A check record whose bytes are hashed and compressed already, so that the writing thread need not.
struct PreparedRecord: Sendable {
    var record: CheckRecord
    /// When the check began: requests for an earlier check than planned that came later still hold.
    var startedAt: Timestamp
    /// The row of the article that was checked; nil when only its id is known.
    var articleRow: Int64?
    /// In the order of `record.captures`; nil when the store has the bytes already.
    var captures: [EncodedBlob?] = []
    /// In the order of `record.versions`.
    var contents: [PreparedContent] = []
}

/// A version's content as it is stored.
struct PreparedContent: Sendable {
    var sha256: [UInt8]
    /// Nil when the store has the bytes already.
    var blob: EncodedBlob?
}

extension Store {
    /// Does the slow part on the caller's thread: looks up keyframes, hashes, compresses.
    func prepare(_ record: CheckRecord) async throws(StoreError) -> PreparedRecord {
        var record = record
        for index in record.changes.indices where record.changes[index].id.isEmpty {
            record.changes[index].id = PublicID.change(at: record.changes[index].observedAt)
        }
        let lease = leases.lease(of: record.subject)
        var prepared = PreparedRecord(record: record, startedAt: lease?.since ?? record.at)
        if let row = lease?.place.article, row != 0 { prepared.articleRow = row }
        for capture in record.captures {
            let id = capture.articleID
            let blob = try await encode(capture.bytes, capture.sha256) { (reader) throws(StoreError) in
                try reader.captureKeyframe(articleID: id)
            }
            prepared.captures.append(blob)
        }
        for version in record.versions {
            let id = version.articleID
            let json = version.content.json
            let sha256 = SHA256.digest(json)
            let blob = try await encode(json, sha256) { (reader) throws(StoreError) in
                try reader.contentKeyframe(articleID: id)
            }
            prepared.contents.append(PreparedContent(sha256: sha256, blob: blob))
        }
        return prepared
    }

    /// The blob for bytes; nil when the store has them already.
    private func encode(
        _ bytes: [UInt8], _ sha256: [UInt8],
        _ keyframe: @escaping @Sendable (StoreReader) throws(StoreError) -> Keyframe?
    ) async throws(StoreError) -> EncodedBlob? {
        let (known, base) = try await read { (reader) throws(StoreError) in
            try reader.hasBlob(sha256: sha256) ? (true, nil) : (false, keyframe(reader))
        }
        if known { return nil }
        do throws(CompressionError) { return try EncodedBlob(bytes, sha256: sha256, keyframe: base) } catch {
            throw StoreError(.other, path: path, detail: "\(error)")
        }
    }
}
