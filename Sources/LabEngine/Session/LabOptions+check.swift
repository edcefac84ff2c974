import LabKit

extension LabOptions {
    /// - Throws: `LabError` for the first control or component that the lab doesn't have, or a value out of range.
    func check(against manifest: LabManifest) throws(LabError) {
        for given in [settings, arrivalSettings?.values ?? [:]] { try manifest.check(given) }
        let listening = manifest.components.filter(\.kind.name.listens).map(\.id)
        for (id, port) in ports.sorted(by: { $0.key < $1.key }) {
            guard listening.contains(id) else { throw .unknownComponent(id, lab: manifest.id, allowed: listening) }
            guard (0...65_535).contains(port) else { throw .badValue("\(id): port \(port) isn't from 0 to 65535") }
        }
        let replaceable = manifest.components.filter(\.kind.name.takesEngine).map(\.id)
        for id in engines.keys.sorted() where !replaceable.contains(id) {
            throw .notReplaceable(id, lab: manifest.id, allowed: replaceable)
        }
        let all = manifest.defaults.applying(settings).values
        if let lock = manifest.locks(engines: engines).first(in: all) { throw .badValue(lock.refusal) }
    }
}

extension LabManifest {
    fileprivate func check(_ settings: [String: ControlValue]) throws(LabError) {
        for (id, value) in settings.sorted(by: { $0.key < $1.key }) {
            guard let control = control(id) else {
                throw .unknownControl(id, lab: self.id, allowed: controls.map(\.id))
            }
            guard control.accepts(value) else {
                throw .badValue("\(id) can't be \(control.format(value)); \(control.allowed)")
            }
        }
    }
}
