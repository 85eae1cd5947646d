import Glibc

exit(CompareBenchmark.run())
