import Foundation
import Testing

/// What the READMEs say that commands print, held against what they print.
@Suite("The READMEs")
struct ReadmeTests {
  /// A command of the README, and words of the block that shows what it prints.
  private static let examples: [(file: String, command: String, words: String)] = [
    ("README.md", "evaluate GeoData/minhang/plan.yaml --lang en", "Spatial figures of Minhang"),
    (
      "README.md",
      "compare GeoData/minhang/plan.yaml GeoData/minhang/scenarios/2025.yaml GeoData/minhang/scenarios/chargers.yaml "
        + "--only transit-coverage ev-coverage rail-coverage new-green --lang en",
      "All by 2025: 3 of 3 targets met"
    ),
    ("README.md", "site GeoData/minhang/plan.yaml --indicator ev-coverage --lang en", "13 sites: proved"),
    (
      "README.md", "sweep GeoData/minhang/plan.yaml --vary transit-coverage.radius=300..800:50 --lang en",
      "← the plan"
    ),
    ("README.zh.md", "evaluate GeoData/minhang/plan.yaml --lang zh", "公共交通站点500米覆盖人口"),
    (
      "README.zh.md",
      "compare GeoData/minhang/plan.yaml GeoData/minhang/scenarios/2025.yaml GeoData/minhang/scenarios/chargers.yaml "
        + "--only transit-coverage ev-coverage rail-coverage new-green --lang zh", "沙普利"
    ),
    ("README.zh.md", "site GeoData/minhang/plan.yaml --indicator ev-coverage --lang zh", "已证明最优"),
  ]

  /// Every line of the block is one that the command prints; "…" stands for those that are left out.
  @Test(arguments: examples.indices)
  func whatAReadmeShowsIsPrinted(number: Int) throws {
    let (file, command, words) = Self.examples[number]
    let readme = try String(
      contentsOf: TextsTests.sources.deletingLastPathComponent().appending(path: file), encoding: .utf8)
    let blocks = readme.components(separatedBy: "```\n")
    let block = try #require(
      blocks.first { $0.contains(words) && !$0.hasPrefix("##") && !$0.contains("\n## ") })
    let folder = try Scratch()
    defer { folder.remove() }
    let output = command.hasPrefix("sweep") ? "" : " --output '\(folder.path("out"))'"
    let (code, printed) = try ShellRun.run("\"$AMBIT\" \(command)\(output)")
    #expect(code == 0, "\(printed)")
    let known = Set(printed.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
    let lines = block.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let missing = lines.filter { !$0.isEmpty && $0 != "…" && !known.contains($0) }
    #expect(missing == [], "\(file) shows what ambit \(command) does not print")
  }

  /// The two READMEs have the same parts, and show the same commands.
  @Test func bothLanguagesSayTheSame() throws {
    func read(_ file: String) throws -> String {
      try String(
        contentsOf: TextsTests.sources.deletingLastPathComponent().appending(path: file), encoding: .utf8)
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
