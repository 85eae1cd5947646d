import Glibc
import ErrataCommands

exit(ErrataCommand.run(CommandLine.arguments))
