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

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.target(name: name)] + dependencies,
        swiftSettings: settings
    )
}

let package = Package(
    name: "backlab",
    // Exact versions stand in for Package.resolved, which isn't committed.
    dependencies: [],
    targets: [
        .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),
        sources("TerminalUI"),
        sources("NcursesBackend", ["TerminalUI", "CNcurses"]),
        tests("TerminalUI"),
        tests("NcursesBackend", ["TerminalUI"]),
    ]
)
