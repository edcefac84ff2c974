import LabKit
import TerminalUI

extension LabModel {
    public mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .start: return begin()
        case .restart: return restart()
        case .finish: return tellAll(.finish)
        case .pauseOrResume: return pauseOrResume()
        case .slower: return changeSpeed(by: -1)
        case .faster: return changeSpeed(by: 1)
        case .answer: return answer()
        case .skip:
            progress.skip()
            return begin()
        case .type(let character): progress.change { $0.type(character) }
        case .erase: progress.change { $0.erase() }
        case .choose(let index): progress.change { $0.select(index) }
        case .moveChoice(let movement): progress.change { $0.select(movement) }
        case .selectControl(let movement):
            selectedControl = movement.index(from: selectedControl, count: manifest?.controls.count ?? 0, page: 5)
        case .turn(let direction): return turn(direction)
        case .nextStep: return goToNextStep()
        case .previousStep: return goToPreviousStep()
        case .nextChart: selectedChart += 1
        case .copy: return copy()
        case .panel(let panel): toggle(panel)
        case .closePanel: panel = nil
        case .scroll(let movement): scroll(movement)
        case .selectRow(let movement):
            panelSelection = movement.index(from: panelSelection, count: panelRows, page: 5)
        case .takeRow(let index): return take(row: index ?? panelSelection)
        case .openComparison: return openComparison()
        case .turnDraft(let direction): turnDraft(direction)
        case .presetDraft(let index): presetDraft(index)
        case .compare: return compare()
        case .endComparison: return endComparison()
        case .otherLane: comparison?.turnOther()
        case .otherPage: comparison?.turnPage()
        case .step: return step()
        case .toggleScrub: return toggleScrub()
        case .filterLog:
            isLogOfOutsider.toggle()
            panelOffset = 0
        case .openExport: return openExport()
        case .look(let movement): scrub?.move(movement)
        case .leave: return leave()
        }
        return []
    }
}
