/// Shortest ways from one place after another to all ends near it, by Δ-stepping as in ``StreetSearch``.
///
/// The arrays serve all searches: each puts back only what it has touched, so that a search of a neighbourhood costs what the
/// neighbourhood holds, however large the city.
struct NearbySearch {
  private let graph: StreetGraph
  private let ends: EndsByNode
  private let limit: Double
  /// One over the width of a bucket.
  private let perMetre: Double
  private var buckets: [[Waiting]]
  private var distances: [Double]
  private var reached: [Int32] = []
  private var best: [Double]
  private var found: [Int32] = []

  private struct Waiting {
    let distance: Double
    let node: Int32
  }

  /// Prepares searches up to a limit in metres. Cost: O(nodes + ends), once.
  init(on graph: StreetGraph, to ends: EndsByNode, limit: Double) {
    self.graph = graph
    self.ends = ends
    self.limit = limit
    distances = [Double](repeating: .infinity, count: graph.nodes.count)
    best = [Double](repeating: .infinity, count: ends.count)
    let mean = graph.totalLength / Double(max(1, graph.edgeCount))
    perMetre = 1 / max(mean / 2, limit / 4_096, 1e-9)
    buckets = [[Waiting]](repeating: [], count: Int(limit * perMetre) + 1)
  }

  /// The ends within the limit of where the best of some places begins, with their distances, by their numbers.
  mutating func walks(from places: ArraySlice<StreetPlace>) -> [(end: Int32, distance: Double)] {
    for place in places {
      for (end, other) in ends.onEdge[place.edge] ?? [] {
        arrive(end, place.access + abs(place.along - other.along) + other.access)
      }
      reach(graph.from[place.edge], place.access + place.along)
      reach(graph.to[place.edge], place.access + graph.lengths[place.edge] - place.along)
    }
    var waiting: [Waiting] = []
    for bucket in buckets.indices {
      while !buckets[bucket].isEmpty {
        waiting.removeAll(keepingCapacity: true)
        swap(&waiting, &buckets[bucket])
        for entry in waiting where entry.distance == distances[Int(entry.node)] { leave(entry) }
      }
    }
    defer { putBack() }
    found.sort()
    return found.map { ($0, best[Int($0)]) }
  }

  /// Walks on from a node, to ends beside it and to the next nodes.
  private mutating func leave(_ entry: Waiting) {
    let node = Int(entry.node)
    for way in ends.ways[node] { arrive(way.end, entry.distance + way.distance) }
    for arc in graph.arcs[node] { reach(arc.node, entry.distance + arc.length) }
  }

  private mutating func reach(_ node: Int32, _ distance: Double) {
    guard distance <= limit, distance < distances[Int(node)] else { return }
    if distances[Int(node)] == .infinity { reached.append(node) }
    distances[Int(node)] = distance
    buckets[Int(distance * perMetre)].append(Waiting(distance: distance, node: node))
  }

  private mutating func arrive(_ end: Int32, _ distance: Double) {
    guard distance <= limit, distance < best[Int(end)] else { return }
    if best[Int(end)] == .infinity { found.append(end) }
    best[Int(end)] = distance
  }

  private mutating func putBack() {
    for node in reached { distances[Int(node)] = .infinity }
    for end in found { best[Int(end)] = .infinity }
    reached.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
  }
}
