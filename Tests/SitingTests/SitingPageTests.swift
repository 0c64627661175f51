import GIS
import Testing

@testable import Siting

/// The code of the pages in `Siting.docc`, word for word: DocumentationTests finds each block here.
@Suite("Pages of Siting")
struct SitingPageTests {
  /// Four villages in a row of 10, 40, 30 and 20 people, three sites between them. The middle site reaches 70 of 100; all need the
  /// first and the third, or two others besides the middle one.
  @Test func covering() throws {
    // Which sites reach each village.
    let reach = ReachTable(rows: [[0], [0, 1], [1, 2], [2]], siteCount: 3)
    let villages = try CoverDemand(reach: reach, weights: [10, 40, 30, 20])
    let limits = SearchLimits(solver: .find())

    let most = try MostCovered(villages, .count(1)).solve(limits)
    let fewest = try FewestSites(villages).solve(limits)
    #expect(most.status == .optimal && most.objective == 70 && most.bound == 70 && most.sites == [1])
    #expect(fewest.objective == 2 && fewest.sites == [0, 2])
  }

  /// The same villages at 0, 1, 2 and 3 km, and sites at each: the median is the village of 40 (10 + 30 + 2 · 20 = 80 km in all), or
  /// that of 30 (2 · 10 + 40 + 20 = 80 km), and either leaves a village 2 km away. With room for 60 people each, two sites serve all.
  @Test func costs() throws {
    var table = (demands: [Int32](), sites: [Int32](), costs: [Double]())
    for village in 0..<4 {
      for site in 0..<4 {
        table.demands.append(Int32(village))
        table.sites.append(Int32(site))
        table.costs.append(Double(abs(village - site)))
      }
    }
    let limits = SearchLimits(solver: .find())

    let costs = CostTable(
      demands: table.demands, sites: table.sites, costs: table.costs, demandCount: 4, siteCount: 4)
    let people = [10.0, 40, 30, 20]
    let demand = try CostDemand(costs: costs, weights: people)
    let median = try LeastTotalCost(demand, count: 1).solve(limits)
    let center = try LeastGreatestCost(demand, count: 1).solve(limits)
    #expect(median.objective == 80 && center.objective == 2)

    let rooms = try CapacitatedDemand(
      costs: costs, weights: people, capacities: [60, 60, 60, 60])
    let enough = try CapacitatedFewestSites(rooms, within: 2).solve(limits)
    #expect(enough.objective == 2)
    #expect(enough.allocation?.weight == 100)
  }
}
