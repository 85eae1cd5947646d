// swift-tools-version: 6.2
import PackageDescription

// Every target: Swift 6 mode, warnings are errors, imports stay internal unless they say `public import`.
let common: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
    // Without it a hot generic or accessor that is called from another module is up to 200 times slower.
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

// The trade: no pointers without the word `unsafe`. The C wrappers are nothing but pointers, so they go without.
let pure: [SwiftSetting] = common + [.strictMemorySafety()]

func library(_ name: String, pkgConfig: String, package: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

func wrapper(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: common)
}

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: pure)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: common)
}

// Built by scripts/fuzz only: libFuzzer brings its own start.
func fuzzer(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .executableTarget(
        name: "Fuzz\(name)", dependencies: ["FuzzSupport"] + dependencies, path: "Fuzz/\(name)",
        swiftSettings: [.unsafeFlags(["-parse-as-library"])])
}

let fuzzTargets: [Target] =
    Context.environment["ERRATA_FUZZ"] == nil
    ? []
    : [
        .target(name: "FuzzSupport", dependencies: ["Feeds", "Model", "JSON"], path: "Fuzz/Support"),
        fuzzer("Feeds"), fuzzer("RSS"), fuzzer("RDF"), fuzzer("Atom"), fuzzer("JSONFeed"), fuzzer("Sitemap"),
        fuzzer("OPML", ["Feeds"]), fuzzer("Discovery", ["Feeds"]), fuzzer("Encodings", ["Encodings"]),
        fuzzer("Articles", ["Articles", "JSON", "Model"]),
    ]

