import LabKit

/// A request inside an `HTTPServer`, from read whole to answered.
final class ServerJob {
    enum State {
        case waiting
        /// With the timer of its service time, where it takes any.
        case working(LabClock.Timer?)
        case over
    }

    let request: ServiceRequest
    /// Where its answer goes.
    let connection: HTTPConnection
    var state = State.waiting

    init(request: ServiceRequest, connection: HTTPConnection) {
        self.request = request
        self.connection = connection
    }

    var work: Work { request.work }
}
