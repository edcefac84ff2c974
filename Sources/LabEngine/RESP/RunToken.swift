/// Tells a run's connections from others', and its keys in somebody's Redis from those of another run.
enum RunToken {
    /// Always as long, so that what carries one takes as many bytes in each run.
    static func make() -> String {
        "backlab-" + String(UInt32.random(in: 0x1000_0000 ... .max), radix: 16)
    }
}
