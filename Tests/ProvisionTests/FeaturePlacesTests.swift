import GIS
import Provision
import Testing
import TestSupport

/// Counts and sums by area of study.
@Suite struct FeaturePlacesTests {
  let west = Geometry.polygon(rectangle(0, 0, 10, 10))
  let east = Geometry.polygon(rectangle(10, 0, 20, 10))

  func feature(_ geometry: Geometry?, _ value: PropertyValue? = nil) -> Feature {
    var properties = Properties()
    properties["beds"] = value
    return Feature(geometry: geometry, properties: properties)
  }

  /// Weights 1, 2, 4 …: one sum names what it holds. On the border (4) the western area takes it, whichever comes
  /// first, outside (8) none; a park with 9 of its 10 metres in the east (16) is wholly the east's, as is nothing without a place (32).
  @Test func eachFeatureBelongsToOneArea() throws {
    let places = try FeaturePlaces(of: [
      feature(.point(at(5, 5))), feature(.point(at(15, 5))), feature(.point(at(10, 5))),
      feature(.point(at(25, 5))), feature(.polygon(rectangle(9, 2, 19, 4))), feature(nil),
    ])
    #expect(try places.sums(of: [1, 2, 4, 8, 16, 32], in: [west, east]) == [1 + 4, 2 + 16])
    #expect(try places.sums(of: [1, 2, 4, 8, 16, 32], in: [east, west]) == [2 + 16, 1 + 4])
    #expect(try places.homes(among: [west, east]) == [0, 1, 0, nil, 1, nil])
  }

  /// Random points on a lattice with many on the border: the areas of a partition sum to the whole.
  @Test(arguments: 0..<10 as Range<UInt64>) func partitionSumsToTheWhole(seed: UInt64) throws {
    var random = Seeded(seed)
    let points = (0..<200).map { _ in
      at(Double(Int.random(in: -1...21, using: &random)), Double(Int.random(in: -1...11, using: &random)))
    }
    let places = try FeaturePlaces(of: points.map { feature(.point($0)) })
    let ones = [Double](repeating: 1, count: points.count)
    let expected = points.filter { (0...20).contains($0.x) && (0...10).contains($0.y) }.count
    #expect(try places.sums(of: ones, in: [west, east]).reduce(0, +) == Double(expected), "seed \(seed)")
  }

  /// Numbers are taken, what is missing counts as 0 with one warning.
  @Test func missingAmountsAreReported() throws {
    let layer = Layer(name: "homes", features: [feature(nil, .number(7)), feature(nil, .null), feature(nil)])
    let amounts = try Amounts(of: "beds", in: layer)
    #expect(amounts.values == [7, 0, 0])
    #expect(amounts.problems.map(\.severity) == [.warning])
    #expect(amounts.problems.first?.place.feature == 2)
    #expect(amounts.problems.first?.message.en.contains("2 of 3") == true)
  }

  /// Every value that is no number is named with its feature; so is a property that no feature has.
  @Test func whatIsNoNumberIsRefused() {
    let layer = Layer(
      name: "homes",
      features: [feature(nil, .string("12")), feature(nil, .number(1)), feature(nil, .bool(true))])
    #expect {
      try Amounts(of: "beds", in: layer)
    } throws: { error in
      guard let failure = error as? Failure else { return false }
      return failure.kind == .badData && failure.problems.map(\.place.feature) == [1, 3]
    }
    #expect {
      try Amounts(of: "bed", in: layer)
    } throws: { ($0 as? Failure)?.problems.map(\.code) == ["unknown-property"] }
  }
}
