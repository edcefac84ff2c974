// swift-tools-version: 6.2

import Foundation
import PackageDescription

// Warnings are errors in CI only, so that a newer compiler's new warning breaks nobody's first build.
let isStrict = ProcessInfo.processInfo.environment["BACKLAB_STRICT"] != nil

let settings: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("ExistentialAny"),
    ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

func sources(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.target(name: name), "TestSupport"] + dependencies,
        exclude: exclude,
        swiftSettings: settings
    )
}

let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
]
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
    name: "backlab",
    products: [.executable(name: "backlab", targets: ["backlab"])],
    // Exact versions stand in for Package.resolved, which isn't committed.
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", exact: "0.2.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CMarkGFM",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
        ),
        .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),

        sources("Content", [yams, "CMarkGFM"]),
        sources("KnowledgeStore", ["Content", grdb]),
        sources("LabKit", ["Content"]),
        sources(
            "LabEngine",
            ["LabKit", grdb, .product(name: "Histogram", package: "hdrhistogram-swift")] + nio
        ),
        sources("TerminalUI"),
        sources("NcursesBackend", ["TerminalUI", "CNcurses"]),
        sources("Screens", ["Content", "KnowledgeStore", "LabKit", "TerminalUI"]),
        .executableTarget(
            name: "backlab",
            dependencies: [
                "Content", "KnowledgeStore", "LabKit", "LabEngine", "TerminalUI", "NcursesBackend", "Screens",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),

        sources("TestSupport", ["Content", "KnowledgeStore", "LabKit", "TerminalUI", "Screens"]),
        tests("Content"),
        tests("KnowledgeStore", ["Content", grdb], exclude: ["Fixtures"]),
        tests("LabKit", ["Content"]),
        // NIO's own decoder runs beside ours in an embedded channel, which only tests need.
        tests("LabEngine", ["LabKit", "Content", grdb, .product(name: "NIOEmbedded", package: "swift-nio")] + nio),
        tests("TerminalUI"),
        tests("NcursesBackend", ["TerminalUI", "Screens"]),
        tests(
            "Screens",
            ["Content", "KnowledgeStore", "LabKit", "TerminalUI"],
            exclude: [
                "App", "Browse", "Catalogue", "Help", "Home", "Lab", "Palette", "Path", "Progress", "Questions",
                "Reader",
                "Search", "Settings",
            ].map {
                "\($0)/Snapshots"
            }
        ),
        tests(
            "backlab",
            [
                "Content", "KnowledgeStore", "LabKit", "Screens", "TerminalUI",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
    ]
)
