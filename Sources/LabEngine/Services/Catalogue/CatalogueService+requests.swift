import LabKit

extension CatalogueService {
    func read(_ product: Int, _ request: ServiceRequest, _ reply: @escaping (HTTPAnswer) -> Void) {
        let work = request.work
        let slot = slot(product, request)
        let began = context.now
        var loaded: ProductRow?
        var loading = 0.0
        var newer: Int?
        let load = { [self] (onRow: @escaping (Result<ProductRow, ProductDatabase.Failure>) -> Void) in
            counters.misses.add(window: work.window)
            let asked = context.now
            context.recorder.message(work.identity, from: id, to: database.id)
            database.read(product, work) { [self] result in
                context.recorder.message(work.identity, from: database.id, to: id)
                if case .success(let row) = result {
                    loaded = row
                    loading = context.now - asked
                    // Asked before the copy is sent: what is answered while it is on its way may still delete it.
                    newer = book.newerAnswered(than: row)
                    book.sent(row, ttl: slot.ttl, at: context.now)
                }
                onRow(result)
            }
        }
        talk(strategy(work).read(slot), work, load: load) { [self] result in
            switch result {
            case .failure(let failure): reply(problem(failure, work))
            case .success(.hit(let copy)):
                counters.hits.add(window: work.window)
                if book.isOverdue(copy, of: product, lookedAt: began) { counters.overdue.add(window: work.window) }
                reply(.product(product, copy, from: "hit"))
            case .success(let outcome):
                guard let row = loaded else { return reply(problem(.noSuchRow)) }
                count(outcome, row, work, loading: loading, newer: newer, ttl: slot.ttl)
                reply(.product(product, CachedCopy(row), from: "miss"))
            }
        }
    }

    /// What became of a row that was read.
    private func count(
        _ outcome: CacheOutcome,
        _ row: ProductRow,
        _ work: Work,
        loading: Double,
        newer: Int?,
        ttl: Double
    ) {
        let end: CatalogueStory.End
        switch outcome {
        case .stored:
            counters.setBack.add(window: work.window)
            guard let newer else { return }
            counters.late.add(window: work.window)
            end = .late(newer: newer, until: ttl)
        case .refused:
            counters.refused.add(window: work.window)
            end = .refused(newest: book.newestCommitted(row.id))
        case .hit, .leftAlone, .told: return
        }
        context.recorder.story(
            work.identity,
            at: id,
            CatalogueStory(version: row.version, loading: loading, end: end).text
        )
    }

    func write(_ product: Int, _ price: Int, _ request: ServiceRequest, _ reply: @escaping (HTTPAnswer) -> Void) {
        let work = request.work
        let slot = slot(product, request)
        context.recorder.message(work.identity, from: id, to: database.id)
        database.write(product, price: price, work) { [self] result in
            context.recorder.message(work.identity, from: database.id, to: id)
            switch result {
            case .failure(let failure): reply(problem(failure))
            case .success(let written):
                if written.isRaced { counters.raced.add(window: work.window) }
                book.committed(written.row)
                invalidate(written.row, slot, work, reply)
            }
        }
    }

    /// After the commit, and before the answer.
    private func invalidate(_ row: ProductRow, _ slot: CacheSlot, _ work: Work, _ reply: @escaping (HTTPAnswer) -> Void)
    {
        let load = { (onRow: @escaping (Result<ProductRow, ProductDatabase.Failure>) -> Void) in onRow(.success(row)) }
        talk(strategy(work).write(row, slot), work, load: load) { [self] result in
            switch result {
            case .failure(let failure): reply(problem(failure, work))
            case .success:
                book.answered(row)
                reply(.product(row.id, CachedCopy(row), from: nil))
            }
        }
    }
}

extension HTTPAnswer {
    /// - Parameter source: `hit` or `miss`, where it came through the cache.
    static func product(_ id: Int, _ copy: CachedCopy, from source: String?) -> HTTPAnswer {
        var answer = HTTPAnswer(status: .ok, headers: [.json])
        answer.headers.append(.init(name: "ETag", value: "\"\(copy.version)\""))
        if let source { answer.headers.append(.init(name: "X-Cache", value: source)) }
        answer.body = JSONText.object([
            ("product", "\(id)"), ("version", "\(copy.version)"), ("price", "\(copy.price ?? 0)"),
        ])
        return answer
    }
}
