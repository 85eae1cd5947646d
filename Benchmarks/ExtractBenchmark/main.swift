// How fast articles are read from real pages: `extract-benchmark PAGES-DIRECTORY [PAGES]`.
try ExtractBenchmark.run(CommandLine.arguments)
