/// Nodes by their distances, the nearest first: a heap of four branches in flat arrays. A node may stand in it more than
/// once; whoever takes one out looks whether a shorter distance has come before.
struct DistanceHeap {
  private var distances: [Double] = []
  private var nodes: [Int32] = []

  mutating func push(_ distance: Double, _ node: Int32) {
    distances.append(distance)
    nodes.append(node)
    var slot = distances.count - 1
    while slot > 0 {
      let parent = (slot - 1) / 4
      if distances[parent] <= distance { break }
      distances[slot] = distances[parent]
      nodes[slot] = nodes[parent]
      slot = parent
    }
    distances[slot] = distance
    nodes[slot] = node
  }

  mutating func pop() -> (distance: Double, node: Int32)? {
    guard let distance = distances.first, let last = distances.popLast(), let lastNode = nodes.popLast()
    else {
      return nil
    }
    guard !distances.isEmpty else { return (distance, lastNode) }
    let node = nodes[0]
    let count = distances.count
    var slot = 0
    while true {
      let first = 4 * slot + 1
      if first >= count { break }
      var least = first
      for child in (first + 1)..<max(first + 1, min(first + 4, count))
      where distances[child] < distances[least] {
        least = child
      }
      if distances[least] >= last { break }
      distances[slot] = distances[least]
      nodes[slot] = nodes[least]
      slot = least
    }
    distances[slot] = last
    nodes[slot] = lastNode
    return (distance, node)
  }
}
