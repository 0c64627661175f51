import GIS

/// How many people of each zone live within reach.
package struct PopulationFigures: Sendable, Hashable {
  /// The people of each zone who are covered.
  package var covered: [Double]
  /// The people of each zone.
  package var total: [Double]
  /// The people who live in no zone: they count nowhere, and a report names them.
  package var outside: Double

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
  ///   - discs: the facilities, each with its radius.
  ///   - depth: how many discs must hold a point for its people to count.
  package func population(
    at points: [Point], people: [Double], within discs: [Disc], atLeast depth: Int = 1
  ) throws -> PopulationFigures {
    let index = DiscIndex(discs, keepingPerCenter: depth)
    return try population(at: points, people: people) { index.covers($0, $1, atLeast: depth) }
  }

  /// The people at points inside the reach of lines and surfaces. Cost: O(edges near each point); on all cores.
  package func population(
    at points: [Point], people: [Double], within surface: SurfaceCoverage
  ) throws -> PopulationFigures {
    let region = ZoneSet([surface.region?.polygons ?? []])
    return try population(at: points, people: people) { x, y in
      var found: [Int32] = []
      region.locate(SplitPlace(x, y), into: &found)
      return !found.isEmpty
    }
  }

  /// The people at points, and those of them who are marked, one mark for each point. Cost: O(points).
  package func population(at points: [Point], people: [Double], marked marks: [Bool]) -> PopulationFigures {
    precondition(
      points.count == people.count && points.count == marks.count, "each point has people and a mark")
    var sums = PopulationSums(zones: count)
    for (number, point) in points.enumerated() {
      sums.add(people[number], isCovered: marks[number], in: zones(at: point))
    }
    return sums.figures
  }

  /// The people at points, and those of them whose place is covered.
  private func population(
    at points: [Point], people: [Double], isCovered: @Sendable (Double, Double) -> Bool
  ) throws -> PopulationFigures {
    precondition(points.count == people.count, "each point has its people")
    let runs = evenRanges(count: points.count, pieces: 16)
    let parts = concurrentMap(count: runs.count) { run in
      var sums = PopulationSums(zones: count)
      var found: [Int32] = []
      for number in runs[run] {
        let (x, y) = (points[number].x, points[number].y)
        locate(SplitPlace(x, y), into: &found)
        sums.add(people[number], isCovered: !found.isEmpty && isCovered(x, y), in: found)
      }
      return sums
    }
    var sums = PopulationSums(zones: count)
    for part in parts { sums.add(part) }
    return sums.figures
  }

  /// The people on surfaces, such as blocks or the cells of a grid, spread evenly over each.
  ///
  /// Each surface is cut by the zones (an overlay where it crosses a border), and the covered area of each piece is
  /// exact. People of a surface of no area count as outside. Cost: that of ``coverage(by:atLeast:)-([Disc],_)`` with the pieces as
  /// zones.
  ///
  /// - Errors: ``/GIS/Failure`` of kind `computation` where a surface crosses itself.
  package func population(
    on surfaces: [[Polygon]], people: [Double], within discs: [Disc], atLeast depth: Int = 1
  ) throws -> PopulationFigures {
    try population(on: surfaces, people: people) { try $0.coverage(by: discs, atLeast: depth) }
  }

  /// The people on surfaces inside the reach of lines and surfaces. Figures fall short as those of ``SurfaceCoverage``.
  ///
  /// - Errors: ``/GIS/Failure`` of kind `computation` where a surface crosses itself.
  package func population(
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

    var sums = PopulationSums(zones: count)
    let areas = parts.map(\.area)
    let outside = try Geometry.areasOutside(zones, of: parts, pieces: clipped, areApart: false)
    var piece = 0
    for (zone, zonePieces) in clipped.enumerated() {
      for part in zonePieces {
        defer { piece += 1 }
        guard areas[part.part] > 0 else { continue }
        let density = people[part.part] / areas[part.part]
        sums.total[zone].add(density * coverage.total[piece])
        sums.covered[zone].add(density * coverage.covered[piece])
      }
    }
    for (part, area) in areas.enumerated() {
      sums.outside.add(area > 0 ? people[part] * outside[part] / area : people[part])
    }
    var figures = sums.figures
    // Cutting a surface along borders loses some 1e-10 of it, which is nobody.
    if figures.outside < 1e-6 { figures.outside = 0 }
    return figures
  }
}

/// The figures while they are being added up, so that no order of the people changes a bit.
private struct PopulationSums: Sendable {
  var covered, total: [ExactSum]
  var outside = ExactSum()

  init(zones: Int) {
    covered = [ExactSum](repeating: ExactSum(), count: zones)
    total = covered
  }

  mutating func add(_ people: Double, isCovered: Bool, in zones: some Collection<some BinaryInteger>) {
    if zones.isEmpty { outside.add(people) }
    for zone in zones {
      total[Int(zone)].add(people)
      if isCovered { covered[Int(zone)].add(people) }
    }
  }

  mutating func add(_ other: PopulationSums) {
    for zone in total.indices {
      covered[zone].add(other.covered[zone])
      total[zone].add(other.total[zone])
    }
    outside.add(other.outside)
  }

  var figures: PopulationFigures {
    var figures = PopulationFigures(zones: total.count)
    figures.covered = covered.map(\.value)
    figures.total = total.map(\.value)
    figures.outside = outside.value
    return figures
  }
}
