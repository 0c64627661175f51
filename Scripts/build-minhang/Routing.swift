/// Cheapest ways through the street network.
struct Routing {
  private let network: StreetNetwork
  /// For each node, the edges that meet there.
  private let edgesAt: [[Int]]

  init(_ network: StreetNetwork) {
    self.network = network
    var edgesAt = [[Int]](repeating: [], count: network.nodes.count)
    for (index, edge) in network.edges.enumerated() {
      edgesAt[edge.from].append(index)
      edgesAt[edge.to].append(index)
    }
    self.edgesAt = edgesAt
  }

  /// The number of edges at a node.
  func degree(_ node: Int) -> Int { edgesAt[node].count }

  /// The nodes that streets join to a node, itself included. Cost: O(edges).
  func reach(of start: Int) -> Set<Int> {
    var reached: Set<Int> = [start]
    var open = [start]
    while let node = open.popLast() {
      for edge in edgesAt[node] where reached.insert(other(edge, node)).inserted {
        open.append(other(edge, node))
      }
    }
    return reached
  }

  /// The edges from one node to another with the lowest sum of costs; `nil` where there is no way (Dijkstra 1959).
  /// Cost: O(edges log nodes).
  func way(from start: Int, to end: Int, cost: (Int) -> Double) -> [Int]? {
    var best = [Double](repeating: .infinity, count: network.nodes.count)
    var arrival = [Int](repeating: -1, count: network.nodes.count)
    var open = Heap<Int>()
    best[start] = 0
    open.insert(start, key: 0)
    while let (key, node) = open.popFirst(), node != end {
      guard key == best[node] else { continue }
      for edge in edgesAt[node] {
        let next = other(edge, node)
        let sum = key + cost(edge)
        if sum < best[next] {
          best[next] = sum
          arrival[next] = edge
          open.insert(next, key: sum)
        }
      }
    }
    guard best[end].isFinite else { return nil }
    var way: [Int] = []
    var node = end
    while node != start {
      way.append(arrival[node])
      node = other(arrival[node], node)
    }
    return way.reversed()
  }

  private func other(_ edge: Int, _ node: Int) -> Int {
    network.edges[edge].from == node ? network.edges[edge].to : network.edges[edge].from
  }
}
