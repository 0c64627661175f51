import Foundation
import Testing

/// What people read stands in files of texts, not among algorithms.
@Suite("Sentences stand in the files of texts")
struct TextLiteralTests {
  /// The modules whose sentences all stand there.
  private static let modules = TextsTests.modules.filter { !["GIS", "Importing"].contains($0) }

  /// What is no sentence for people, by the end of the path of its file.
  private static let allowed: [(file: String, why: String)] = [
    ("Parameters/ChoiceSynonyms.swift", "words that a plan may write"),
    ("Parameters/MeasureUnit.swift", "units that a plan may write"),
    ("Parameters/UnitScale.swift", "units that a plan may write"),
    ("Parameters/Target.swift", "words that a plan may write"),
    ("ambit/Site.swift", "units of time that an option may have"),
    ("ambit/WrappedText.swift", "marks that no line may begin or end with"),
    ("ambit/ParserMessages.swift", "the English of the argument parser, to be found again"),
    ("Nodes/PlanSection.swift", "descriptions in the schemas, whose language is English"),
    ("Scenarios/ScenarioSections.swift", "descriptions in the schemas, whose language is English"),
    ("PlanFile/PlanSchema.swift", "descriptions in the schemas, whose language is English"),
    ("Coverage/PopulationCoverage.swift", "a precondition, for programmers"),
    ("ambit/AccessInputs.swift", "names of columns that a table may have"),
    ("AccessAnswer+Report.swift", "JSON stays in English"),
    ("CoverageReport+JSON.swift", "JSON stays in English"),
    ("LifeCircleMeasure+Report.swift", "a property of the map that is in Chinese"),
    ("ambit/CommonOptions.swift", "the marks that end a sentence"),
  ]

  /// Each line of code, without what stands behind `//`, that matches and is in no file allowed.
  private static func lines(
    of module: String, where isFound: (String) -> Bool
  ) throws -> [String] {
    let folder = TextsTests.sources.appending(path: module)
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var found: [String] = []
    for case let url as URL in files?.allObjects ?? []
    where url.pathExtension == "swift" && !allowed.contains(where: { url.path.hasSuffix($0.file) }) {
      for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
        let code = String(line).replacing(/\s*\/\/.*/, with: "")
        if isFound(code) { found.append("\(url.lastPathComponent): \(code)") }
      }
    }
    return found
  }

  @Test(arguments: modules)
  func noLanguageIsChosenInCode(module: String) throws {
    let found = try Self.lines(of: module) { line in
      if ["isChinese", "== .zh", #"zh: ""#].contains(where: line.contains) { return true }
      return line.contains(/"[^"]*\p{Han}[^"]*"/)
    }
    #expect(found == [], "goes into Texts, under a key")
  }

  /// An advice, a message or anything else of three words and more.
  @Test(arguments: modules)
  func noSentenceStandsInCode(module: String) throws {
    let found = try Self.lines(of: module) { line in
      if line.contains(/\b(precondition|preconditionFailure|assert|assertionFailure|Reading\.Field|\.init)\(/)
      {
        return false
      }
      if line.contains(/\b(?:advice|message): "[^"]/) { return true }
      return line.contains(/"[^"]*\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b[^"]*"/)
    }
    #expect(found == [], "goes into Texts, under a key")
  }
}
