import GIS
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// The measures of provision over two squares of 1 km with 1,000 and 0 people.
@Suite struct ProvisionMeasuresTests {
  let zones = [rectangle(0, 0, 1_000, 1_000), rectangle(1_000, 0, 2_000, 1_000)]

  /// Parks of 200 × 100 in the west (two of 100 × 100 and a copy of one) and of 300 × 100 in the east; a road of 1 km
  /// along the common border; beds 30 and 10 in the west, of which 30 are new.
  func context() throws -> PlanContext {
    func layer(_ key: String, _ features: [Feature]) -> (String, LoadedLayer) {
      let declaration = PlanLayer(
        key: key, name: LocalizedText(key), file: "\(key).geojson", path: "\(key).geojson", system: nil,
        nameField: nil, condition: nil, repairs: false, place: Place())
      return (
        key, LoadedLayer(declaration: declaration, features: features, numbers: Array(1...features.count))
      )
    }
    func home(_ x: Double, _ beds: Int, _ nurses: Int) -> Feature {
      var properties = Properties()
      properties["beds"] = .number(beds)
      properties["nurses"] = .number(nurses)
      return Feature(geometry: .point(at(x, 500)), properties: properties)
    }
    let parks = [
      rectangle(0, 0, 100, 100), rectangle(100, 0, 200, 100), rectangle(0, 0, 100, 100),
      rectangle(1_000, 0, 1_300, 100),
    ]
    let road = try #require(LineString([at(1_000, 0), at(1_000, 1_000)]))
    let areas = StudyAreas(
      zones: zip(["west", "east"], zip(zones, [1_000.0, 0])).map {
        StudyArea(name: LocalizedText($0), key: $0, polygons: [$1.0], people: $1.1)
      },
      whole: StudyArea(
        name: LocalizedText("whole"), key: "whole", polygons: [rectangle(0, 0, 2_000, 1_000)], people: 1_000))
    let layers = [
      layer("parks", parks.map { Feature(geometry: .polygon($0)) }),
      layer("roads", [Feature(geometry: .lineString(road)), Feature(geometry: .lineString(road))]),
      layer("homes", [home(100, 30, 3), home(200, 10, 2)]),
    ]
    return PlanContext(areas: areas, layers: Dictionary(uniqueKeysWithValues: layers))
  }

  func figures(_ type: any Measure.Type, _ parameters: String) throws -> [Double?] {
    let node = try PlanNode.parse(parameters, file: "plan.yaml")
    var reader = ParameterReader(
      node, for: type.description, of: "the indicator", at: Place(),
      in: .init(layers: ["parks", "roads", "homes"], hasPopulation: true, folder: "."))
    let measure = type.init(from: &reader)
    #expect(reader.problems.isEmpty)
    #expect(reader.taken == Set(type.description.parameters.map(\.name)))
    let result = try measure.evaluate(in: context())
    #expect(result.unit == measure.unit)
    return (result.zones + [result.overall]).map(\.value)
  }

  /// 20,000 m² for 1,000 people; nobody in the east; 50,000 m² for the 1,000 of the whole. Beds: 40 for 1,000.
  @Test func amountPerPerson() throws {
    #expect(try figures(AmountPerPersonMeasure.self, "{ layers: parks }") == [20, nil, 50])
    #expect(
      try figures(AmountPerPersonMeasure.self, "{ layers: homes, property: beds }") == [0.04, nil, 0.04])
  }

  /// The same amounts in all, for people and for land: 20,000 and 30,000 m² of park; 40 beds, so 400 for 10,000 people; the road
  /// as in density; 2 homes, of which one has 3 nurses. Within the parks all land is park, and there is no home.
  @Test func provision() throws {
    func provision(_ parameters: String) throws -> [Double?] {
      try figures(ProvisionMeasure.self, parameters)
    }
    #expect(try provision("{ layers: parks, amount: area }") == [20_000, 30_000, 50_000])
    #expect(try provision("{ layers: parks, amount: area, per: 1 person }") == [20, nil, 50])
    #expect(try provision("{ layers: parks, amount: area, per: 每千人 }") == [20_000, nil, 50_000])
    #expect(
      try provision("{ layers: homes, amount: sum, property: beds, per: 10000 people }") == [400, nil, 400])
    #expect(try provision("{ layers: roads, amount: length, per: 1 km² }") == [1, 1, 1])
    #expect(
      try provision("{ layers: roads, amount: length, per: 1 km2, distinct: true }") == [0.5, 0.5, 0.5])
    #expect(try provision("{ layers: homes }") == [2, 0, 2])
    #expect(try provision("{ layers: homes, per: 1 km² }") == [2, 0, 1])
    #expect(try provision("{ layers: homes, where: { nurses: { at-least: 3 } } }") == [1, 0, 1])
    #expect(try provision("{ layers: homes, mask: parks }") == [0, 0, 0])
    let masked = try provision("{ layers: parks, amount: area, mask: parks, per: 1 km² }")
    for value in masked { #expect(abs(try #require(value) - 1_000_000) < 1e-6) }
  }

  /// The road lies twice in its layer: 2 km, half in each of 1 km², and once in the whole of 2 km²; distinct: 1 km.
  @Test func density() throws {
    #expect(try figures(DensityMeasure.self, "{ layers: roads }") == [1, 1, 1])
    #expect(try figures(DensityMeasure.self, "{ layers: roads, distinct: true }") == [0.5, 0.5, 0.5])
  }

  /// Land: 2 %, 3 %, 2.5 %; of the parks themselves all.
  @Test func share() throws {
    #expect(try figures(AreaShareMeasure.self, "{ layers: parks }") == [0.02, 0.03, 0.025])
    #expect(try figures(AreaShareMeasure.self, "{ layers: parks, mask: parks }") == [1, 1, 1])
  }

  /// Four parks, three of them in the west; 20,000 and 30,000 m²; 2 km of road; 40 beds.
  @Test func total() throws {
    #expect(try figures(TotalMeasure.self, "{ layers: parks }") == [3, 1, 4])
    #expect(try figures(TotalMeasure.self, "{ layers: parks, of: area }") == [20_000, 30_000, 50_000])
    #expect(try figures(TotalMeasure.self, "{ layers: roads, of: length }") == [1_000, 1_000, 2_000])
    #expect(try figures(TotalMeasure.self, "{ layers: homes, of: sum, property: beds }") == [40, 0, 40])
  }

  /// One home of two has 20 beds or more, with 30 beds of 40.
  @Test func qualifiedShare() throws {
    let condition = "{ layers: homes, condition: { beds: { at-least: 20 } }"
    #expect(try figures(QualifiedShareMeasure.self, condition + " }") == [0.5, nil, 0.5])
    #expect(try figures(QualifiedShareMeasure.self, condition + ", weight: beds }") == [0.75, nil, 0.75])
  }

  /// 40 beds for 5 nurses; 40 beds on 1 km², and on 2 km².
  @Test func ratio() throws {
    let beds = "{ layer: homes, property: beds"
    #expect(try figures(RatioMeasure.self, beds + ", by-property: nurses }") == [8, nil, 8])
    #expect(try figures(RatioMeasure.self, beds + " }") == [40, 0, 20])
  }
}
