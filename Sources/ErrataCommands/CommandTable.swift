/// Every subcommand, in the order of the help within each group.
///
/// To add one: a file in Commands/ and a line here.
enum CommandTable {
    static let all: [Command] = [
        // Watch
        WatchCommand.command,
        RunCommand.command,
        OnceCommand.command,
        CheckCommand.command,
        DemoCommand.command,
        // Look
        StatusCommand.command,
        SourcesCommand.command,
        ArticlesCommand.command,
        ChangesCommand.command,
        ShowCommand.command,
        DiffCommand.command,
        WhyCommand.command,
        SearchCommand.command,
        MarkCommand.command,
        // Set up
        AddCommand.command,
        PauseCommand.command,
        ResumeCommand.command,
        TagCommand.command,
        RemoveCommand.command,
        ImportCommand.command,
        ExportCommand.command,
        TestCommand.command,
        CheckConfigCommand.command,
        ConfigCommand.command,
        // Deliver and prove
        DeliveriesCommand.command,
        VerifyCommand.command,
        ProveCommand.command,
        EvidenceCommand.command,
        EraseCommand.command,
        ReplayCommand.command,
        BackupCommand.command,
        CompactCommand.command,
        // Read files, without daemon or network
        ExtractCommand.command,
        ParseCommand.command,
        ParseDateCommand.command,
        CompareCommand.command,
        // Help
        HelpCommand.command,
        CompletionCommand.command,
        VersionCommand.command,
    ]

    /// The command of that name.
    static func find(_ name: String) -> Command? { all.first { $0.name == name } }
}
