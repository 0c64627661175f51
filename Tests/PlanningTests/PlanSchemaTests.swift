import Foundation
import Testing

@testable import Planning

@Suite struct PlanSchemaTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
      "GeoData/plan.schema.json")

  /// The file for editors is what the reader's own tables say. Run with UPDATE_GOLDEN_FILES=1 to write it anew.
  @Test func theSchemaIsInStepWithTheReader() throws {
    let text = PlanSchema().text
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN_FILES"] != nil {
      try Data(text.utf8).write(to: Self.file)
    }
    #expect(try String(contentsOf: Self.file, encoding: .utf8) == text)
  }

  @Test func theSchemaIsJSONAndItsReferencesLeadSomewhere() throws {
    let text = PlanSchema().text
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
