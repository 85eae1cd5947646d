import CUchardet

/// uchardet: what an undeclared text that is not UTF-8 may be.
enum Detector {
    /// Bytes looked at: enough to be sure, and bounded.
    private static let window = 65536
    /// Fewer bytes above 127 than this say nothing about a single-byte encoding.
    private static let enoughEvidence = 24

    /// A guess, or nil when the evidence is thin.
    static func guess(_ bytes: [UInt8]) -> Charset? {
        let sample = bytes.prefix(window)
        let high = sample.count { $0 >= 0x80 }
        guard high >= enoughEvidence, let detector = uchardet_new() else { return nil }
        defer { uchardet_delete(detector) }
        let failed = sample.withUnsafeBytes { raw in
            uchardet_handle_data(detector, raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
        }
        guard failed == 0 else { return nil }
        uchardet_data_end(detector)
        guard let name = uchardet_get_charset(detector).map({ String(cString: $0) }), !name.isEmpty else { return nil }
        guard let charset = Charset(label: name), charset.unit == 1, charset.name != "utf-8" else { return nil }
        return charset
    }
}
