/// What lies over the screen and has the keys.
enum Overlay: Equatable, Sendable {
    /// The keys of the screen, from this line on.
    case help(offset: Int)
    case palette(PaletteModel)
}
