import GIS

/// The parts of a street graph between which there is no way.
package struct StreetComponents: Sendable {
  /// The component of each node, from 0; the one with the longest streets is 0, and so on down.
  package let ofNode: [Int32]
  /// The length of the streets of each component, in metres.
  package let lengths: [Double]

  /// Finds the components of a graph.
  ///
  /// - Complexity: O(edges), nearly.
  package init(of graph: StreetGraph) {
    var sets = DisjointSets(count: graph.nodes.count)
    for edge in 0..<graph.edgeCount { sets.join(Int(graph.from[edge]), Int(graph.to[edge])) }
    var lengthOfRoot = [Double](repeating: 0, count: graph.nodes.count)
    for edge in 0..<graph.edgeCount { lengthOfRoot[sets.least(Int(graph.from[edge]))] += graph.lengths[edge] }
    let roots = graph.nodes.indices.filter { sets.least($0) == $0 }.sorted {
      (-lengthOfRoot[$0], $0) < (-lengthOfRoot[$1], $1)
    }
    var number = [Int32](repeating: 0, count: graph.nodes.count)
    for (rank, root) in roots.enumerated() { number[root] = Int32(rank) }
    ofNode = graph.nodes.indices.map { number[sets.least($0)] }
    lengths = roots.map { lengthOfRoot[$0] }
  }

  /// The share of the streets that belong to the largest component; 0 where there are none.
  package var largestShare: Double {
    let total = lengths.reduce(0, +)
    return total > 0 ? lengths[0] / total : 0
  }
}
