extension Stream {
    /// What MAXLEN and MINID ask for.
    struct Trim: Equatable {
        enum Strategy: Equatable {
            /// Keep at most so many.
            case length(Int)
            /// Keep what isn't smaller.
            case minimum(StreamID)
        }

        var strategy: Strategy
        /// `~`: take whole nodes only, and leave the rest.
        var isApproximate = false
        /// Take at most so many entries; nil for any number. Only where it is approximate.
        var limit: Int?
    }

    /// Takes entries from the front; returns how many.
    func trim(_ trim: Trim) -> Int {
        var removed = 0
        while let node = nodes.first, isOver(trim.strategy) {
            if let limit = trim.limit, removed + node.live > limit { break }
            if goesWhole(node, trim.strategy) {
                removed += node.live
                removeFirstNode()
                continue
            }
            guard !trim.isApproximate else { break }
            removed += removeInFirstNode { id in
                switch trim.strategy {
                case .length(let most): length > most
                case .minimum(let least): id < least
                }
            }
            break
        }
        return removed
    }

    private func isOver(_ strategy: Trim.Strategy) -> Bool {
        if case .length(let most) = strategy { length > most } else { true }
    }

    private func goesWhole(_ node: StreamNode, _ strategy: Trim.Strategy) -> Bool {
        switch strategy {
        case .length(let most): length - node.live >= most
        case .minimum(let least): node.ids[node.ids.count - 1] < least
        }
    }
}
