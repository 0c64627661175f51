/// Shortest ways from many starts, by Δ-stepping (U. Meyer, P. Sanders, 2003) on one core.
///
/// Nodes wait in buckets of distances. The nearest bucket is worked off until it stays empty, a node that gets nearer
/// meanwhile once more; what lies in later buckets is further, so that the distances of a bucket left behind stand. They are
/// those of Dijkstra's algorithm to the last digit, without the cost of a heap.
struct StreetSearch {
  /// The distance of each node; infinite where none is within the limit.
  private(set) var distances: [Double]
  /// The start whose way to each node is the shortest; −1 for none.
  private(set) var owners: [Int32]

  private let limit: Double
  /// One over the width of a bucket.
  private let perMetre: Double
  private var buckets: [[Waiting]]

  private struct Waiting {
    let distance: Double
    let node: Int32
  }

  /// Prepares a search up to a limit. Buckets are half as wide as an edge is long in the mean, but not more than 4,096.
  init(on graph: StreetGraph, limit: Double) {
    self.limit = limit
    distances = [Double](repeating: .infinity, count: graph.nodes.count)
    owners = [Int32](repeating: -1, count: graph.nodes.count)
    let mean = graph.totalLength / Double(max(1, graph.edgeCount))
    let width = max(mean / 2, limit / 4_096, 1e-9)
    perMetre = 1 / width
    buckets = [[Waiting]](repeating: [], count: Int(limit * perMetre) + 1)
  }

  /// Lets a start reach a node.
  mutating func start(_ node: Int32, _ distance: Double, _ owner: Int32) {
    guard distance <= limit, distance < distances[Int(node)] else { return }
    distances[Int(node)] = distance
    owners[Int(node)] = owner
    buckets[Int(distance * perMetre)].append(Waiting(distance: distance, node: node))
  }

  /// Walks on from the starts to the limit.
  mutating func run(on graph: StreetGraph) {
    let arcs = graph.arcs
    for bucket in buckets.indices {
      while !buckets[bucket].isEmpty {
        var waiting: [Waiting] = []
        swap(&waiting, &buckets[bucket])
        for entry in waiting where entry.distance == distances[Int(entry.node)] {
          let node = Int(entry.node)
          let owner = owners[node]
          for arc in arcs[node] {
            let distance = entry.distance + arc.length
            guard distance <= limit, distance < distances[Int(arc.node)] else { continue }
            distances[Int(arc.node)] = distance
            owners[Int(arc.node)] = owner
            buckets[Int(distance * perMetre)].append(Waiting(distance: distance, node: arc.node))
          }
        }
      }
    }
  }
}
