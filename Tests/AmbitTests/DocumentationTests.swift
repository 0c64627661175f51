import Foundation
import Testing

/// What the pages of the catalogues show is code that is compiled and data that are evaluated, and what they link to is there.
@Suite("Pages of the documentation")
struct DocumentationTests {
  private static let root = TextsTests.sources.deletingLastPathComponent()

  /// Every file below a folder with one of some endings, by its path.
  private static func files(_ folder: String, _ endings: Set<String>) -> [String] {
    let all = FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.allObjects ?? []
    return all.compactMap { $0 as? String }.filter {
      endings.contains(URL(filePath: $0).pathExtension) && !$0.contains(".build")
    }.map { "\(folder)/\($0)" }.sorted()
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The pages of all catalogues.
  static let pages = files("Sources", ["md"])

  /// Lines without the space that all of them begin with; empty lines at the ends are left out.
  private static func dedented(_ lines: some Sequence<Substring>) -> [String] {
    let margin =
      lines.filter { !$0.allSatisfy(\.isWhitespace) }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.map { String($0.dropFirst(margin)) }
  }

  /// Where the code of each language is compiled or evaluated.
  private static let homes: [String: [String]] = [
    "swift": files("Scripts/examples", ["swift"]) + files("Tests", ["swift"]),
    "yaml": files("GeoData", ["yaml"]),
  ]

  @Test(arguments: pages)
  func everyBlockOfCodeStandsInAFileThatIsCompiledOrEvaluated(page: String) throws {
    let parts = try Self.text(page).components(separatedBy: "```")
    #expect(parts.count % 2 == 1, "\(page) has a block that does not end")
    for part in stride(from: 1, to: parts.count, by: 2).map({ parts[$0] }) {
      let lines = part.split(separator: "\n", omittingEmptySubsequences: false)
      let language = String(lines[0])
      if language == "text" { continue }
      let block = Self.dedented(lines[1..<(lines.count - 1)])
      let homes = try #require(Self.homes[language], "\(page): a block of \(language) is held by no test")
      let isFound = try homes.contains { home in
        let all = try Self.text(home).split(separator: "\n", omittingEmptySubsequences: false)
        return all.indices.contains { start in
          start + block.count <= all.count && all[start].hasSuffix(block[0])
            && Self.dedented(all[start..<(start + block.count)]) == block
        }
      }
      #expect(
        isFound, "\(page): this block stands in no file that is compiled:\n\(block.joined(separator: "\n"))")
    }
  }

  /// ARCHITECTURE.md has a line for each decision, and each decision a date in its name.
  @Test func theIndexOfDecisionsIsWhole() throws {
    let folder = "Sources/ambit/ambit.docc/Decisions"
    let decisions = Set(Self.files(folder, ["md"]).map { URL(filePath: $0).lastPathComponent })
    let index = try Self.text("ARCHITECTURE.md").matches(
      of: /\(Sources\/ambit\/ambit\.docc\/Decisions\/([^)]+)\)/)
    #expect(Set(index.map { String($0.1) }) == decisions)
    #expect(index.count == decisions.count, "a decision is listed twice")
    #expect(decisions.allSatisfy { $0.wholeMatch(of: /20\d\d-\d\d-\d\d-[a-z0-9-]+\.md/) != nil })
  }

  /// Every figure of the catalogues has a light and a dark form, and is shown on a page.
  @Test func everyFigureIsShown() throws {
    let figures = Self.files("Sources", ["svg"])
    let pages = try Self.pages.map { try Self.text($0) }.joined()
    for figure in figures where !figure.hasSuffix("~dark.svg") {
      let name = URL(filePath: figure).deletingPathExtension().lastPathComponent
      #expect(pages.contains("](\(name))"), "\(figure) is shown nowhere")
      #expect(figures.contains(figure.replacing(".svg", with: "~dark.svg")), "\(figure) has no dark form")
    }
  }
}
