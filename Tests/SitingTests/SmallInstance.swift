import TestSupport

@testable import Siting

/// A small random problem, and the best of all choices by trying every one.
struct SmallInstance {
  let rows: [[Int]]
  let weights: [Double]
  let siteCosts: [Double]
  let roles: [SiteRole]
  let siteCount: Int
  /// The sites of each demand as bits.
  let masks: [Int]

  init(seed: UInt64, withRoles: Bool = false, sites: ClosedRange<Int> = 4...12) {
    var random = Seeded(seed)
    let siteCount = Int.random(in: sites, using: &random)
    let density = Double.random(in: 0.1...0.5, using: &random)
    rows = (0..<Int.random(in: 5...40, using: &random)).map { _ in
      (0..<siteCount).filter { _ in Double.random(in: 0...1, using: &random) < density }
    }
    masks = rows.map { $0.reduce(0) { $0 | 1 << $1 } }
    weights = rows.map { _ in Double(Int.random(in: 0...9, using: &random)) }
    siteCosts = (0..<siteCount).map { _ in Double(Int.random(in: 1...5, using: &random)) }
    roles = (0..<siteCount).map { site in
      let draw = Int.random(in: 0...9, using: &random)
      return !withRoles || site == 0
        ? .candidate : draw == 0 ? .existing : draw == 1 ? .forbidden : .candidate
    }
    self.siteCount = siteCount
  }

  func demand(atLeast: Int = 1) throws -> CoverDemand {
    try CoverDemand(
      reach: ReachTable(rows: rows, siteCount: siteCount), weights: weights, roles: roles, atLeast: atLeast)
  }

  /// What a choice covers together with the existing sites, counted on bits.
  func covered(by choice: [Int], atLeast: Int = 1) -> (weight: Double, count: Int) {
    let open = choice.reduce(existing) { $0 | 1 << $1 }
    var (weight, count) = (0.0, 0)
    for (demand, mask) in masks.enumerated() where (mask & open).nonzeroBitCount >= atLeast {
      weight += weights[demand]
      count += 1
    }
    return (weight, count)
  }

  private var existing: Int { roles.indices.reduce(0) { roles[$1] == .existing ? $0 | 1 << $1 : $0 } }

  var candidates: [Int] { roles.indices.filter { roles[$0] == .candidate } }

  /// Every choice among the candidates.
  var choices: [[Int]] {
    (0..<(1 << candidates.count)).map { bits in
      candidates.indices.filter { bits >> $0 & 1 == 1 }.map { candidates[$0] }
    }
  }
}

/// Random costs from places to places, some pairs missing.
struct SmallCosts {
  let demand: CostDemand
  let candidates: [Int]
  let matrix: [[Double]]

  init(seed: UInt64, isComplete: Bool, sites: ClosedRange<Int> = 4...10) throws {
    var random = Seeded(seed)
    let siteCount = Int.random(in: sites, using: &random)
    var (demands, sites, costs) = ([Int32](), [Int32](), [Double]())
    let matrix = (0..<Int.random(in: 4...25, using: &random)).map { demand in
      (0..<siteCount).map { site -> Double in
        let cost = Double(Int.random(in: 0...30, using: &random))
        if !isComplete, Int.random(in: 0...2, using: &random) == 0 { return .infinity }
        demands.append(Int32(demand))
        sites.append(Int32(site))
        costs.append(cost)
        return cost
      }
    }
    self.matrix = matrix
    let roles = (0..<siteCount).map { site -> SiteRole in
      let draw = Int.random(in: 0...9, using: &random)
      return site == 0 ? .candidate : draw == 0 ? .existing : draw == 1 ? .forbidden : .candidate
    }
    candidates = roles.indices.filter { roles[$0] == .candidate }
    demand = try CostDemand(
      costs: CostTable(
        demands: demands, sites: sites, costs: costs, demandCount: matrix.count, siteCount: siteCount),
      weights: matrix.map { _ in Double(Int.random(in: 0...9, using: &random)) }, roles: roles)
  }

  /// The costs to the cheapest open site for each choice of so many candidates.
  func servedCosts(count: Int) -> [[Double]] {
    let existing = demand.roles.indices.filter { demand.roles[$0] == .existing }
    return (0..<(1 << candidates.count)).filter { $0.nonzeroBitCount == count }.map { bits in
      let open = existing + candidates.indices.filter { bits >> $0 & 1 == 1 }.map { candidates[$0] }
      return matrix.map { row in open.map { row[$0] }.min() ?? .infinity }
    }
  }
}
