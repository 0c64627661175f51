import GIS

/// Where some points enter the streets: for each the nearest place of every part near it, so that whoever searches takes the
/// best way.
package struct StreetPlaces: Sendable {
  /// The places of each point.
  private let places: CompressedRows<StreetPlace>
  /// The part of the streets that each place lies on.
  private let parts: [Int32]
  private let partCount: Int

  /// Looks for the places of points, no further off than `limit` metres, on all cores.
  ///
  /// - Complexity: That of ``StreetLocator/nearestOfEachPart(to:within:)`` for each point.
  package init(of points: [Point], on streets: Streets, within limit: Double) {
    let runs = evenRanges(count: points.count, pieces: 4 * coreCount)
    let found = concurrentMap(count: runs.count) { run in
      points[runs[run]].map { streets.locator.nearestOfEachPart(to: $0, within: limit) }
    }
    places = CompressedRows(found.joined())
    let (graph, components) = (streets.graph, streets.components)
    parts = places.values.map { components.ofNode[Int(graph.from[$0.edge])] }
    partCount = components.lengths.count
  }

  /// The number of points.
  package var count: Int { places.count }

  /// The places of a point, the nearest first; empty for one that is too far from every street.
  package subscript(point: Int) -> ArraySlice<StreetPlace> { places[point] }

  /// Whether each point is near enough to a street.
  package var isSnapped: [Bool] { (0..<count).map { !places[$0].isEmpty } }

  /// Whether each point is near a street, but on no part of the streets where one of some others is: there is no way to any
  /// of them, however long.
  package func isCutOff(from others: [StreetPlaces]) -> [Bool] {
    var isServed = [Bool](repeating: false, count: partCount)
    for part in others.lazy.flatMap(\.parts) { isServed[Int(part)] = true }
    return (0..<count).map { point in
      let own = parts[places.range(of: point)]
      return !own.isEmpty && own.allSatisfy { !isServed[Int($0)] }
    }
  }
}
