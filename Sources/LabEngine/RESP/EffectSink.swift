/// Where the effects of commands go, such as a durable log. Belongs to the engine's event loop.
protocol EffectSink: AnyObject {
    /// A command that changed something, in a form that has the same effect whenever it is carried out. The arguments
    /// are valid during the call only.
    func append(_ command: RESPArguments, database: Int)

    /// Called at the end of each batch of commands, before its replies go out.
    ///
    /// - Parameter release: called once, later, when all that was appended so far is safe, with nil; or when it can't be
    ///   made safe, with the error that each command of the batch is then answered with.
    /// - Returns: true where it is safe already; `release` is then never called.
    func settle(_ release: @escaping (_ failure: String?) -> Void) -> Bool
}

/// What a bound says to a command before it runs.
enum Admission: Equatable {
    case admit
    /// Replies with an error.
    case refuse(String)
    /// Replies with a null, and doesn't carry the command out.
    case ignore
    /// Reads nothing more from this connection until `CommandEngine.reopen()`; the command is then asked about again. Not
    /// to be said where the call mustn't block, as in a transaction.
    case wait
}
