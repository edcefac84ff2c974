import Dispatch
import Foundation

/// Runs a closure for each of some signals for as long as it lives. Their default action, ending the process, is off
/// meanwhile.
final class InterruptSource {
    private let sources: [any DispatchSourceSignal]
    private let numbers: [Int32]

    init(signals: [Int32], action: @escaping @Sendable () -> Void) {
        numbers = signals
        sources = signals.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler(handler: action)
            source.resume()
            return source
        }
    }

    func cancel() {
        for source in sources { source.cancel() }
        for number in numbers { signal(number, SIG_DFL) }
    }
}
