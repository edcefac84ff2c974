/// What CONFIG GET and SET know beside memory.
struct ServerSettings {
    /// Names and values in the order of CONFIG GET.
    var values: [(name: String, value: String)] = [
        ("save", ""), ("appendonly", "no"),
    ]
}
