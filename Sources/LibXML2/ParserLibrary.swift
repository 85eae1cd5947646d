import CLibXML2

/// The library that reads pages.
public enum ParserLibrary {
    /// The version in use, not the one that was compiled against: 20914 is 2.9.14, 21502 is 2.15.2; 0 when it does not say.
    ///
    /// The corresponding C variable is `xmlParserVersion`.
    public static let version: Int = {
        guard let text = errata_xmlParserVersion() else { return 0 }
        return Int(String(String(cString: text).prefix { $0.isNumber })) ?? 0
    }()
}
