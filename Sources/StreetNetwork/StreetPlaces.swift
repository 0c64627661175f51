import GIS

/// Where some points enter the streets: for each the nearest place of every part near it, so that whoever searches takes the
/// best way.
package struct StreetPlaces: Sendable {
  /// The places of each point begin at its start; one more for the end.
  private let starts: [Int32]
  private let places: [StreetPlace]
  /// The part of the streets that each place lies on.
  private let parts: [Int32]
  private let partCount: Int

  /// Looks for the places of points, no further off than `limit` metres, on all cores.
  ///
  /// Cost: that of ``StreetLocator/nearestOfEachPart(to:within:)`` for each point.
  package init(of points: [Point], on streets: Streets, within limit: Double) throws {
    let runs = evenRanges(count: points.count, pieces: 4 * coreCount)
    let found = try concurrentMap(count: runs.count) { run in
      points[runs[run]].map { streets.locator.nearestOfEachPart(to: $0, within: limit) }
    }
    var starts: [Int32] = [0]
    var places: [StreetPlace] = []
    for own in found.joined() {
      places += own
      starts.append(Int32(places.count))
    }
    (self.starts, self.places) = (starts, places)
    let (graph, components) = (streets.graph, streets.components)
    parts = places.map { components.ofNode[Int(graph.from[$0.edge])] }
    partCount = components.lengths.count
  }

  /// The number of points.
  package var count: Int { starts.count - 1 }

  /// The places of a point, the nearest first; empty for one that is too far from every street.
  package subscript(point: Int) -> ArraySlice<StreetPlace> {
    places[Int(starts[point])..<Int(starts[point + 1])]
  }

  /// Whether each point is near enough to a street.
  package var isSnapped: [Bool] { (0..<count).map { starts[$0] < starts[$0 + 1] } }

  /// Whether each point is near a street, but on no part of the streets where one of some others is: there is no way to any
  /// of them, however long.
  package func isCutOff(from others: [StreetPlaces]) -> [Bool] {
    var isServed = [Bool](repeating: false, count: partCount)
    for part in others.lazy.flatMap(\.parts) { isServed[Int(part)] = true }
    return (0..<count).map { point in
      let own = parts[Int(starts[point])..<Int(starts[point + 1])]
      return !own.isEmpty && own.allSatisfy { !isServed[Int($0)] }
    }
  }
}
