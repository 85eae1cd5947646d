import ErrataCommands
import Glibc

exit(ErrataCommand.run(CommandLine.arguments))
