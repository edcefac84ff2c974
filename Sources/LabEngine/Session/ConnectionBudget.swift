import NIOCore

/// The connections that a lab's servers and links may accept, all together. Belongs to the lab's event loop.
final class ConnectionBudget {
    let most: Int
    private(set) var taken = 0
    private let loop: any EventLoop

    init(most: Int, loop: any EventLoop) {
        self.most = most
        self.loop = loop
    }

    /// Whether no place is left.
    var isSpent: Bool { taken >= most }

    /// Counts an accepted connection until it is closed. False where it is one too many, which nothing counts.
    func take(for channel: any Channel) -> Bool {
        guard !isSpent else { return false }
        taken += 1
        let bound = NIOLoopBound(self, eventLoop: loop)
        channel.closeFuture.whenComplete { _ in bound.value.taken -= 1 }
        return true
    }
}
