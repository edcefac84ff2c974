import ArgumentParser
import LabEngine
import LabKit
import TerminalUI

struct LabCompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Run a lab twice under the same arrivals, and set the figures side by side.",
        discussion: """
            Both runs have the same seed, and what decides their arrivals is A's: turning the load in B alone changes \
            nothing. Exits with 0 whatever the checks say.
            """
    )

    @OptionGroup var lab: LabArgument
    @Option(
        name: .customLong("a"),
        help: ArgumentHelp("Turn a control in the first run; may be repeated.", valueName: "control=value")
    )
    var first: [String] = []
    @Option(
        name: .customLong("b"),
        help: ArgumentHelp("Turn a control in the second run; may be repeated.", valueName: "control=value")
    )
    var second: [String] = []
    @Option(name: .customLong("for"), help: ArgumentHelp("How long work arrives: 10s, 500ms.", valueName: "duration"))
    var length: String?
    @Option(help: "The seed of arrivals and faults.") var seed = LabOptions.defaultSeed
    @OptionGroup var engines: EngineOptions
    @OptionGroup var json: JSONOption

    func validate() throws {
        guard first != second else {
            throw ValidationError("--a and --b say the same; turn something in one of them, such as --b timeout=40ms.")
        }
    }

    func run() async throws {
        let (_, manifest) = try lab.load()
        let duration = try RunLength.parse(length, of: manifest)
        let addresses = try engines.addresses(for: manifest)
        let a = try ControlSettings.parse(first, option: "--a", of: manifest)
        let b = try ControlSettings.parse(second, option: "--b", of: manifest)
        func options(_ settings: [String: ControlValue]) throws -> LabOptions {
            let options = LabOptions(
                settings: settings,
                seed: seed,
                duration: duration,
                engines: addresses,
                arrivalSettings: LabSettings(a)
            )
            try EngineOptions.check(options, manifest)
            return options
        }
        let (optionsOfA, optionsOfB) = (try options(a), try options(b))
        // At once, since both spend their time waiting, and a noisy minute then disturbs both alike.
        async let reportOfA = HeadlessLab(manifest: manifest, options: optionsOfA, showsProgress: false).run()
        async let reportOfB = HeadlessLab(manifest: manifest, options: optionsOfB, showsProgress: false).run()
        let comparison = LabComparison(
            lab: manifest.id,
            seed: seed,
            a: try await reportOfA,
            b: try await reportOfB
        )
        if json.isOn { return StandardOutput.line(String(decoding: try comparison.json(), as: UTF8.self)) }
        TextOutput.write(ComparisonListing(comparison: comparison, manifest: manifest).lines)
    }
}
