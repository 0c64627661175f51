import GIS
import TestSupport
import Testing

/// The models meet the plan's published figures of 2020, and leave gaps where the plan names only a target.
@Suite struct CalibrationTests {
  @Test func peopleSumToTheCensus() throws {
    let cells = try MinhangLayers.layer("population")
    let towns = try MinhangLayers.layer("towns")
    #expect(cells.sum("people") == 2_653_489)
    #expect(cells.sum("aged65") == 372_128)
    for town in towns.features {
      let isInTown = { (cell: Feature) in cell.properties["town"] == town.properties["name"] }
      #expect(cells.sum("people", where: isInTown) == town.properties["people"]?.double)
      #expect(cells.sum("aged65", where: isInTown) == town.properties["aged65"]?.double)
    }
    #expect(
      cells.features.allSatisfy {
        ($0.properties["aged65"]?.double ?? 1) <= ($0.properties["people"]?.double ?? 0)
      })
  }

  @Test func cellsCoverTheDistrictOnce() throws {
    let cells = try MinhangLayers.shapes("population")
    let district = try MinhangLayers.districtArea()
    // Slivers below a square metre are left out; 14 towns' borders make a few hundred at most.
    #expect(abs(cells.reduce(0) { $0 + $1.area } - district) < 1_000)
    #expect(abs(try Geometry.unionArea(of: cells) - district) < 1_000)
  }

  @Test func parksAndWaterHaveTheirArea() throws {
    let parks = try MinhangLayers.shapes("parks")
    let area = parks.reduce(0) { $0 + $1.area }
    #expect(abs(area / 2_653_489 - 10.55) < 0.001)
    #expect(abs(try Geometry.unionArea(of: parks) - area) < 1)
    let tiers = Set(try MinhangLayers.layer("parks").features.map { $0.properties["tier"]?.text })
    #expect(tiers == ["郊野公园", "城市公园", "地区公园", "社区公园", "口袋公园"])

    let water = try Geometry.unionArea(of: MinhangLayers.shapes("water"))
    #expect(abs(water / (try MinhangLayers.districtArea()) - 0.091) < 0.0002)
    let forest = try Geometry.unionArea(of: MinhangLayers.shapes("forest"))
    #expect(forest / (try MinhangLayers.districtArea()) < 0.195)
  }

  @Test func roadsHaveTheirDensity() throws {
    let roads = try MinhangLayers.shapes("roads").reduce(0) { $0 + $1.length }
    // Metres over square kilometres to km/km².
    #expect(abs(roads / 1_000 / (try MinhangLayers.districtArea() / 1e6) - 3.73) < 0.001)
  }

  @Test func busesRunOnRoadsToTheirDensity() throws {
    let routes = try MinhangLayers.shapes("bus-routes")
    guard let network = try Geometry.union(of: routes) else {
      Issue.record("the routes have no union")
      return
    }
    let sum = routes.reduce(0) { $0 + $1.length }
    #expect(abs(network.length / 1_000 / (try MinhangLayers.districtArea() / 1e6) - 1.95) < 0.001)
    #expect(sum > 1.5 * network.length)

    // Every step of a route but the last one's end is a step of a road, vertex for vertex.
    let roads = try PartitionTests.edges("roads")
    let strays = try PartitionTests.edges("bus-routes").keys.filter { roads[$0] == nil }
    #expect(strays.count <= 1)
    let stops = try MinhangLayers.shapes("bus-stops").flatMap(\.points)
    let off = try withGEOS { geos in
      let prepared = try geos.prepare(network)
      // Rounded to seven decimals, a stop may lie a centimetre beside its line.
      return try stops.filter { try prepared.distance(to: .point($0)).metres > 0.02 }
    }
    #expect(off.isEmpty)
  }

  @Test func countsStayBelowTheTargets() throws {
    #expect(try MinhangLayers.shapes("elder-centres").count < 110)
    #expect(try MinhangLayers.shapes("base-stations").count < 4_500)
    #expect(try MinhangLayers.shapes("greenways").reduce(0) { $0 + $1.length } < 200_000)
    #expect(try MinhangLayers.shapes("new-green").reduce(0) { $0 + $1.area } < 5_500_000)
  }
}
