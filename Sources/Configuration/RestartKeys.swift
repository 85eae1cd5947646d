/// The keys whose change holds only from the next start on: they name what is open as long as the daemon runs.
public enum RestartKeys {
    /// Their names, as `section.key`.
    public static var names: [String] {
        ConfigurationFile.reference.leaves.filter { $0.key.effect == .restart }.map(\.path)
    }

    /// Which of them differ between what the daemon was started with and what the files say now.
    public static func changed(from started: Settings, to new: Settings) -> [String] {
        Section<FileContents>.main.waiting(FileContents(settings: started), FileContents(settings: new))
    }
}
