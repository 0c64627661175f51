import Foundation
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

@Suite struct PlanSchemaTests {
  private static let folder = Repository.root.appendingPathComponent("GeoData")

  static var schemas: [String: PlanSchema] {
    ["plan": PlanSchema(measures: MeasureCatalogue.standard.descriptions), "scenario": .scenarios]
  }

  /// The files for editors are what the readers' own tables say. Run with UPDATE_GOLDEN_FILES=1 to write them anew.
  @Test(arguments: ["plan", "scenario"]) func theSchemaIsInStepWithTheReader(name: String) throws {
    let text = try #require(Self.schemas[name]).text
    let file = Self.folder.appendingPathComponent("\(name).schema.json")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN_FILES"] != nil {
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }

  @Test(arguments: ["plan", "scenario"])
  func theSchemaIsJSONAndItsReferencesLeadSomewhere(name: String) throws {
    let text = try #require(Self.schemas[name]).text
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let root = try #require(object as? [String: Any])
    let definitions = try #require(root["$defs"] as? [String: Any])
    let references = Set(text.matches(of: /"#\/\$defs\/([a-z-]+)"/).map { String($0.output.1) })
    #expect(references.isSubset(of: definitions.keys))
    #expect(references == Set(definitions.keys))
  }

  /// A measure that documents a parameter which it never reads, or the other way round, misleads planners.
  @Test(arguments: MeasureCatalogue.standard.descriptions.map(\.name) + ["nearby-total"])
  func everyDocumentedParameterIsRead(measure: String) throws {
    let catalogue = MeasureCatalogue(MeasureCatalogue.standard.measures + MeasureCatalogue.test.measures)
    let type = try #require(catalogue[measure])
    var reader = ParameterReader(
      nil, for: type.description, of: "x", at: .init(),
      in: .init(layers: [], hasPopulation: true, folder: ""))
    _ = type.init(from: &reader)
    #expect(reader.taken == Set(type.description.parameters.map(\.name)))
  }
}
