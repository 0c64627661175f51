import Foundation
import GIS
import Testing
import TestSupport

@testable import Coverage

/// Figures of real cities, known from independent computations.
@Suite(.enabled(if: SharedData.isThere, Comment(rawValue: SharedData.reason)))
struct SharedCityTests {
  /// Reads a layer of WGS-84 and projects it into a working system.
  func layer(_ name: String, in working: WorkingSystem) throws -> Layer {
    try SourceLayer.read(contentsOf: SharedData.path(name)).projected(
      from: CoordinateSystem("EPSG:4326"), to: working)
  }

  /// The rail coverage of Minhang's towns as a share of their land: all 56 line-stations, 500 m, EPSG:4549.
  @Test func sharedMinhangRailCoverage() throws {
    let extent = BoundingBox(minX: 121.2, minY: 30.9, maxX: 121.6, maxY: 31.3)
    let working = try WorkingSystem.named("EPSG:4549", covering: [extent])
    let towns = try layer("minhang/towns.geojson", in: working)
    let stations = try layer("minhang/rail-stations.geojson", in: working)
    let discs = stations.features.compactMap { $0.geometry?.points.first }.map {
      Disc(center: $0, radius: 500)
    }
    #expect(discs.count == 56)
    let zones = towns.features.map { $0.geometry?.polygons ?? [] }
    let figures = try ZoneSet(zones).coverage(by: discs)
    let names = towns.features.map { $0.properties["name"]?.text }
    let expected = [
      "虹桥镇": 0.250794, "莘庄镇": 0.153456, "七宝镇": 0.197133, "古美路街道": 0.233432, "江川路街道": 0.211710,
      "华漕镇": 0, "马桥镇": 0.003482,
    ]
    for (name, share) in expected {
      let zone = try #require(names.firstIndex(of: name))
      #expect(abs((figures.share(of: zone)?.fraction ?? -1) - share) < 1e-6, "\(name)")
    }

    let union = try ZoneUnion(of: towns.features.compactMap(\.geometry))
    let whole = try ZoneSet([union.geometry?.polygons ?? []]).coverage(by: discs)
    #expect(abs(whole.covered[0] / whole.total[0] - 0.094107) < 1e-6)
    let twice = figures.covered.reduce(0, +) / figures.total.reduce(0, +)
    #expect(abs(twice - 0.094445) < 1e-6)
    #expect(abs(union.overlapArea.squareKilometres - 0.96) < 0.01)

    // The union of the discs wherever they lie: a zone that holds them all.
    let around = try #require(BoundingBox(discs.map(\.center))?.expanded(by: 1_000))
    let everything = try ZoneSet([[rectangle(around.minX, around.minY, around.maxX, around.maxY)]])
      .coverage(by: discs)
    // The known figure, 37.28554 km², is that of 4,096-gons, which lose (2π/4096)²/6 = 3.92e-7 of each lone disc.
    #expect(abs(everything.covered[0] / 1e6 * (1 - 3.92e-7) - 37.28554) < 5e-6)
  }

  /// People of Porto Alegre within 500 m of made-up stops: the same as asking every stop about every hexagon.
  @Test func sharedPortoAlegrePopulation() throws {
    let hexagons = try SourceLayer.read(contentsOf: SharedData.path("porto-alegre/hexes.csv"))
    let wgs84 = try CoordinateSystem("EPSG:4326")
    let extent = try #require(try hexagons.geographicExtent(in: wgs84))
    let working = try WorkingSystem.local(covering: [extent])
    let places = try hexagons.projected(from: wgs84, to: working)
    let people = places.features.map { $0.properties["population"]?.double ?? 0 }
    #expect(people.reduce(0, +) == 812_935)
    let points = places.features.compactMap { $0.geometry?.points.first }
    // Every seventh hexagon stands for a stop.
    let discs = points.enumerated().filter { $0.offset % 7 == 0 }.map {
      Disc(center: $0.element, radius: 500)
    }
    let box = try #require(places.extent).expanded(by: 1)
    let zones = ZoneSet([[rectangle(box.minX, box.minY, box.maxX, box.maxY)]])
    let figures = try zones.population(at: points, people: people, within: discs)
    var byHand = 0.0
    for (point, count) in zip(points, people)
    where discs.contains(where: { $0.center.distance(to: point) <= 500 }) {
      byHand += count
    }
    #expect(figures.covered == [byHand] && figures.total == [812_935] && figures.outside == 0)
  }
}
