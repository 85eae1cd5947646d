// What pages cost in the store and how fast checks are stored: `storage-benchmark PAGES-DIRECTORY [PAGES]`.
try await Benchmark.run(CommandLine.arguments)
