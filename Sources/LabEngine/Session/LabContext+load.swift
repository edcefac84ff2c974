import LabKit

extension LabContext {
    /// What has a component's units of work begin, as a load says and the lab's seed decides.
    ///
    /// - Parameter id: names the load among the lab's others.
    func driver(
        of load: LoadSpec,
        id: String,
        begin: @escaping (_ number: Int, _ intended: Double) -> Void
    ) -> LoadDriver {
        LoadDriver(
            load,
            id: id,
            seed: seed,
            timers: timers,
            settings: { [unowned self] in arrivalSettings },
            begin: { [parts] number, intended in begin(number, parts.due(id, number, intended)) }
        )
    }
}
