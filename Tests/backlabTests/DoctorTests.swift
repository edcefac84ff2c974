import Foundation
import TestSupport
import Testing

@testable import backlab

@Suite struct DoctorTests {
    private let sample: SampleContent
    private let home: TemporaryFolder

    init() throws {
        sample = try SampleContent()
        home = try TemporaryFolder()
    }

    /// In an environment where all is well, but for what is said.
    private func findings(
        _ changes: [String: String] = [:],
        content: String? = nil,
        columns: Int? = 80,
        noise: TimerNoise = TimerNoise(median: .microseconds(60), worst: .microseconds(1_250))
    ) -> [String: Finding] {
        let environment = ["HOME": home.url.path, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
            .merging(changes) { $1 }
        let doctor = Doctor(
            content: content ?? sample.folder.url.path,
            environment: environment,
            columns: columns,
            noise: noise
        )
        return Dictionary(uniqueKeysWithValues: doctor.findings().map { ($0.subject, $0) })
    }

    @Test func healthyMachineHasNothingToComplainOf() throws {
        let findings = findings()
        #expect(
            Set(findings.keys) == [
                "Terminal", "Locale", "Colours", "Settings", "SQLite", "Content", "Index", "Record", "Timer",
            ]
        )
        #expect(findings.values.filter { $0.result != .fine } == [])
        #expect(findings["Index"]?.text == "6 topics in \(home.url.path)/.cache/backlab")
        #expect(findings["Record"]?.text == "\(home.url.path)/.local/share/backlab")
        #expect(findings["Content"]?.text == sample.folder.url.path)
        #expect(findings["SQLite"]?.text.hasSuffix(" with FTS5") == true)
    }

