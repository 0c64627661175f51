import GIS

/// Travel costs between origins and destinations, sparse: pairs without a cost are not travelled.
///
/// Origins and destinations are numbers from 0; what they are called is the caller's affair. Costs are in any one unit:
/// minutes, metres, yuan. The rows of an origin lie side by side, so that a sum over them reads memory in order.
package struct CostMatrix: Sendable {
  /// The number of origins.
  package let originCount: Int
  /// The number of destinations.
  package let destinationCount: Int
  /// Where the costs of each origin begin, and one more for the end.
  package let starts: [Int]
  /// The destination of each cost; rising within an origin.
  package let destinations: [Int32]
  /// The costs, 0 or more.
  package let costs: [Double]

  /// Sorts costs that come in any order; the result does not depend on it.
  ///
  /// - Parameters:
  ///   - originCount: How many origins there are.
  ///   - destinationCount: How many destinations.
  ///   - origins: The origin of each cost, in 0 ..< originCount.
  ///   - destinations: The destination of each cost, in 0 ..< destinationCount; each pair once, see ``repeatedPairs``.
  ///   - costs: The costs, finite and 0 or more.
  /// - Complexity: O(n + origins + destinations).
  package init(
    originCount: Int, destinationCount: Int, origins: [Int32], destinations: [Int32], costs: [Double]
  ) {
    precondition(origins.count == costs.count && destinations.count == costs.count, "a cost is of a pair")
    self.originCount = originCount
    self.destinationCount = destinationCount
    // By destination first, then by origin, each time keeping the order of equals.
    let byDestination = CompressedRows(count: destinationCount, rows: destinations, value: { $0 }).values
    let sorted = CompressedRows(
      count: originCount, rows: byDestination.map { origins[$0] }, value: { byDestination[$0] })
    starts = sorted.starts.map(Int.init)
    self.destinations = sorted.values.map { destinations[$0] }
    self.costs = sorted.values.map { costs[$0] }
  }

  /// The number of costs of an origin.
  package func count(from origin: Int) -> Int { starts[origin + 1] - starts[origin] }

  /// The pairs that have more than one cost, in order.
  package var repeatedPairs: [(origin: Int, destination: Int)] {
    (0..<originCount).flatMap { origin in
      let row = destinations[starts[origin]..<starts[origin + 1]]
      return zip(row, row.dropFirst()).compactMap { $0 == $1 ? (origin, Int($0)) : nil }
    }
  }
}
