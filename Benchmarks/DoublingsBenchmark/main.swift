import Glibc

Doublings.main(Array(CommandLine.arguments.dropFirst()))
