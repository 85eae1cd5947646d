/// The keys whose change holds only from the next start on: they name what is open as long as the daemon runs.
public enum RestartKeys {
    private static let all: [(name: String, differ: @Sendable (Settings, Settings) -> Bool)] = [
        ("store", { $0.store != $1.store }),
        ("log.directory", { $0.log.directory != $1.log.directory }),
        ("log.day_pages", { $0.log.dayPages != $1.log.dayPages }),
        ("control.socket", { $0.control.socket != $1.control.socket }),
        ("listen", { $0.listen != $1.listen }),
        ("access.names", { $0.access.names != $1.access.names }),
        ("websub.callback", { $0.websub?.callback != $1.websub?.callback }),
        ("websub.listen", { $0.websub?.listen != $1.websub?.listen }),
        ("websub.lease", { $0.websub?.lease != $1.websub?.lease }),
    ]

    /// Their names, as `section.key`.
    public static var names: [String] { all.map(\.name) }

    /// Which of them differ between what the daemon was started with and what the files say now.
    public static func changed(from started: Settings, to new: Settings) -> [String] {
        all.filter { $0.differ(started, new) }.map(\.name)
    }
}
