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

  /// Sorts costs that come in any order; the result does not depend on it. Cost: O(n + origins + destinations).
  ///
  /// - Parameters:
  ///   - originCount: How many origins there are.
  ///   - destinationCount: How many destinations.
  ///   - origins: The origin of each cost, in 0 ..< originCount.
  ///   - destinations: The destination of each cost, in 0 ..< destinationCount; each pair once, see ``repeatedPairs``.
  ///   - costs: The costs, finite and 0 or more.
  package init(
    originCount: Int, destinationCount: Int, origins: [Int32], destinations: [Int32], costs: [Double]
  ) {
    precondition(origins.count == costs.count && destinations.count == costs.count, "a cost is of a pair")
    self.originCount = originCount
    self.destinationCount = destinationCount
    // By destination first, then by origin, each time keeping the order of equals.
    let byDestination = Self.places(of: destinations, count: destinationCount).order
    let (starts, order) = Self.places(of: byDestination.map { origins[Int($0)] }, count: originCount)
    self.starts = starts
    let sorted = order.map { byDestination[Int($0)] }
    self.destinations = sorted.map { destinations[Int($0)] }
    self.costs = sorted.map { costs[Int($0)] }
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

  /// The order of numbers by counting, and where each number's begin.
  private static func places(of numbers: [Int32], count: Int) -> (starts: [Int], order: [Int32]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for number in numbers { starts[Int(number) + 1] += 1 }
    for number in 0..<count { starts[number + 1] += starts[number] }
    var next = starts
    var order = [Int32](repeating: 0, count: numbers.count)
    for (index, number) in numbers.enumerated() {
      order[next[Int(number)]] = Int32(index)
      next[Int(number)] += 1
    }
    return (starts, order)
  }
}
