/// Sorts items by what each adds to those before it, the greatest gain first.
///
/// Gains only shrink as more is there, so an item whose last known gain is below another's need not be looked at again
/// (Minoux 1978). Errors: those of the closures. Cost: as a rule a few gains for each item.
///
/// - Parameters:
///   - count: How many are wanted; all for `nil`.
///   - gain: What an item adds to all that were taken.
///   - take: Takes an item.
/// - Returns: The items with their gains, in order.
func greedyOrder(
  _ items: [Int], count: Int? = nil, gain: (Int) throws -> Double, take: (Int) throws -> Void
) rethrows -> [(item: Int, gain: Double)] {
  var waiting = items.map { (item: $0, gain: Double.infinity) }
  var order: [(item: Int, gain: Double)] = []
  while !waiting.isEmpty, order.count < count ?? .max {
    var best = 0
    for index in waiting.indices where waiting[index].gain > waiting[best].gain { best = index }
    let fresh = try gain(waiting[best].item)
    waiting[best].gain = fresh
    if waiting.allSatisfy({ $0.gain <= fresh }) {
      let taken = waiting.remove(at: best)
      try take(taken.item)
      order.append(taken)
    }
  }
  return order
}
