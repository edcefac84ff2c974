public import Content
public import Foundation
public import LabKit

/// What came of an effect.
public enum EffectResult: Equatable, Sendable {
    case home(HomeData)
    case browse(BrowseData)
    case path(PathData)
    case catalogue(CatalogueData)
    case preview(PreviewRequest, PreviewData)
    case page(PageData)
    case search(SearchRequest, SearchAnswer, milliseconds: Double)
    case searchContext(SearchContext)
    case labLoaded(LabData)
    case lab(LabUpdate, lane: LabLane = .a)
    /// A run was written to this file.
    case labExported(path: String)
    case questions(QuestionsData)
    case reviewOutlook(ReviewOutlook)
    case clock(Date, QuestionsModel.Moment)
    case progress(ProgressData)
    /// The record was written to this file.
    case progressExported(path: String)
    /// The index holds other content than what was shown so far.
    case contentChanged
    /// Something asked for couldn't be had; one sentence for the reader.
    case failed(String)
    /// What the editor left of the text that it was given.
    case edited(text: String, for: ContentReference)
    /// Everything that the palette can open.
    case titles([PaletteTitle])
    /// Where the settings are kept, and what of the file can't be used.
    case settingsFile(String?, issue: String?)
    /// Another program wrote to the learner's record.
    case recordChanged
}
