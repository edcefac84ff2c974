/// What is under way on a lab's connections, told by both ends of each: whether all that was written has been read.
///
/// The two ends of a connection find each other by their ports, since both are the lab's own. Bytes count from where they
/// are handed to the channel, so what it queues is under way like what the kernel holds.
struct Traffic: Equatable {
    /// One end of a connection on 127.0.0.1.
    struct End: Hashable, CustomStringConvertible {
        var local: Int
        var remote: Int

        var peer: End { End(local: remote, remote: local) }
        var description: String { "\(local) to \(remote)" }
    }

    enum Event: Equatable {
        case opened
        case wrote(Int)
        case read(Int)
        /// Takes what comes. An end that doesn't ask leaves bytes to the kernel on purpose.
        case asked
        /// Has got what it asked for, and takes no more until it asks again.
        case served
        /// Writes no more.
        case ended
        /// Has seen that its peer writes no more.
        case sawEnd
        case closed
    }

    /// Why time has to wait.
    enum Obstacle: Equatable, CustomStringConvertible {
        case connecting(Int)
        /// The other end isn't there yet.
        case unpaired(End)
        case bytes(Int, from: End)
        /// The other end hasn't seen that this one writes no more.
        case end(of: End)
        /// The other end is gone, and this one hasn't seen it.
        case closing(End)

        var description: String {
            switch self {
            case .connecting(let count): "\(count) being connected"
            case .unpaired(let end): "\(end) has no other end"
            case .bytes(let count, let end): "\(count) bytes under way from \(end)"
            case .end(let end): "the end of \(end) is under way"
            case .closing(let end): "\(end) is about to be closed"
            }
        }
    }

    fileprivate struct Side: Equatable {
        var written = 0
        var read = 0
        var isAsking = false
        var hasEnded = false
        var sawEnd = false
        var isClosed = false
    }

    private var sides: [End: Side] = [:]
    private var connecting = 0

    mutating func beginConnecting() { connecting += 1 }
    mutating func endConnecting() { connecting -= 1 }

    mutating func take(_ event: Event, at end: End) {
        // Whoever opens a port again begins anew.
        if event == .opened { sides[end] = Side() }
        sides[end]?.take(event)
        // A pair of which both are gone is forgotten, and its ports are free for others.
        if sides[end]?.isClosed == true, sides[end.peer]?.isClosed == true {
            sides[end] = nil
            sides[end.peer] = nil
        }
    }

    /// What time has to wait for; nil where no connection makes progress unless time goes on. Of several, any one.
    var obstacle: Obstacle? {
        if connecting > 0 { return .connecting(connecting) }
        for (end, side) in sides {
            guard let peer = sides[end.peer] else { return .unpaired(end) }
            if let obstacle = side.obstacle(to: peer, end) { return obstacle }
        }
        return nil
    }
}

extension Traffic.Side {
    mutating func take(_ event: Traffic.Event) {
        switch event {
        case .opened: break
        case .wrote(let count): written += count
        case .read(let count): read += count
        case .asked: isAsking = true
        case .served: isAsking = false
        case .ended: hasEnded = true
        case .sawEnd: sawEnd = true
        case .closed: isClosed = true
        }
    }

    /// What is under way from this side to its peer.
    func obstacle(to peer: Self, _ end: Traffic.End) -> Traffic.Obstacle? {
        if peer.isClosed {
            // Bytes that nobody was left to read are answered with RST, which closes this side as well.
            return isClosed || sawEnd && written == peer.read ? nil : .closing(end)
        }
        // What the peer doesn't ask for stays where it is, however long one waits: that is backpressure.
        guard peer.isAsking else { return nil }
        if written != peer.read { return .bytes(written - peer.read, from: end) }
        return (hasEnded || isClosed) && !peer.sawEnd ? .end(of: end) : nil
    }
}
