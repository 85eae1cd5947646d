import ErrataCommands

ErrataCommand.end(ErrataCommand.run(CommandLine.arguments))
