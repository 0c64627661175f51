import Evaluation
import Foundation
import GIS
import PlanFile
import Planning
import Reporting
import TestSupport
import Testing

/// What the READMEs say that commands print, held against what they print.
@Suite("The READMEs")
struct ReadmeTests {
  private static let minhang = "GeoData/minhang/plan.yaml"

  /// The lines of a README's block that are not among those printed; "…" stands for those that are left out.
  ///
  /// - Parameter words: Words by which the block is known.
  static func unprinted(_ file: String, _ words: String, in printed: String) throws -> [String] {
    func lines(_ text: String) -> [String] {
      text.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let readme = try String(contentsOf: Repository.root.appending(path: file), encoding: .utf8)
    let block = try #require(
      readme.components(separatedBy: "```\n").first {
        $0.contains(words) && !$0.hasPrefix("##") && !$0.contains("\n## ")
      })
    let known = Set(lines(printed))
    return lines(block).filter { !$0.isEmpty && $0 != "…" && !known.contains($0) }
  }

  /// What `ambit evaluate` prints, evaluated once for both languages.
  @Test func evaluate() throws {
    let evaluation = try Evaluation.run(plan: Repository.path(Self.minhang))
    func text(_ language: Language) -> String { evaluation.text(in: language, coloured: false) }
    #expect(try Self.unprinted("README.md", "Spatial figures of Minhang", in: text(.en)) == [])
    #expect(try Self.unprinted("README.zh.md", "公共交通站点500米覆盖人口", in: text(.zh)) == [])
  }

  /// What `ambit compare` prints, compared once for both languages.
  @Test func compare() throws {
    let only = ["transit-coverage", "ev-coverage", "rail-coverage", "new-green"]
    let workspace = try Workspace(plan: Repository.path(Self.minhang), only: only, readsEveryLayer: true)
    let scenarios = try ["2025", "chargers"].flatMap {
      try Scenario.read(Repository.path("GeoData/minhang/scenarios/\($0).yaml"))
    }
    let comparison = try workspace.comparison(with: scenarios)
    func text(_ language: Language) -> String { comparison.text(in: language, coloured: false) }
    #expect(try Self.unprinted("README.md", "All by 2025: 3 of 3 targets met", in: text(.en)) == [])
    #expect(try Self.unprinted("README.zh.md", "沙普利", in: text(.zh)) == [])
  }

  /// Commands that are run; `site` in English is another test's.
  @Test(arguments: [
    ("README.md", "sweep --vary transit-coverage.radius=300..800:50 --lang en", "← the plan"),
    ("README.zh.md", "site --indicator ev-coverage --lang zh", "已证明最优"),
  ])
  func whatAReadmeShowsIsPrinted(file: String, command: String, words: String) throws {
    let folder = try TestFolder()
    var arguments = command.components(separatedBy: " ")
    arguments.insert(Repository.path(Self.minhang), at: 1)
    if arguments[0] == "site" { arguments += ["--output", folder("out")] }
    let run = try AmbitRun(arguments)
    #expect(run.code == 0, "\(run.errors)")
    #expect(try Self.unprinted(file, words, in: run.text + run.errors) == [], "ambit \(command)")
  }

  /// The two READMEs have the same parts, and show the same commands.
  @Test func bothLanguagesSayTheSame() throws {
    func read(_ file: String) throws -> String {
      try String(
        contentsOf: Repository.root.appending(path: file), encoding: .utf8)
    }
    let (english, chinese) = (try read("README.md"), try read("README.zh.md"))
    func headings(_ text: String) -> Int { text.components(separatedBy: "\n## ").count }
    #expect(headings(english) == headings(chinese))
    func commands(_ text: String) -> [String] {
      text.components(separatedBy: "\n").filter { $0.hasPrefix("ambit ") || $0.hasPrefix("  --") }
    }
    #expect(commands(english) == commands(chinese))
  }
}
