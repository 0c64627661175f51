import GIS

/// Streets, ready to be walked along.
public struct Streets: Sendable {
  /// The streets as a graph.
  public let graph: StreetGraph
  /// Finds the nearest place on a street.
  public let locator: StreetLocator
  /// The parts between which there is no way.
  public let components: StreetComponents

  /// Makes streets of their middle lines, in metres. Cost: O(n log n) for n vertices.
  public init(_ lines: [LineString]) {
    graph = StreetGraph(lines: lines)
    locator = StreetLocator(graph)
    components = StreetComponents(of: graph)
  }

  /// The nearest places on a street of some points, on all cores; `nil` for a point that is further off than `limit`.
  func places(of points: [Point], within limit: Double) throws -> [StreetPlace?] {
    let runs = evenRanges(count: points.count, pieces: 16)
    return try concurrentMap(count: runs.count) { run in
      points[runs[run]].map { locator.nearest(to: $0, within: limit) }
    }.flatMap { $0 }
  }
}

/// Who reaches a facility along streets.
public struct StreetWalks: Sendable {
  /// For each door the walk to the facility that serves it best, in metres, and its number; `nil` where none is reached.
  public let walks: [(distance: Double, facility: Int)?]
  /// Whether each door is near enough to a street.
  public let isSnapped: [Bool]
  /// The numbers of the facilities that stand on a street, in the order of the reach's own.
  public let snappedFacilities: [Int]
  /// The numbers of the facilities that are too far from every street.
  public let unsnappedFacilities: [Int]
  /// The reach itself, for maps.
  public let reach: StreetReach

  /// Walks from doors to facilities.
  ///
  /// - Parameters:
  ///   - doors: Where people begin.
  ///   - facilities: Where they go.
  ///   - radii: How long a walk to each may be, in metres, the ways to and from the streets included.
  ///   - maxSnap: How far doors and facilities may be from the nearest street, in metres.
  ///
  /// Cost: a search of the streets within reach, and a look for the nearest street of each door.
  public init(
    from doors: [Point], to facilities: [Point], radii: [Double], along streets: Streets, maxSnap: Double
  ) throws {
    precondition(facilities.count == radii.count, "each facility has its radius")
    let stands = try streets.places(of: facilities, within: maxSnap)
    let snapped = facilities.indices.filter { stands[$0] != nil }
    snappedFacilities = snapped
    reach = StreetReach(
      from: zip(stands, radii).compactMap { place, radius in
        place.map { StreetReach.Facility(place: $0, radius: radius) }
      }, on: streets.graph)
    let reach = reach
    let places = try streets.places(of: doors, within: maxSnap)
    walks = places.map { place in
      place.flatMap { reach.nearest(to: $0) }.map { ($0.distance, snapped[$0.facility]) }
    }
    isSnapped = places.map { $0 != nil }
    unsnappedFacilities = facilities.indices.filter { stands[$0] == nil }
  }
}
