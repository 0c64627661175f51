extension CoverDemand {
  /// Chosen sites in the order of what each adds to existing ones and to those before it, the most first; of equal ones the
  /// first.
  ///
  /// - Complexity: O(pairs), and O(p · n) for p sites whose reach holds n pairs.
  package func ordered(_ sites: [Int]) -> [(site: Int, adds: Double)] {
    var place = [Int](repeating: -1, count: reach.siteCount)
    for (number, site) in sites.enumerated() { place[site] = number }
    var demands = [[Int32]](repeating: [], count: sites.count)
    // How many sites each demand needs yet.
    var missing = [Int32](repeating: Int32(clamping: atLeast), count: reach.demandCount)
    for demand in 0..<reach.demandCount {
      for site in reach.sites(of: demand) {
        if roles[Int(site)] == .existing { missing[demand] -= 1 }
        if place[Int(site)] >= 0 { demands[place[Int(site)]].append(Int32(demand)) }
      }
    }
    var left = Array(sites.indices)
    var order: [(site: Int, adds: Double)] = []
    while !left.isEmpty {
      let gains = left.map { number in
        demands[number].reduce(0) { missing[Int($1)] == 1 ? $0 + weights[Int($1)] : $0 }
      }
      let best = gains.indices.max { (gains[$0], $1) < (gains[$1], $0) } ?? 0
      let number = left.remove(at: best)
      for demand in demands[number] { missing[Int(demand)] -= 1 }
      order.append((sites[number], gains[best]))
    }
    return order
  }
}
