import Model
public import Rendering

/// When mail is sent: digests at their time, and nothing in the quiet hours, by the clock on the wall.
public struct MailClock: Sendable {
    let zone: DisplayClock

    /// By Coordinated Universal Time.
    public static let utc = MailClock(.utc)

    /// The clock of a zone.
    public init(_ zone: DisplayClock) { self.zone = zone }

    /// When the digest is sent that a change belongs to; nil for a message of its own.
    ///
    /// - Parameters:
    ///   - settings: the recipient's.
    ///   - time: when the change was noticed.
    /// - Returns: the first time of a digest after it.
    func digest(_ settings: MailSettings, after time: Timestamp) -> Timestamp? {
        next(settings.rhythm, settings, after: time)
    }

    /// The first time after another at which something of that rhythm is sent; nil when it is not sent by the clock.
    func next(_ rhythm: MailSettings.Rhythm, _ settings: MailSettings, after time: Timestamp) -> Timestamp? {
        switch rhythm {
        case .each: return nil
        case .hourly:
            var civil = zone.civil(time)
            (civil.minute, civil.second, civil.millisecond) = (0, 0, 0)
            // Where the clock goes back, the full hour comes twice.
            let start = zone.instant(civil)
            return (1...3).map { start + .hours($0) }.first { $0 > time } ?? time + .hours(1)
        case .daily, .weekly:
            for day in 0...8 {
                let start = zone.civil(time + .days(day))
                let isDay = rhythm == .daily || MailClock.weekday(start) == settings.weekday
                let at = zone.instant(MailClock.at(settings.at, of: start))
                if isDay, at > time { return at }
            }
            return time + .days(1)
        }
    }

    /// The end of the quiet hours when the time lies in them.
    func quietEnd(_ settings: MailSettings, now: Timestamp) -> Timestamp? {
        guard let quiet = settings.quiet else { return nil }
        let civil = zone.civil(now)
        guard quiet.contains(ClockTime(hour: civil.hour, minute: civil.minute)) else { return nil }
        for day in 0...1 {
            let end = zone.instant(MailClock.at(quiet.to, of: zone.civil(now + .days(day))))
            if end > now { return end }
        }
        return nil
    }

    private static func at(_ time: ClockTime, of day: CivilTime) -> CivilTime {
        var civil = day
        (civil.hour, civil.minute, civil.second, civil.millisecond) = (time.hour, time.minute, 0, 0)
        return civil
    }

    private static func weekday(_ day: CivilTime) -> Weekday {
        let days = day.timestamp().milliseconds / 86_400_000
        // 1970-01-01 was a Thursday.
        return Weekday.allCases[Int((days + 3) % 7 + 7) % 7]
    }
}
