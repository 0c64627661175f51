import GIS

/// How many people of each zone live within reach.
public struct PopulationFigures: Sendable, Hashable {
  /// The people of each zone who are covered.
  public var covered: [Double]
  /// The people of each zone.
  public var total: [Double]
  /// The people who live in no zone: they count nowhere, and a report names them.
  public var outside: Double

  init(zones: Int) {
    covered = [Double](repeating: 0, count: zones)
    total = covered
    outside = 0
  }
}

extension ZoneSet {
  /// The people at points that at least `depth` discs hold; a point on a rim is held.
  ///
  /// Someone in two overlapping zones counts in both. Cost: O(points · k) for k discs near each; on all cores.
  ///
  /// - Parameters:
  ///   - points: where people live.
  ///   - people: how many at each point; not negative.
  public func population(
    at points: [Point], people: [Double], within discs: [Disc], atLeast depth: Int = 1
  ) throws -> PopulationFigures {
    let index = DiscIndex(discs, origin: origin, keepingPerCenter: depth)
    return try population(at: points, people: people) { index.covers($0, $1, atLeast: depth) }
  }

  /// The people at points inside the reach of lines and surfaces. Cost: O(edges near each point); on all cores.
  public func population(
    at points: [Point], people: [Double], within surface: SurfaceCoverage
  ) throws -> PopulationFigures {
    let region = ZoneSet([surface.region?.polygons ?? []])
    let (dx, dy) = (origin.x - region.origin.x, origin.y - region.origin.y)
    return try population(at: points, people: people) { x, y in
      var found: [Int32] = []
      region.locate(x + dx, y + dy, into: &found)
      return !found.isEmpty
    }
  }

  /// The people at points, and those of them who are marked, one mark for each point. Cost: O(points).
  public func population(at points: [Point], people: [Double], marked marks: [Bool]) -> PopulationFigures {
    precondition(
      points.count == people.count && points.count == marks.count, "each point has people and a mark")
    var figures = PopulationFigures(zones: count)
    for (number, point) in points.enumerated() {
      let found = zones(at: point)
      if found.isEmpty { figures.outside += people[number] }
      for zone in found {
        figures.total[zone] += people[number]
        if marks[number] { figures.covered[zone] += people[number] }
      }
    }
    return figures
  }

  /// The people at points, and those of them whose place, relative to `origin`, is covered.
  private func population(
    at points: [Point], people: [Double], isCovered: @Sendable (Double, Double) -> Bool
  ) throws -> PopulationFigures {
    precondition(points.count == people.count, "each point has its people")
    let runs = evenRanges(count: points.count, pieces: 16)
    let parts = try concurrentMap(count: runs.count) { run in
      var figures = PopulationFigures(zones: count)
      var found: [Int32] = []
      for number in runs[run] {
        let x = points[number].x - origin.x
        let y = points[number].y - origin.y
        locate(x, y, into: &found)
        if found.isEmpty {
          figures.outside += people[number]
          continue
        }
        let isCovered = isCovered(x, y)
        for zone in found {
          figures.total[Int(zone)] += people[number]
          if isCovered { figures.covered[Int(zone)] += people[number] }
        }
      }
      return figures
    }
    var sum = PopulationFigures(zones: count)
    for part in parts {
      for zone in 0..<count {
        sum.covered[zone] += part.covered[zone]
        sum.total[zone] += part.total[zone]
      }
      sum.outside += part.outside
    }
    return sum
  }

  /// The people on surfaces, such as blocks or the cells of a grid, spread evenly over each.
  ///
  /// Each surface is cut by the zones (an overlay where it crosses a border), and the covered area of each piece is
  /// exact. People of a surface of no area count as outside. Cost: that of ``coverage(by:atLeast:)`` with the pieces as
  /// zones.
  ///
  /// - Errors: ``/GIS/Failure`` of kind `computation` where a surface crosses itself.
  public func population(
    on surfaces: [[Polygon]], people: [Double], within discs: [Disc], atLeast depth: Int = 1
  ) throws -> PopulationFigures {
    try population(on: surfaces, people: people) { try $0.coverage(by: discs, atLeast: depth) }
  }

  /// The people on surfaces inside the reach of lines and surfaces. Figures fall short as those of ``SurfaceCoverage``.
  ///
  /// - Errors: ``/GIS/Failure`` of kind `computation` where a surface crosses itself.
  public func population(
    on surfaces: [[Polygon]], people: [Double], within surface: SurfaceCoverage
  ) throws -> PopulationFigures {
    try population(on: surfaces, people: people) { try surface.figures(of: $0) }
  }

  private func population(
    on surfaces: [[Polygon]], people: [Double], coverage: (ZoneSet) throws -> CoverageFigures
  ) throws -> PopulationFigures {
    precondition(surfaces.count == people.count, "each surface has its people")
    let parts = surfaces.map { Geometry(polygons: $0) ?? .multiPolygon([]) }
    let zones = polygons.map { Geometry(polygons: $0) ?? .multiPolygon([]) }
    let clipped = try Geometry.clip(parts, to: zones)
    let pieces = ZoneSet(clipped.joined().map(\.geometry.polygons))
    let coverage = try coverage(pieces)

    var figures = PopulationFigures(zones: count)
    let areas = parts.map(\.area)
    let outside = try Geometry.areasOutside(zones, of: parts, pieces: clipped, areApart: false)
    var piece = 0
    for (zone, zonePieces) in clipped.enumerated() {
      for part in zonePieces {
        defer { piece += 1 }
        guard areas[part.part] > 0 else { continue }
        let density = people[part.part] / areas[part.part]
        figures.total[zone] += density * coverage.total[piece]
        figures.covered[zone] += density * coverage.covered[piece]
      }
    }
    for (part, area) in areas.enumerated() {
      figures.outside += area > 0 ? people[part] * outside[part] / area : people[part]
    }
    // Cutting a surface along borders loses some 1e-10 of it, which is nobody.
    if figures.outside < 1e-6 { figures.outside = 0 }
    return figures
  }
}
