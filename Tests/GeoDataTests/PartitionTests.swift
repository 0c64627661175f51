import GIS
import TestSupport
import Testing

/// The towns cut the district up: no gap, no overlap, borders shared vertex for vertex.
@Suite struct PartitionTests {
  /// An edge of a ring whichever way it is run.
  struct Edge: Hashable {
    var ends: Set<Point>
  }

  /// How often each edge occurs in the rings of a layer, by the degrees of the file.
  static func edges(_ name: String) throws -> [Edge: Int] {
    let source = try MinhangLayers.source(name)
    var counts: [Edge: Int] = [:]
    for feature in source.features {
      feature.shape?.geometry(in: source.coordinates).forEachVertexRun { run in
        for (a, b) in zip(run, run.dropFirst()) { counts[Edge(ends: [a, b]), default: 0] += 1 }
      }
    }
    return counts
  }

  @Test func everyEdgeBelongsToTwoTownsOrToTheOutline() throws {
    let towns = try PartitionTests.edges("towns")
    let outline = try PartitionTests.edges("district")
    #expect(towns.values.allSatisfy { $0 <= 2 })
    #expect(outline.values.allSatisfy { $0 == 1 })
    #expect(Set(towns.filter { $0.value == 1 }.keys) == Set(outline.keys))
  }

  @Test func theTownsSumToTheDistrict() throws {
    let towns = try MinhangLayers.shapes("towns")
    let sum = towns.reduce(0) { $0 + $1.area }
    let district = try MinhangLayers.districtArea()
    #expect(towns.count == 14)
    // The same rings in another order: equal but for rounding.
    #expect(abs(sum - district) < 0.01)
    #expect(abs(try Geometry.unionArea(of: towns) - district) < 0.01)
    // The facts give about 373 km²; a border good to 300 m may move a square kilometre or two.
    #expect(abs(district - 373e6) < 2e6)
  }

  @Test func zonesHoldTheTownsOfThePlan() throws {
    let towns = try MinhangLayers.layer("towns").features
    func count(_ property: String, _ value: String) -> Int {
      towns.filter { $0.properties[property] == .string(value) }.count
    }
    // The plan's lists: 7 towns south, 7 north; functional zones of 2, 5, 5 and 2.
    #expect([count("zone", "south"), count("zone", "north")] == [7, 7])
    let functional = ["north", "middle", "south", "east"].map { count("functional_zone", $0) }
    #expect(functional == [2, 5, 5, 2])
    #expect(towns.filter { $0.properties["garden_town"] == .bool(true) }.count == 5)
  }

  @Test func everyStationLiesInATown() throws {
    let towns = try MinhangLayers.shapes("towns")
    let stations = try MinhangLayers.shapes("rail-stations").flatMap(\.points)
    let misplaced = try withGEOS { geos in
      let zones = try towns.map { try geos.prepare($0) }
      return try stations.filter { station in try zones.filter { try $0.covers(station) }.count != 1 }
    }
    #expect(misplaced.isEmpty)
    // The facts hold 56 stations of lines, 3 of them of the line that opened after 2020.
    let old = try MinhangLayers.layer("rail-stations").features.filter {
      $0.properties["opened"] == .string("2020-or-before")
    }
    #expect([stations.count, old.count] == [56, 53])
  }
}
