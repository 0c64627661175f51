import GIS

/// Streets, ready to be walked along.
package struct Streets: Sendable {
  /// The streets as a graph.
  package let graph: StreetGraph
  /// Finds the nearest place on a street.
  package let locator: StreetLocator
  /// The parts between which there is no way.
  package let components: StreetComponents

  /// Makes streets of their middle lines, in metres.
  ///
  /// - Complexity: O(n log n) for n vertices.
  package init(_ lines: [LineString]) {
    graph = StreetGraph(lines: lines)
    components = StreetComponents(of: graph)
    locator = StreetLocator(graph, components)
  }
}

/// Who reaches a facility along streets.
package struct StreetWalks: Sendable {
  /// For each door the walk to the facility that serves it best, in metres, and its number; `nil` where none is reached.
  package let walks: [(distance: Double, facility: Int)?]
  /// Where doors and facilities enter the streets.
  package let doors, facilities: StreetPlaces
  /// The reach itself, for maps.
  package let reach: StreetReach

  /// Walks from doors to facilities. Either may enter any part of the streets that is near enough, and the best way
  /// counts.
  ///
  /// - Parameters:
  ///   - doors: Where people begin.
  ///   - facilities: Where they go.
  ///   - radii: How long a walk to each may be, in metres, the ways to and from the streets included.
  ///   - streets: The streets.
  ///   - maxSnap: How far doors and facilities may be from the nearest street, in metres.
  /// - Complexity: A search of the streets within reach, and a look for the nearest streets of each door.
  package init(
    from doors: [Point], to facilities: [Point], radii: [Double], along streets: Streets, maxSnap: Double
  ) {
    self.init(
      from: StreetPlaces(of: doors, on: streets, within: maxSnap),
      to: StreetPlaces(of: facilities, on: streets, within: maxSnap), radii: radii, along: streets)
  }

  /// As ``init(from:to:radii:along:maxSnap:)`` where all places are known.
  package init(
    from doors: StreetPlaces, to facilities: StreetPlaces, radii: [Double], along streets: Streets
  ) {
    precondition(facilities.count == radii.count, "each facility has its radius")
    (self.doors, self.facilities) = (doors, facilities)
    let reach = StreetReach(
      from: radii.indices.map { .init(places: Array(facilities[$0]), radius: radii[$0]) }, on: streets.graph)
    walks = (0..<doors.count).map { reach.nearest(to: doors[$0]) }
    self.reach = reach
  }
}
