import Foundation
import GIS
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import Planning

/// Rows of standards as indicators.
@Suite struct StandardTests {
  private static let shipped = StandardLibrary(folder: Repository.path("GeoData/standards"))

  /// What is shipped was read by somebody, and each row is an indicator of a plan that has its layers and people.
  @Test func everyShippedStandardIsSound() throws {
    let standards = try Self.shipped.all()
    #expect(!standards.isEmpty)
    for standard in standards {
      for row in standard.rows {
        #expect(row.isTextRead && !row.source.isEmpty && !row.clause.isEmpty, "\(standard.id)/\(row.key)")
        let text = String(describing: row.entries)
        for role in row.roles {
          #expect(text.contains("$\(role.key)"), "\(standard.id)/\(row.key): \(role.key)")
        }
        var city = PaperCity()
        for role in row.roles { city.layers[role.key] = [] }
        city.layers["people"] = []
        city.population = "population: { layer: people, property: n }"
        city.indicators = "  - { id: x, standard: \(standard.id)/\(row.key) }"
        let folder = try city.write()
        try FileManager.default.createSymbolicLink(
          atPath: folder("standards"), withDestinationPath: Repository.path("GeoData/standards"))
        let draft = try PlanDraft(contentsOf: folder("plan.yaml"), catalogue: .standard)
        #expect(draft.problems.map(\.message.en) == [], "\(standard.id)/\(row.key)")
        #expect(draft.plan.indicators.count == 1)
      }
    }
  }

  /// A city of two zones with a clinic in the west, and a standard of two rows.
  private func city(_ indicators: String, roles: String = "") throws -> TestFolder {
    var city = PaperCity()
    city.layers = ["clinics": [PaperCity.point(500, 500)]]
    city.indicators = indicators
    let folder = try city.write()
    try folder.write(city.plan + roles, to: "plan.yaml")
    try folder.write(
      """
      code: P 1
      edition: 2026
      title: Paper
      rows:
        care:
          clause: "1.1"
          title: { zh: 就医, en: Care }
          source: made up for a test
          text-read: yes
          roles: { care: { zh: 诊所, en: clinics } }
          measure: coverage
          parameters: { facilities: $care, radius: 300 m }
          target: 40 %
        parks:
          clause: "1.2"
          title: Parks
          source: made up for a test
          text-read: yes
          roles: { green: parks, built: built-up land }
          measure: share
          parameters: { layers: $green, mask: $built }
      """, to: "standards/paper.yaml")
    return folder
  }

  /// A row gives what the same indicator gives spelled out: the figure, the target, the name; what the plan says stands before it.
  @Test func aRowIsTheIndicatorItSpells() throws {
    let folder = try city(
      """
        - { id: row, standard: paper/care, layers: { care: clinics } }
        - { id: own, name: Own, standard: paper/care, layers: { care: clinics }, parameters: { radius: 200 m }, target: 9 % }
        - { id: spelled, name: Care, measure: coverage, parameters: { facilities: clinics, radius: 300 m }, target: 40 % }
        - { id: small, name: Own, measure: coverage, parameters: { facilities: clinics, radius: 200 m }, target: 9 % }
      """)
    let evaluation = try Evaluation.run(plan: folder("plan.yaml"))
    let (row, spelled) = (try #require(evaluation["row"]), try #require(evaluation["spelled"]))
    #expect(row.value == spelled.value && row.indicator.target == spelled.indicator.target)
    #expect(row.indicator.name[.zh] == "就医" && row.indicator.source?[.en] == "P 1, 1.1")
    #expect(evaluation["own"]?.value == evaluation["small"]?.value)
    #expect(evaluation["own"]?.indicator.target?.value == 0.09)
  }

  private func problems(_ indicators: String) throws -> [Problem] {
    let folder = try city(indicators)
    do {
      _ = try Evaluation.run(plan: folder("plan.yaml"))
      return []
    } catch let failure as Failure {
      return failure.problems
    }
  }

  /// All roles that nothing plays are told at once; names that are near are offered.
  @Test func whatIsMissingIsTold() throws {
    let missing = try problems("  - { id: x, standard: paper/parks }")
    #expect(missing.map(\.code) == ["missing-roles"])
    #expect(missing[0].message.en.contains("green (parks), built (built-up land)"))
    #expect(missing[0].place.line != nil)
    let unknown = try problems("  - { id: x, standard: paper/cair, layers: { care: clinics } }")
    #expect(unknown.map(\.code) == ["unknown-standard"] && unknown[0].advice.en.contains("paper/care"))
    #expect(try problems("  - { id: x, standard: papr/care }")[0].advice.en.contains("“paper”"))
    #expect(
      try problems("  - { id: x, standard: paper/care, layers: { care: clinics, core: zones } }").map(\.code)
        == ["unknown-role"])
    #expect(
      try problems(
        "  - { id: x, name: x, measure: coverage, parameters: { facilities: clinics, radius: 9 m }, layers: { care: clinics } }"
      ).map(\.code) == ["layers-without-standard"])
  }

  /// Of a standard those rows are computed for which the plan has layers; the others are told with what they lack.
  @Test func allThatTheLayersAllow() throws {
    let folder = try city(
      "  - { id: x, name: x, measure: total, parameters: { layers: clinics } }",
      roles: "\nroles: { care: clinics }\n")
    let evaluation = try Evaluation.run(plan: folder("plan.yaml"), standards: ["paper"])
    #expect(evaluation.indicators.map(\.indicator.id) == ["paper-care"])
    let notes = evaluation.warnings.filter { $0.code == "row-left-out" }
    // The file of the standard is an input like any other, and layers that no row needs are not read.
    #expect(evaluation.inputs.map(\.file).contains { $0.hasSuffix("standards/paper.yaml") })
    #expect(notes.count == 1 && notes[0].message.en.contains("green (parks), built (built-up land)"))
  }
}
