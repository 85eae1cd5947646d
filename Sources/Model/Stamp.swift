/// A time that the publisher states, kept literally and parsed.
public struct Stamp: Sendable, Equatable, Hashable {
    /// What the time is said to be.
    public enum Role: String, Sendable, CaseIterable {
        case published, modified, unknown
    }

    /// How sure the zone is.
    public enum ZoneConfidence: String, Sendable, CaseIterable {
        /// An offset or `Z` was written.
        case explicit
        /// An abbreviation or none was written; a twin on the page, the site's country or its language decided.
        case inferred
        /// An abbreviation with several meanings, such as IST.
        case ambiguous
        /// No zone at all: read as UTC.
        case none
    }

    /// Where it stands.
    ///
    /// `visible`, `jsonld:dateModified`, `meta:article:modified_time`, `feed:updated`,
    /// `http:last-modified`, `time`, …
    public var origin: String
    /// What the time is said to be.
    public var role: Role
    /// As written.
    public var literal: String
    /// Nil when the literal could not be read.
    public var time: Timestamp?
    /// True when only a day was written; `time` is then its midnight.
    public var isDateOnly: Bool
    /// How sure the zone is.
    public var zoneConfidence: ZoneConfidence
    /// The offset from UTC in which the time was written, in minutes; nil when it is not known.
    public var offsetMinutes: Int?

    /// A stamp by its parts.
    public init(
        origin: String, role: Role, literal: String, time: Timestamp?, isDateOnly: Bool = false,
        zoneConfidence: ZoneConfidence = .none, offsetMinutes: Int? = nil
    ) {
        self.origin = origin
        self.role = role
        self.literal = literal
        self.time = time
        self.isDateOnly = isDateOnly
        self.zoneConfidence = zoneConfidence
        self.offsetMinutes = offsetMinutes
    }

    /// Whether the literal was not read as a day and states a time of day alone: `3:15 pm`, `15h15`, `15時15分`.
    public var statesTimeOfDay: Bool {
        guard time == nil else { return false }
        let numbers = literal.unicodeScalars.split { $0.properties.numericType != .decimal }
        return numbers.count >= 2 && numbers.allSatisfy { $0.count <= 2 }
            && numbers.dropFirst().contains { $0.count == 2 }
    }
}