let targets: [Target] =
    [
        // C, untouched: module.modulemap and shim.h only.
        .systemLibrary(name: "CLinux"),
        library("CCurl", pkgConfig: "libcurl", package: "libcurl4-openssl-dev"),
        library("CLibXML2", pkgConfig: "libxml-2.0", package: "libxml2-dev"),
        library("CSQLite", pkgConfig: "sqlite3", package: "libsqlite3-dev"),
        library("CMicroHTTPD", pkgConfig: "libmicrohttpd", package: "libmicrohttpd-dev"),
        library("CSystemd", pkgConfig: "libsystemd", package: "libsystemd-dev"),
        library("CYAML", pkgConfig: "yaml-0.1", package: "libyaml-dev"),
        library("CZstd", pkgConfig: "libzstd", package: "libzstd-dev"),
        library("CCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),
        library("CZlib", pkgConfig: "zlib", package: "zlib1g-dev"),
        library("CDeflate", pkgConfig: "libdeflate", package: "libdeflate-dev"),
        library("CUchardet", pkgConfig: "uchardet", package: "libuchardet-dev"),

        // The ground floor: what could stand in the standard library.
        module("Basics"),

        // C, made safe: X is the only importer of CX.
        wrapper("Linux", ["CLinux"]),
        wrapper("Zlib", ["CZlib"]),
        wrapper("Deflate", ["CDeflate"]),
        wrapper("Curl", ["CCurl", "Zlib", "Deflate", "Linux"]),
        wrapper("LibXML2", ["CLibXML2"]),
        wrapper("SQLite", ["CSQLite"]),
        wrapper("MicroHTTPD", ["CMicroHTTPD", "Linux"]),
        wrapper("Systemd", ["CSystemd", "Linux"]),
        wrapper("YAML", ["CYAML"]),
        wrapper("Compression", ["CZstd"]),
        wrapper("Crypto", ["CCrypto", "Basics"]),
        wrapper("Encodings", ["CUchardet"]),

        // The trade, pure: values and functions. Feeds, Articles, Changes and Scheduling never import each other.
        module("JSON"),
        module("Model", ["Basics", "JSON"]),
        module("Dates", ["Model"]),
        module("Corrections", ["Model", "Dates"]),
        module("Feeds", ["Basics", "Model", "JSON", "Dates", "Encodings"]),
        module("Articles", ["Basics", "Model", "JSON", "Dates", "Corrections", "LibXML2", "Encodings"]),
        module("Changes", ["Basics", "Model", "Corrections"]),
        module("Scheduling", ["Model"]),
        module("Rendering", ["Model", "Dates", "Changes"]),
        module("Reading", ["Model", "Linux"]),

        module("Tracking", ["Basics", "Model", "JSON", "Feeds", "Articles", "Changes", "Scheduling"]),

        // The world.
        module("Fetching", ["Model", "JSON", "Curl", "Linux", "Crypto"]),
        module("Storage", ["Model", "JSON", "SQLite", "Compression", "Crypto", "Linux"]),
        module("ChangeLog", ["Basics", "Model", "JSON", "Storage", "Crypto", "Linux"]),
        module("Archives", ["Basics", "Model", "JSON", "Storage", "Crypto", "Zlib"]),
        module("Notifying", ["Basics", "Model", "JSON", "Rendering", "Storage", "Curl", "Crypto", "Linux"]),

        // Put together.
        module("Configuration", ["Model", "YAML", "Linux", "Crypto"]),
        module(
            "Watching",
            [
                "Basics", "Model", "JSON", "Feeds", "Articles", "Changes", "Scheduling", "Tracking", "Reading",
                "Fetching", "Storage", "ChangeLog", "Notifying", "Configuration", "Curl", "Linux", "Crypto",
            ]),
        module(
            "Website",
            ["Basics", "Model", "JSON", "Changes", "Storage", "MicroHTTPD", "Rendering", "Crypto", "Linux"]),
        module(
            "ErrataCommands",
            [
                "Basics", "Model", "JSON", "Dates", "Feeds", "Articles", "Changes", "Scheduling", "Tracking",
                "Rendering", "Fetching", "Storage", "ChangeLog", "Notifying", "Configuration", "Watching",
                "Website",
                "Curl", "Systemd", "Linux",
                "MicroHTTPD", "Crypto", "Archives", "YAML",
            ]),
        .executableTarget(name: "errata", dependencies: ["ErrataCommands"], swiftSettings: common),

        // Measures; not installed.
        .executableTarget(
            name: "transfer-benchmark", dependencies: ["Curl", "Fetching", "Linux", "Model"],
            path: "Benchmarks/TransferBenchmark",
            swiftSettings: common),
        .executableTarget(
            name: "storage-benchmark", dependencies: ["Storage", "Model", "Linux", "Zlib"],
            path: "Benchmarks/StorageBenchmark", swiftSettings: common),

        .executableTarget(
            name: "feed-benchmark", dependencies: ["Feeds", "JSON", "LibXML2", "Linux"],
            path: "Benchmarks/FeedBenchmark", swiftSettings: common),
        .executableTarget(
            name: "compare-benchmark", dependencies: ["Changes", "Model"], path: "Benchmarks/CompareBenchmark",
            swiftSettings: common),
        .executableTarget(
            name: "extract-benchmark", dependencies: ["Articles", "JSON", "Model", "LibXML2", "Linux", "Zlib"],
            path: "Benchmarks/ExtractBenchmark", swiftSettings: common),

        .executableTarget(
            name: "doublings-benchmark",
            dependencies: [
                "Archives", "Articles", "Feeds", "Changes", "Configuration", "Dates", "Encodings", "JSON", "Model",
            ],
            path: "Benchmarks/DoublingsBenchmark", swiftSettings: common),

        // Tests mirror the sources.
        tests(
            "WrapperTests",
            [
                "Basics", "Linux", "Zlib", "Deflate", "Curl", "LibXML2", "MicroHTTPD", "YAML", "Crypto", "Encodings",
                "Systemd", "TestOrigin",
            ]),
        tests("ModelTests", ["Model", "JSON"]),
        tests("DatesTests", ["Dates", "Model", "JSON", "Linux"]),
        tests("CorrectionsTests", ["Corrections", "Linux"], exclude: ["Fixtures"]),
        tests("FeedsTests", ["Feeds", "Model", "Encodings", "LibXML2", "Linux"]),
        tests("ArticlesTests", ["Articles", "Model", "JSON", "LibXML2"]),
        tests("ChangesTests", ["Changes", "Rendering", "Model", "Linux"], exclude: ["Fixtures"]),
        tests("ReadingTests", ["Reading", "Model", "Linux"]),
        tests("SchedulingTests", ["Scheduling", "Model"], exclude: ["Fixtures"]),
        tests(
            "TrackingTests", ["Tracking", "Basics", "Model", "JSON", "Articles", "Changes", "Scheduling", "Linux"],
            exclude: ["Fixtures"]),
        .target(name: "TestOrigin", path: "Tests/TestOrigin", swiftSettings: common),
        tests("FetchingTests", ["Fetching", "Curl", "Model", "Linux", "TestOrigin"]),
        tests(
            "StorageTests", ["Basics", "Storage", "ChangeLog", "Model", "SQLite", "Crypto", "Linux", "JSON"],
            exclude: ["Fixtures"]),
        tests("ArchivesTests", ["Archives", "Model", "Zlib"]),
        tests(
            "NotifyingTests",
            ["Basics", "Notifying", "Rendering", "Storage", "Curl", "Model", "JSON", "Crypto", "Linux", "TestOrigin"],
            exclude: ["Golden"]),
        tests("WebsiteTests", ["Website", "MicroHTTPD", "Model", "JSON", "Storage", "Linux"]),
        tests("ConfigurationTests", ["Configuration", "Model", "Linux"]),
        tests(
            "WatchingTests",
            [
                "Watching", "Tracking", "Basics", "Model", "JSON", "Storage", "Configuration", "Scheduling", "Feeds",
                "Fetching",
                "Curl", "Crypto", "Linux", "TestOrigin",
            ]),
        .target(name: "Faults", path: "Tests/Faults"),
        tests(
            "ErrataTests",
            [
                "errata", "Basics", "Model", "JSON", "Linux", "MicroHTTPD", "Storage", "Notifying", "Crypto",
                "ChangeLog",
            ]),
        tests("StyleTests", ["Linux"]),
    ] + fuzzTargets

/// The targets with these names, and all that they need.
func closure(of names: [String], in targets: [Target]) -> [Target] {
    var wanted = Set<String>()
    var open = names
    while let name = open.popLast() {
        guard wanted.insert(name).inserted, let target = targets.first(where: { $0.name == name }) else { continue }
        for case .byNameItem(let needed, _) in target.dependencies { open.append(needed) }
    }
    return targets.filter { wanted.contains($0.name) }
}

// scripts/dev: ERRATA_ONLY=Feeds,Dates keeps these modules, their tests and what both need, so that one module's
// tests build and link without those of all others.
let only = Context.environment["ERRATA_ONLY"].map { $0.split(separator: ",").map(String.init) }
let chosen = only.map { names in closure(of: names + names.map { $0 + "Tests" }, in: targets) } ?? targets

let package = Package(
    name: "errata",
    // Preloaded by tests of the daemon; never installed.
    products: chosen.contains { $0.name == "Faults" }
        ? [.library(name: "ErrataFaults", type: .dynamic, targets: ["Faults"])] : [],
    targets: chosen,
    swiftLanguageModes: [.v6]
)
