import GIS
import TestSupport
import Testing

@testable import Siting

/// 205 census tracts and 16 stores; figures of ../shared/design/measures.md, which were computed by another solver.
@Suite("Shared: San Francisco, all models", .enabled(if: SharedData.isThere, "\(SharedData.reason)"))
struct SanFranciscoTests {
  let costs: CostTable
  let people: [Double]
  let stores: [String]

  init() throws {
    let pairs = try ColumnTable(
      readBytes(SharedData.path("san-francisco/distances.csv")), file: "distances.csv",
      columns: .init(keys: ["DestinationName", "name"], amounts: ["distance"]))
    let tracts = try ColumnTable(
      readBytes(SharedData.path("san-francisco/demand.csv")), file: "demand.csv",
      columns: .init(keys: ["NAME"], amounts: ["POP2000"]))
    let tractNumbers = Dictionary(
      uniqueKeysWithValues: zip(tracts.keys("NAME").texts, 0..<Int32(tracts.count)))
    let (ends, starts) = (pairs.keys("DestinationName"), pairs.keys("name"))
    stores = starts.texts.sorted { $0.count == $1.count ? $0 < $1 : $0.count < $1.count }
    let storeNumbers = Dictionary(uniqueKeysWithValues: zip(stores, 0..<Int32(stores.count)))
    costs = CostTable(
      demands: ends.numbers.map { tractNumbers[ends.texts[Int($0)]] ?? -1 },
      sites: starts.numbers.map { storeNumbers[starts.texts[Int($0)]] ?? -1 },
      costs: pairs.amounts("distance"), demandCount: tracts.count, siteCount: stores.count)
    people = tracts.amounts("POP2000")
  }

  private var cover: CoverDemand {
    get throws { try CoverDemand(reach: costs.reach(within: 5_000), weights: people) }
  }

  private func names(_ numbers: [Int], _ solution: Solution) -> Bool {
    solution.sites.map { stores[$0] } == numbers.map { "Store_\($0)" }
  }

  @Test("The fewest that cover every tract: 8, of which 8 sets tie")
  func fewest() throws {
    let solution = try FewestSites(cover).solve(SearchLimits(solver: .find(), alternatives: 20))
    #expect(solution.status == .optimal && solution.objective == 8 && solution.bound == 8)
    #expect(solution.alternatives.count == 7 && solution.alternativesAreAll == true)
    let all = Set(solution.alternatives + [solution.sites])
    #expect(all.count == 8)
    for sites in all { #expect(try sites.count == 8 && cover.coveredWeight(by: sites) == 955_113) }
  }

  @Test("The most people that 1 to 8 stores cover, proved; what greedy steps reach")
  func curve() throws {
    let curve = try MostCovered.curve(cover, SearchLimits(solver: .find()))
    #expect(
      curve.map(\.solution.objective) == [
        448_255, 671_938, 791_499, 875_247, 927_402, 941_462, 950_428, 955_113,
      ])
    #expect(curve.allSatisfy { $0.solution.status == .optimal && $0.solution.bound == $0.solution.objective })
    #expect(
      curve[2...6].map(\.solution.greedy?.objective) == [788_863, 872_611, 910_944, 928_898, 946_147])
    #expect(names([2, 11, 12, 15], curve[3].solution))
  }

  @Test("Four stores: 91.638 % of the people, 184 of 205 tracts, one set alone")
  func four() throws {
    let solution = try MostCovered(cover, .count(4)).solve(SearchLimits(solver: .find(), alternatives: 3))
    #expect(names([2, 11, 12, 15], solution))
    #expect(solution.alternatives.isEmpty && solution.alternativesAreAll == true)
    #expect(try cover.coveredDemands(by: solution.sites).count == 184)
    #expect(try abs(cover.coveredWeight(by: solution.sites) / cover.totalWeight - 0.91638) < 5e-6)
  }

  @Test("p-median and p-center with four stores")
  func medianAndCenter() throws {
    let demand = try CostDemand(costs: costs, weights: people)
    let limits = SearchLimits(solver: .find(), alternatives: 2)
    let median = try LeastTotalCost(demand, count: 4).solve(limits)
    #expect(median.status == .optimal && names([2, 11, 12, 15], median) && median.alternativesAreAll == true)
    #expect(abs((median.objective ?? 0) - 2_848_268_129.7145) < 1e-4)
    #expect(abs((median.objective ?? 0) / people.reduce(0, +) - 2_982.1269) < 5e-5)
    let center = try LeastGreatestCost(demand, count: 4).solve(limits)
    #expect(center.status == .optimal && names([7, 11, 13, 15], center))
    #expect(abs((center.objective ?? 0) - 7_403.0638) < 5e-5)
  }

  /// The figures come from SciPy 1.17.1 (`milp`), with the programme written anew in people instead of shares.
  @Test("Stores that serve 150,000 people each")
  func capacities() throws {
    let demand = try CapacitatedDemand(
      costs: costs, weights: people, capacities: [Double](repeating: 150_000, count: stores.count))
    let limits = SearchLimits(solver: .find())
    let most = try (6...7).map {
      try CapacitatedMostCovered(demand, within: 5_000, .count($0)).solve(limits)
    }
    #expect(most.map(\.objective) == [864_630, 946_147])
    #expect(most.allSatisfy { $0.status == .optimal && $0.bound == $0.objective })
    let part = try CapacitatedFewestSites(demand, within: 5_000, share: 0.95).solve(limits)
    #expect(part.status == .optimal && part.objective == 7)
    #expect(try CapacitatedFewestSites(demand, within: 5_000).solve(limits).objective == 8)
    let seven = try CapacitatedLeastTotalCost(demand, count: 7).solve(limits)
    #expect(seven.status == .optimal && names([2, 3, 11, 12, 14, 16, 18], seven))
    #expect(abs((seven.objective ?? 0) - 2_314_033_679.0972) < 1e-3)
    // Six hold 900,000 of the 955,113.
    let six = try CapacitatedLeastTotalCost(demand, count: 6).solve(limits)
    #expect(six.status == .infeasible && six.unservedWeight == 55_113)
  }
}
