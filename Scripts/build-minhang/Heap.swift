/// The entry with the lowest key first; among equal keys, the one added first. Cost: O(log n) each.
struct Heap<Value> {
  private var entries: [(key: Double, order: Int, value: Value)] = []
  private var added = 0

  /// Adds a value under a key.
  mutating func insert(_ value: Value, key: Double) {
    entries.append((key, added, value))
    added += 1
    var child = entries.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Removes the entry with the lowest key; `nil` where there is none.
  mutating func popFirst() -> (key: Double, value: Value)? {
    guard let last = entries.popLast() else { return nil }
    guard let first = entries.first else { return (last.key, last.value) }
    entries[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count && precedes(child, least) {
        least = child
      }
      if least == parent { return (first.key, first.value) }
      entries.swapAt(parent, least)
      parent = least
    }
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    (entries[a].key, entries[a].order) < (entries[b].key, entries[b].order)
  }
}
