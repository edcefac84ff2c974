import ArgumentParser
import Foundation
import LabKit

/// The settings of a run.
struct LabRunOptions: ParsableArguments {
    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("Turn a control; may be repeated.", valueName: "control=value")
    )
    var settings: [String] = []
    @Flag(help: "With the settings under which every check passes.") var solution = false
    @Option(help: "The seed of arrivals and faults.") var seed = LabOptions.defaultSeed
    @Option(help: "1.0 is real time.") var speed = 1.0
    @OptionGroup var engines: EngineOptions

    func validate() throws {
        guard speed >= 0.01, speed <= 10 else {
            throw ValidationError("--speed takes a number from 0.01 to 10, not \(speed).")
        }
    }

    /// - Throws: `CommandError` where a control, a component or a value is unknown.
    func options(for manifest: LabManifest, duration: Duration?) throws -> LabOptions {
        let set = try ControlSettings.parse(settings, option: "--set", of: manifest)
        let values = (solution ? manifest.solution.values : [:]).merging(set) { $1 }
        let options = LabOptions(
            settings: values,
            seed: seed,
            duration: duration,
            speed: speed,
            engines: try engines.addresses(for: manifest)
        )
        try EngineOptions.check(options, manifest)
        return options
    }
}

/// Servers of somebody's own in the place of a lab's components.
struct EngineOptions: ParsableArguments {
    @Option(
        name: .customLong("engine"),
        help: ArgumentHelp(
            "A Redis of your own in a component's place, such as cache=redis://127.0.0.1:6379; may be repeated.",
            valueName: "component=address"
        )
    )
    var engines: [String] = []

    func addresses(for manifest: LabManifest) throws -> [String: EngineAddress] {
        let replaceable = manifest.components.filter(\.kind.name.takesEngine).map(\.id)
        var addresses: [String: EngineAddress] = [:]
        for engine in engines {
            let (component, text) = try KeyValue.split(engine, option: "--engine", form: "component=redis://host:port")
            guard replaceable.contains(component) else {
                let others = replaceable.isEmpty ? "none can be" : "one of: \(replaceable.joined(separator: ", "))"
                throw CommandError.missing("\(manifest.id) has no component “\(component)” to replace; \(others).")
            }
            do throws(EngineAddress.ParseError) {
                addresses[component] = try EngineAddress(text)
            } catch {
                throw CommandError.usage("--engine \(engine): \(error)")
            }
        }
        return addresses
    }

    /// - Throws: `CommandError` where a setting can't be had from the engines that stand in.
    static func check(_ options: LabOptions, _ manifest: LabManifest) throws {
        let settings = manifest.defaults.applying(options.settings).values
        guard let lock = manifest.locks(engines: options.engines).first(in: settings) else { return }
        throw CommandError.usage("\(lock.refusal). Choose another with --set \(lock.control)=….")
    }
}

/// `control=value`, as people write it.
enum ControlSettings {
    static func parse(_ settings: [String], option: String, of manifest: LabManifest) throws -> [String: ControlValue] {
        var values: [String: ControlValue] = [:]
        for setting in settings {
            let (id, text) = try KeyValue.split(setting, option: option, form: "control=value")
            guard let control = manifest.control(id) else {
                let ids = manifest.controls.map(\.id)
                throw CommandError.missing(
                    "\(manifest.id) has no control “\(id)”; one of: \(ids.joined(separator: ", "))."
                )
            }
            do {
                values[control.id] = try control.parse(text)
            } catch {
                throw CommandError.usage("\(option) \(setting): \(error)")
            }
        }
        return values
    }
}

enum KeyValue {
    static func split(_ text: String, option: String, form: String) throws(CommandError) -> (key: String, value: String)
    {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw .usage("\(option) takes \(form), not “\(text)”.") }
        return (parts[0], parts[1])
    }
}

extension RunLength {
    /// What `--for` says, or the lab's own where it says nothing.
    static func parse(_ text: String?, of manifest: LabManifest) throws(CommandError) -> Duration {
        guard let text else { return manifest.run.duration }
        guard let duration = Quantity.duration(text), duration > .zero else {
            throw .usage("--for takes a duration such as 10s, not “\(text)”.")
        }
        guard duration <= manifest.limits.run else {
            throw .usage(
                "--for takes at most \(Quantity.format(manifest.limits.run)) for \(manifest.id), not “\(text)”."
            )
        }
        return duration
    }
}
