extension Screen {
    /// Whether it lists what the record holds, and is loaded anew when another program writes there. A text, a search
    /// and a lab that somebody is in the middle of stay as they are; so does a session of questions, by itself.
    var showsRecord: Bool {
        switch self {
        case .home, .browse, .path, .catalogue, .questions, .progress: true
        case .reader, .search, .lab, .settings: false
        }
    }
}
