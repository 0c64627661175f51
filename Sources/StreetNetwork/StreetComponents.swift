/// The parts of a street graph between which there is no way.
package struct StreetComponents: Sendable {
  /// The component of each node, from 0; the one with the longest streets is 0, and so on down.
  package let ofNode: [Int32]
  /// The length of the streets of each component, in metres.
  package let lengths: [Double]

  /// Finds the components of a graph. Cost: O(edges), nearly.
  package init(of graph: StreetGraph) {
    var parent = graph.nodes.indices.map(Int32.init)
    func root(_ node: Int32) -> Int32 {
      var node = node
      while parent[Int(node)] != node {
        parent[Int(node)] = parent[Int(parent[Int(node)])]
        node = parent[Int(node)]
      }
      return node
    }
    for edge in 0..<graph.edgeCount {
      let (a, b) = (root(graph.from[edge]), root(graph.to[edge]))
      if a != b { parent[Int(max(a, b))] = min(a, b) }
    }
    var lengthOfRoot = [Double](repeating: 0, count: graph.nodes.count)
    for edge in 0..<graph.edgeCount { lengthOfRoot[Int(root(graph.from[edge]))] += graph.lengths[edge] }
    let roots = graph.nodes.indices.filter { parent[$0] == Int32($0) }.sorted {
      (-lengthOfRoot[$0], $0) < (-lengthOfRoot[$1], $1)
    }
    var number = [Int32](repeating: 0, count: graph.nodes.count)
    for (rank, root) in roots.enumerated() { number[root] = Int32(rank) }
    ofNode = graph.nodes.indices.map { number[Int(root(Int32($0)))] }
    lengths = roots.map { lengthOfRoot[$0] }
  }

  /// The share of the streets that belong to the largest component; 0 where there are none.
  package var largestShare: Double {
    let total = lengths.reduce(0, +)
    return total > 0 ? lengths[0] / total : 0
  }
}
