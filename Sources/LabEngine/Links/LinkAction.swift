import LabKit
import NIOCore

/// What a connection through a link is to do.
enum LinkAction: Equatable {
    /// Hand bytes on to whoever receives what goes this way.
    case pass(ByteBuffer, LinkSpec.Direction)
    /// Nil where it concerns no work.
    case note(Note, WorkIdentity?)
    /// The callee is needed from now on. Call `connected`.
    case connect
    /// Whoever receives what goes this way is told that nothing more comes.
    case end(LinkSpec.Direction)
    /// Whoever receives what goes this way is hung up on.
    case close(LinkSpec.Direction)
    /// Both sides get RST.
    case reset

    enum Note: Equatable {
        /// A message has gone on whole.
        case passed(LinkSpec.Direction, bytes: Int)
        case lost(LinkSpec.Direction)
        /// It has to wait.
        case delayed
        case reset(LinkSpec.Direction)
        case vanished
    }
}
