package import Content

extension Destination {
    /// Where a piece of content is opened.
    /// - Parameter part: of a topic; nil is where its reader stopped.
    package init(_ reference: ContentReference, part: Part? = nil) {
        self =
            switch reference.kind {
            case .lab: .lab(reference.id)
            case .path: .path(reference.id)
            case .topic, .tool, .reference, .term: .page(reference, part: part)
            }
    }
}
