import TestSupport

@testable import Siting

/// A small random problem with capacities, and the exact worth of a choice by ways that share nothing with the module's.
struct SmallCapacities {
  let demand: CapacitatedDemand
  let siteCosts: [Double]
  /// Whole costs; `nil` where a pair is missing.
  let matrix: [[Int?]]
  let weights: [Int]
  let capacities: [Int]
  let limit = 20

  /// - Parameter growth: How much each capacity is raised by.
  init(seed: UInt64, growth: Int = 0) throws {
    var random = Seeded(seed)
    let siteCount = Int.random(in: 3...10, using: &random)
    let matrix = (0..<Int.random(in: 3...7, using: &random)).map { _ in
      (0..<siteCount).map { _ in
        Int.random(in: 0...3, using: &random) == 0 ? nil : Int.random(in: 0...30, using: &random)
      }
    }
    weights = matrix.map { _ in Int.random(in: 0...4, using: &random) }
    capacities = (0..<siteCount).map { _ in Int.random(in: 0...6, using: &random) + growth }
    siteCosts = (0..<siteCount).map { _ in Double(Int.random(in: 1...5, using: &random)) }
    let roles = (0..<siteCount).map { site -> SiteRole in
      let draw = Int.random(in: 0...9, using: &random)
      return site == 0 ? .candidate : draw == 0 ? .existing : draw == 1 ? .forbidden : .candidate
    }
    let pairs = matrix.indices.flatMap { row in
      matrix[row].indices.compactMap { site in matrix[row][site].map { (row, site, $0) } }
    }
    demand = try CapacitatedDemand(
      costs: CostTable(
        demands: pairs.map { Int32($0.0) }, sites: pairs.map { Int32($0.1) },
        costs: pairs.map { Double($0.2) },
        demandCount: matrix.count, siteCount: siteCount),
      weights: weights.map(Double.init), capacities: capacities.map(Double.init), roles: roles)
    self.matrix = matrix
  }

  var candidates: [Int] { demand.roles.indices.filter { demand.roles[$0] == .candidate } }
  private var existing: [Int] { demand.roles.indices.filter { demand.roles[$0] == .existing } }

  /// Every choice among the candidates.
  var choices: [[Int]] {
    (0..<(1 << candidates.count)).map { bits in
      candidates.indices.filter { bits >> $0 & 1 == 1 }.map { candidates[$0] }
    }
  }

  /// The most weight that a choice serves within the limit, as the least cut: some open sites give all their capacity, and
  /// the demands within reach of the others are served in full.
  func served(by choice: [Int]) -> Int {
    let open = existing + choice
    return (0..<(1 << open.count)).reduce(.max) { least, bits in
      let filled = open.indices.filter { bits >> $0 & 1 == 1 }.reduce(0) { $0 + capacities[open[$1]] }
      let others = open.indices.filter { bits >> $0 & 1 == 0 && capacities[open[$0]] > 0 }.map { open[$0] }
      let reached = matrix.indices.filter { row in
        others.contains { site in matrix[row][site].map { $0 <= limit } ?? false }
      }
      return min(least, filled + reached.reduce(0) { $0 + weights[$1] })
    }
  }

  /// The least sum of costs at which a choice serves every unit of weight, unit by unit over all states of what room is
  /// left; `nil` where it cannot. Whole weights have a whole division among the best.
  func leastCost(of choice: [Int]) -> Int? {
    let open = existing + choice
    var sums: [[Int]: Int] = [open.map { capacities[$0] }: 0]
    for row in matrix.indices {
      for _ in 0..<weights[row] {
        var next: [[Int]: Int] = [:]
        for (room, sum) in sums {
          for (place, site) in open.enumerated() where room[place] > 0 {
            guard let cost = matrix[row][site] else { continue }
            var left = room
            left[place] -= 1
            next[left] = min(next[left] ?? .max, sum + cost)
          }
        }
        sums = next
      }
    }
    return sums.values.min()
  }
}

extension CapacitatedDemand {
  /// Takes for each demand the costs of all sites; `nil` for a pair that is missing.
  init(rows: [[Double?]], _ weights: [Double], _ capacities: [Double], roles: [SiteRole]? = nil) throws {
    let pairs = rows.indices.flatMap { row in
      rows[row].indices.compactMap { site in rows[row][site].map { (row, site, $0) } }
    }
    try self.init(
      costs: CostTable(
        demands: pairs.map { Int32($0.0) }, sites: pairs.map { Int32($0.1) }, costs: pairs.map(\.2),
        demandCount: rows.count, siteCount: capacities.count),
      weights: weights, capacities: capacities, roles: roles)
  }
}
