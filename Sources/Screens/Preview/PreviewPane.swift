/// The preview of a list's selected row: what was asked for, and what has come of it.
struct PreviewPane: Equatable, Sendable {
    private(set) var request: PreviewRequest?
    /// Nil until it has come.
    private(set) var data: PreviewData?

    /// Asks for what isn't there yet. What is shown already is asked for again only when it may have changed.
    mutating func show(_ wanted: PreviewRequest?, afresh: Bool = false) -> [Effect] {
        guard wanted != request || afresh else { return [] }
        if wanted != request { data = nil }
        request = wanted
        return wanted.map { [.loadPreview($0)] } ?? []
    }

    /// Takes the answer to the newest question only.
    mutating func take(_ request: PreviewRequest, _ data: PreviewData) {
        guard request == self.request else { return }
        self.data = data
    }
}
