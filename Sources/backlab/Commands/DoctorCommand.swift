import ArgumentParser
import Content
import Foundation
import KnowledgeStore
import LabKit
import NcursesBackend
import Screens
import TerminalUI

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look at what backlab stands on: terminal, locale, colours, SQLite, folders, timers.",
        discussion: "Exits with 4 when something keeps it from working."
    )

    @OptionGroup var json: JSONOption
    @OptionGroup var content: ContentOptions

    func run() throws {
        let doctor = Doctor(
            content: content.folder,
            environment: ProcessInfo.processInfo.environment,
            columns: StandardOutput.isTerminal ? StandardOutput.columns : nil,
            noise: TimerNoise.measure()
        )
        let findings = doctor.findings()
        if json.isOn {
            try JSONOutput.write(findings)
        } else {
            TextOutput.write(ListTable.lines(findings.map { [$0.result.mark, $0.subject, $0.text] }))
        }
        if findings.contains(where: { $0.result == .broken }) { throw ExitStatus.environment }
    }
}

/// What the doctor found about one thing.
struct Finding: Encodable, Equatable {
    enum Result: String, Encodable {
        case fine, lesser, broken

        var mark: String {
            switch self {
            case .fine: "✓"
            case .lesser: "!"
            case .broken: "✗"
            }
        }
    }

    var subject: String
    var result: Result
    var text: String
}

struct Doctor {
    var content: String?
    var environment: [String: String]
    /// Of standard output; nil where it isn't a terminal.
    var columns: Int?
    var noise: TimerNoise

    func findings() -> [Finding] {
        [terminal, locale, colours, settings, database] + storage + [timer]
    }

    private var terminal: Finding {
        guard let name = environment["TERM"], !name.isEmpty else {
            return Finding(
                subject: "Terminal",
                result: .broken,
                text:
                    "TERM isn't set; the interface can't start. Set it to your terminal's name, such as xterm-256color."
            )
        }
        guard let columns else {
            return Finding(subject: "Terminal", result: .lesser, text: "\(name); standard output isn't a terminal here")
        }
        return Finding(subject: "Terminal", result: .fine, text: "\(name), \(columns) columns")
    }

    private var locale: Finding {
        let name = TerminalOptions.localeName(environment)
        return TerminalOptions.usesUnicode(environment)
            ? Finding(subject: "Locale", result: .fine, text: name)
            : Finding(
                subject: "Locale",
                result: .lesser,
                text: "\(name) isn't UTF-8, so the screens are drawn in ASCII; LC_ALL=C.UTF-8 gives lines and marks"
            )
    }

    private var colours: Finding {
        if !environment["NO_COLOR", default: ""].isEmpty {
            return Finding(subject: "Colours", result: .fine, text: "off, because NO_COLOR is set")
        }
        let name = environment["TERM"] ?? ""
        let depth = name.contains("256color") || environment["COLORTERM"] != nil ? "256" : "as terminfo says"
        return Finding(subject: "Colours", result: .fine, text: depth)
    }

    /// What the file says; of the terminal's background, only what it told last time.
    private var settings: Finding {
        let folders: Folders
        do {
            folders = try Folders(environment: environment)
        } catch {
            return Finding(subject: "Settings", result: .lesser, text: "\(error)")
        }
        let store = SettingsStore(folder: folders.config)
        let (settings, trouble) = store.load()
        if let trouble { return Finding(subject: "Settings", result: .lesser, text: trouble) }
        let memory = BackgroundMemory(folder: folders.cache, environment: environment)
        let background = memory.remembered ?? BackgroundMemory.hint(environment)
        let told = background.map { "; the background was \($0.luminance < 0.18 ? "dark" : "light") last time" }
        let theme = settings.theme == .automatic ? told ?? "; the background isn't known yet" : ""
        let mouse = settings.mouse ? "on" : "off"
        return Finding(
            subject: "Settings",
            result: .fine,
            text: "theme \(settings.theme.rawValue)\(theme); mouse \(mouse); \(store.file.path)"
        )
    }

    private var database: Finding {
        do {
            let version = try KnowledgeIndex.sqliteVersion()
            return Finding(subject: "SQLite", result: .fine, text: "\(version) with FTS5")
        } catch {
            return Finding(
                subject: "SQLite",
                result: .broken,
                text: "no full-text search (FTS5): \(error); install libsqlite3-0 3.34 or newer"
            )
        }
    }

    private var storage: [Finding] {
        do {
            _ = try Folders(environment: environment)
        } catch {
            return [Finding(subject: "Folders", result: .broken, text: "\(error)")]
        }
        let workspace: Workspace
        do {
            workspace = try Workspace(content: content, environment: environment)
        } catch {
            return [Finding(subject: "Content", result: .broken, text: "\(error)")]
        }
        return [
            Finding(subject: "Content", result: .fine, text: workspace.root.url.path), index(workspace),
            record(workspace),
        ]
    }

    private func index(_ workspace: Workspace) -> Finding {
        do {
            let index = try workspace.index()
            let problems = index.report.issues
            if let first = problems.first {
                return Finding(
                    subject: "Index",
                    result: .lesser,
                    text: problems.count == 1
                        ? "a file can't be read: \(first); backlab check tells more"
                        : "\(problems.count) files can't be read, the first: \(first); backlab check lists them"
                )
            }
            if let notice = index.report.notice { return Finding(subject: "Index", result: .lesser, text: notice) }
            return Finding(
                subject: "Index",
                result: .fine,
                text: "\(try index.topics().count) topics in \(workspace.folders.cache.path)"
            )
        } catch {
            return Finding(subject: "Index", result: .broken, text: "\(error)")
        }
    }

    private func record(_ workspace: Workspace) -> Finding {
        do {
            let record = try workspace.record()
            if let notice = record.notice { return Finding(subject: "Record", result: .lesser, text: notice) }
            return Finding(subject: "Record", result: .fine, text: workspace.folders.data.path)
        } catch {
            return Finding(subject: "Record", result: .lesser, text: "\(error)")
        }
    }

    /// How late a sleep of 1 ms ends: what a lab's timing claims rest on.
    private var timer: Finding {
        let text = "sleeps of 1 ms end \(milliseconds(noise.median)) late, at worst \(milliseconds(noise.worst))"
        return noise.median < .milliseconds(2)
            ? Finding(subject: "Timer", result: .fine, text: text)
            : Finding(
                subject: "Timer",
                result: .lesser,
                text: text + "; labs that depend on timing may be inconclusive"
            )
    }

    private func milliseconds(_ duration: Duration) -> String {
        "\(Quantity.plain((duration / .milliseconds(1) * 100).rounded() / 100)) ms"
    }
}