    @Test(
        arguments: [
            (
                ["TERM": ""], 80, .broken,
                "TERM isn't set; the interface can't start. Set it to your terminal's name, such as xterm-256color."
            ),
            (["TERM": "vt100"], nil, .lesser, "vt100; standard output isn't a terminal here"),
            (["TERM": "vt100"], 132, .fine, "vt100, 132 columns"),
        ] as [([String: String], Int?, Finding.Result, String)]
    )
    func terminal(environment: [String: String], columns: Int?, result: Finding.Result, text: String) {
        #expect(
            findings(environment, columns: columns)["Terminal"]
                == Finding(subject: "Terminal", result: result, text: text)
        )
    }

    @Test(
        arguments: [
            (["LC_ALL": "de_DE.UTF-8"], .fine, "de_DE.UTF-8"),
            (
                ["LC_ALL": "", "LANG": "de_DE"], .lesser,
                "de_DE isn't UTF-8, so the screens are drawn in ASCII; LC_ALL=C.UTF-8 gives lines and marks"
            ),
            (
                ["LC_ALL": ""], .lesser,
                "C isn't UTF-8, so the screens are drawn in ASCII; LC_ALL=C.UTF-8 gives lines and marks"
            ),
        ] as [([String: String], Finding.Result, String)]
    )
    func locale(environment: [String: String], result: Finding.Result, text: String) {
        #expect(findings(environment)["Locale"] == Finding(subject: "Locale", result: result, text: text))
    }

    @Test(arguments: [
        ([:], "256"), (["TERM": "xterm"], "as terminfo says"), (["TERM": "xterm", "COLORTERM": "truecolor"], "256"),
        (["NO_COLOR": "1"], "off, because NO_COLOR is set"), (["NO_COLOR": ""], "256"),
    ])
    func colours(environment: [String: String], text: String) {
        #expect(findings(environment)["Colours"] == Finding(subject: "Colours", result: .fine, text: text))
    }

    @Test func settingsAreToldWithTheirFile() throws {
        let file = home.url.appending(path: ".config/backlab/settings.yml").path
        #expect(
            findings()["Settings"]?.text == "theme automatic; the background isn't known yet; mouse on; \(file)"
        )
        #expect(findings(["COLORFGBG": "15;0"])["Settings"]?.text.contains("the background was dark last time") == true)
        try home.write("theme: light\nmouse: off\n", to: ".config/backlab/settings.yml")
        #expect(findings()["Settings"]?.text == "theme light; mouse off; \(file)")
        try home.write("theme: purple\n", to: ".config/backlab/settings.yml")
        #expect(findings()["Settings"]?.result == .lesser)
        #expect(findings()["Settings"]?.text.hasPrefix("\(file):1: theme is") == true)
    }

    @Test func homeThatIsNotSetIsAMatterOfFolders() {
        let findings = findings(["HOME": ""])
        #expect(findings["Folders"]?.result == .broken)
        #expect(findings["Folders"]?.text.hasPrefix("HOME isn't set") == true)
        #expect(findings["Content"] == nil && findings["Index"] == nil && findings["Timer"] != nil)
    }

    @Test func missingContentIsBrokenAndSaysWhereItWasLookedFor() {
        let findings = findings(content: "/nowhere")
        #expect(findings["Content"]?.result == .broken)
        #expect(findings["Content"]?.text.contains("there is no folder /nowhere/content") == true)
        #expect(findings["Index"] == nil && findings["Record"] == nil)
    }

    /// A file where a folder should be can't be written to by anyone, not even by root.
    @Test func foldersThatCannotBeWrittenAreLesser() throws {
        let file = try home.write("", to: "file").path
        let cache = findings(["XDG_CACHE_HOME": file])
        #expect(cache["Index"]?.result == .lesser)
        #expect(cache["Index"]?.text.hasPrefix("The search index is kept in memory: ") == true)
        #expect(cache["Record"]?.result == .fine)
        let data = findings(["XDG_DATA_HOME": file])
        #expect(data["Record"]?.result == .lesser)
        #expect(data["Record"]?.text.hasPrefix("Your progress won't be kept when you leave: ") == true)
        #expect(data["Index"]?.result == .fine)
    }

    @Test func filesThatCannotBeReadAreCounted() throws {
        try sample.folder.write("---\nid: [\n---\n", to: "content/topics/http/one.md")
        let one = try #require(findings()["Index"])
        #expect(one.result == .lesser)
        #expect(one.text.hasPrefix("a file can't be read: content/topics/http/one.md:"))
        try sample.folder.write("---\nid: [\n---\n", to: "content/topics/http/two.md")
        let two = try #require(findings()["Index"])
        #expect(two.text.hasPrefix("2 files can't be read, the first: content/topics/http/one.md:"))
        #expect(two.text.hasSuffix("; backlab check lists them"))
    }

    @Test(
        arguments: [
            (1_999, .fine, "sleeps of 1 ms end 2 ms late, at worst 5.12 ms"),
            (
                2_000, .lesser,
                "sleeps of 1 ms end 2 ms late, at worst 5.12 ms; labs that depend on timing may be inconclusive"
            ),
        ] as [(Int, Finding.Result, String)]
    )
    func timer(median: Int, result: Finding.Result, text: String) {
        let noise = TimerNoise(median: .microseconds(median), worst: .microseconds(5_123))
        #expect(findings(noise: noise)["Timer"] == Finding(subject: "Timer", result: result, text: text))
    }

    @Test func onlyWhatIsBrokenIsAnExitCode() throws {
        let content = ["doctor", "--json", "--content", sample.folder.url.path]
        let lesser = try Program.run(content, environment: ["LC_ALL": "C"])
        #expect(lesser.status == 0)
        let findings = try #require(try lesser.json() as? [[String: String]])
        #expect(findings.allSatisfy { Set($0.keys) == ["subject", "result", "text"] })
        #expect(findings.first { $0["subject"] == "Locale" }?["result"] == "lesser")
        #expect(try Program.run(content, environment: ["TERM": ""]).status == 4)
    }
}
