import GIS

/// Streets as a graph: nodes where streets end or meet, edges between them, in flat arrays.
///
/// Streets meet where their lines share a vertex. Lines that cross without one pass over or under each other, as bridges
/// and tunnels do, and stay apart. Everybody may walk both ways.
package struct StreetGraph: Sendable {
  /// The places of the nodes, in metres.
  package let nodes: [Point]
  /// The nodes at the two ends of each edge; the same one for a loop.
  package let from, to: [Int32]
  /// The length of each edge in metres, over 0.
  package let lengths: [Double]
  /// Pieces of no length that the lines held; they join what they touch and are no edges.
  package let piecesWithoutLength: Int

  /// The vertices of all edges, ends included, edge after edge.
  let vertices: [Point]
  /// The first vertex of each edge, and one more for the end.
  let firstVertex: [Int32]
  /// The arcs from each node. A loop has two.
  let arcs: CompressedRows<Arc>

  /// A way from a node to the next: the node that it leads to, and how far it is.
  struct Arc {
    let length: Double
    let node: Int32
  }

  /// The number of edges.
  package var edgeCount: Int { lengths.count }

  /// Builds the graph of lines.
  ///
  /// - Parameter lines: The middle lines of streets, in metres; their order does not matter for distances.
  /// - Complexity: O(vertices).
  package init(lines: [LineString]) {
    let total = lines.reduce(0) { $0 + $1.points.count }
    var numbers = PlaceNumbers(capacity: total)
    // The number of each vertex, and how many runs meet there: two and more make a node, and so does an end.
    var numberOfVertex: [Int32] = []
    numberOfVertex.reserveCapacity(total)
    var visits = [UInt8](repeating: 0, count: 0)
    var withoutLength = 0
    for line in lines {
      var last: Int32 = -1
      for (index, point) in line.points.enumerated() {
        let number = numbers.number(of: point)
        if Int(number) == visits.count { visits.append(0) }
        numberOfVertex.append(number)
        if number == last {
          withoutLength += 1
          continue
        }
        let isEnd = index == 0 || index == line.points.count - 1
        visits[Int(number)] = min(2, visits[Int(number)] + (isEnd ? 2 : 1))
        last = number
      }
      // A line that ends on a repeated vertex ends there all the same.
      if last >= 0 { visits[Int(last)] = 2 }
    }

    // Neighbours get numbers near each other, so that a walk stays in few lines of memory.
    var nodeOfPlace = [Int32](repeating: -1, count: numbers.places.count)
    var nodes: [Point] = []
    for place in Self.sortedByCell(visits.indices.filter { visits[$0] > 1 }, numbers.places) {
      nodeOfPlace[place] = Int32(nodes.count)
      nodes.append(numbers.places[place])
    }

    var from: [Int32] = []
    var to: [Int32] = []
    var lengths: [Double] = []
    var vertices: [Point] = []
    var firstVertex: [Int32] = [0]
    var vertex = 0
    for line in lines {
      var start: Int32 = -1
      var length = 0.0
      for point in line.points {
        let place = Int(numberOfVertex[vertex])
        vertex += 1
        let isNew =
          start < 0 || vertices.last != point || vertices.count == Int(firstVertex[firstVertex.count - 1])
        if start >= 0, isNew, let last = vertices.last { length += last.distance(to: point) }
        if isNew { vertices.append(point) }
        let node = nodeOfPlace[place]
        guard node >= 0, start < 0 || length > 0 else {
          if start < 0 { start = node }
          continue
        }
        if start >= 0 {
          from.append(start)
          to.append(node)
          lengths.append(length)
          firstVertex.append(Int32(vertices.count))
          vertices.append(point)
          length = 0
        }
        start = node
      }
      // What is left is the vertex that began an edge which did not come.
      vertices.removeLast(vertices.count - Int(firstVertex[firstVertex.count - 1]))
    }

    // Both ends of one edge after those of another; what leads away from either leads to its neighbour in the list.
    let ends = lengths.indices.flatMap { [from[$0], to[$0]] }
    arcs = CompressedRows(count: nodes.count, rows: ends) { Arc(length: lengths[$0 / 2], node: ends[$0 ^ 1]) }
    (self.nodes, self.from, self.to, self.lengths) = (nodes, from, to, lengths)
    (self.vertices, self.firstVertex) = (vertices, firstVertex)
    piecesWithoutLength = withoutLength
  }

  /// Places by the cells of a grid, a few to a cell.
  private static func sortedByCell(_ numbers: [Int], _ places: [Point]) -> [Int] {
    let box = BoundingBox(numbers.lazy.map { places[$0] }) ?? .empty
    let side = (box.width * box.height / Double(numbers.count / 8 + 1)).squareRoot()
    let grid = UniformGrid(covering: box, cellSize: side, maxCells: numbers.count / 4 + 16)
    return CompressedRows(
      count: grid.cellCount, rows: numbers.map { Int32(grid.cell(places[$0])) }, value: { numbers[$0] }
    ).values
  }

  /// The vertices of an edge, from its first node to its second.
  package func shape(of edge: Int) -> ArraySlice<Point> {
    vertices[Int(firstVertex[edge])..<Int(firstVertex[edge + 1])]
  }

  /// All edges as lines.
  package var lines: [LineString] { lengths.indices.compactMap { LineString(Array(shape(of: $0))) } }

  /// The vertices of a part of an edge, between two distances from its first node.
  package func shape(of edge: Int, from start: Double, to end: Double) -> [Point] {
    var part: [Point] = []
    var along = 0.0
    let shape = shape(of: edge)
    for (a, b) in zip(shape, shape.dropFirst()) {
      let length = a.distance(to: b)
      func place(_ distance: Double) -> Point {
        a.moved(min(1, max(0, (distance - along) / length)), towards: b)
      }
      if along + length > start, along < end {
        if part.isEmpty { part.append(place(start)) }
        part.append(place(end))
      }
      along += length
    }
    return part
  }

  /// The length of all edges in metres.
  package var totalLength: Double { lengths.reduce(0, +) }
}
