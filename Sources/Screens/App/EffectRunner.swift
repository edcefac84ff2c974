package import Content
package import KnowledgeStore
package import LabKit

/// Carries effects out.
///
/// What takes a millisecond or two (a page, a list, a row of the record) is done here and now, so that a key and what it
/// shows share one frame. What can take longer goes to `background`.
package struct EffectRunner: Sendable {
    /// What runs beside the interface and answers by a message.
    package protocol Background: Sendable {
        func search(_ request: SearchRequest)
        func startLab(_ start: LabStart)
        func send(_ command: LabCommand, to lane: LabLane)
        func stopLab(_ lane: LabLane)
        /// Answers with `labExported` or `failed`.
        func export(_ export: LabExport)
        func copy(_ text: String)
        func suspend()
        /// Answers with `edited` or `failed`.
        func edit(_ text: String, for page: ContentReference)
        func useMouse(_ isUsed: Bool)
        /// Keeps a place until a second has gone by without a newer one.
        func savePlace(_ id: TopicID, _ place: ReadingPlace)
        /// Writes the places that are kept, now.
        func flushPlaces()
    }

    package var services: Services
    package var background: any Background

    package init(services: Services, background: any Background) {
        self.services = services
        self.background = background
    }

    /// What came of the effect at once; nil where nothing did or the answer comes later.
    package func run(_ effect: Effect) -> EffectResult? {
        do {
            return try attempt(effect)
        } catch let issue as ContentIssue {
            return .failed("\(issue)")
        } catch {
            return .failed("\(error)")
        }
    }

    private func attempt(_ effect: Effect) throws -> EffectResult? {
        switch effect {
        case .navigate, .notify, .change, .divide:
            return nil
        case .loadHome:
            return .home(try HomeLoader(services: services).load())
        case .loadBrowse:
            return .browse(try BrowseLoader(services: services).load())
        case .loadPath(let id):
            return .path(try PathLoader(services: services).load(id))
        case .loadCatalogue(let catalogue):
            return .catalogue(try CatalogueLoader(services: services).load(catalogue))
        case .loadPreview(let request):
            return .preview(request, try PreviewLoader(services: services).load(request))
        case .loadPage(let reference, let path):
            return .page(try PageLoader(services: services).page(reference, path: path))
        case .loadLab(let id):
            return .labLoaded(try LabLoader(services: services).load(id))
        case .search(let request):
            background.search(request)
        case .loadSearch:
            return .searchContext(try SearchLoader(services: services).context())
        case .saveSearch(let text):
            // A record that can't be written has said so already, and a search isn't worth saying it again.
            if case .readOnly = services.record.mode { return nil }
            try services.record.addSearch(text)
        case .savePlace(let id, let place):
            background.savePlace(id, place)
        case .mark(let id, let state):
            // A place written later would say that an unread topic is being read.
            background.flushPlaces()
            switch state {
            case .read: try services.record.markRead(id)
            case .unread: try services.record.markUnread(id)
            // Being read follows from having a place.
            case .reading: break
            }
        case .startLab(let start):
            background.startLab(start)
        case .sendLab(let command, let lane):
            background.send(command, to: lane)
        case .stopLane(let lane):
            background.stopLab(lane)
        case .stopLab:
            for lane in LabLane.allCases { background.stopLab(lane) }
        case .savePrediction(let entry):
            try services.record.addPrediction(PredictionRecord(entry, date: services.now()))
        case .saveLabRun(let report):
            try services.record.addLabRun(try LabRunRecord(report, date: services.now()))
        case .exportLab(let export):
            background.export(export)
        case .loadQuestions(let source):
            return .questions(try QuestionsLoader(services).load(source))
        case .loadReviewOutlook:
            return .reviewOutlook(try QuestionsLoader(services).outlook())
        case .readClock(let moment):
            return .clock(services.now(), moment)
        case .saveReview(let review, let date):
            try services.record.add(review, at: date)
        case .loadProgress:
            return .progress(try ProgressLoader(services: services).load())
        case .exportProgress:
            return .progressExported(path: try ProgressLoader(services: services).export())
        case .copy(let text):
            background.copy(text)
        case .suspend:
            background.suspend()
        case .edit(let text, let page):
            background.edit(text, for: page)
        case .setBookmark(let mark):
            try services.record.setBookmark(page: mark.page, part: mark.part, line: mark.line)
        case .removeBookmark(let page):
            try services.record.removeBookmark(of: page)
        case .saveNote(let text, let page):
            try services.record.setNote(text, on: page)
        case .saveSettings(let settings, let former):
            try services.settings?.save(settings, insteadOf: former)
        case .useMouse(let isUsed):
            background.useMouse(isUsed)
        case .loadTitles:
            return .titles(try PaletteLoader(services: services).titles())
        case .rememberBackground(let colour):
            services.backgrounds?.remember(colour)
        case .lookAtSettings:
            return .settingsFile(services.settings?.file.path, issue: services.settings?.load().notice)
        }
        return nil
    }
}
