import GIS

/// The place of the zones that is worst served.
package struct MostDistantPoint: Sendable, Hashable {
  /// Where it is.
  package var point: Point
  /// The number of the facility whose rim is nearest, in the order given.
  package var facility: Int
  /// The distance to that facility, in metres.
  package var distance: Double
  /// By how much the place lies beyond the facility's radius, in metres; negative where all is covered.
  package var excess: Double

  /// How far a result may lie below the true maximum, in metres, where nothing else is asked for.
  package static let tolerance = 0.001
}

extension ZoneSet {
  /// The place in the zones that lies furthest beyond the nearest rim: with one radius, furthest from any facility.
  ///
  /// Squares are halved as long as they can hold a better place than the best found: the distance changes by no more
  /// than the way to it, so a square of half diagonal h about a place at distance d holds nothing beyond d + h.
  ///
  /// - Parameters:
  ///   - discs: the facilities, each with its radius.
  ///   - tolerance: how far the result may lie below the true maximum, in metres.
  /// - Returns: `nil` where there are no discs or no zones.
  package func mostDistantPoint(from discs: [Disc], tolerance: Double = MostDistantPoint.tolerance) throws
    -> MostDistantPoint?
  {
    try mostDistantPoint(from: index(of: discs), tolerance: tolerance)
  }

  /// As ``mostDistantPoint(from:tolerance:)`` of discs, which ``index(of:atLeast:)`` of these zones has sorted.
  package func mostDistantPoint(
    from index: DiscIndex, tolerance: Double = MostDistantPoint.tolerance
  ) throws -> MostDistantPoint? {
    guard index.count > 0, edgeCount > 0 else { return nil }
    var side = max(extent.width, extent.height) / 64
    var squares: [Point] = []
    for row in 0..<Int(extent.height / side) + 1 {
      for column in 0..<Int(extent.width / side) + 1 {
        squares.append(
          Point(
            x: extent.minX + (Double(column) + 0.5) * side,
            y: extent.minY + (Double(row) + 0.5) * side))
      }
    }
    var best: (point: Point, excess: Double, disc: Int)?
    while !squares.isEmpty {
      let half = side / 2
      let halfDiagonal = half * 2.0.squareRoot()
      let work = squares
      let runs = evenRanges(count: work.count, pieces: 16)
      let known = best?.excess ?? -.infinity
      let looked = concurrentMap(count: runs.count) { run in
        look(at: work[runs[run]], half: half, index, beyond: known + tolerance)
      }
      for found in looked.compactMap(\.best) where found.excess > best?.excess ?? -.infinity { best = found }
      let bound = (best?.excess ?? -.infinity) + tolerance
      squares = looked.flatMap(\.open).filter { $0.excess + halfDiagonal > bound }.flatMap { square in
        [(-1.0, -1.0), (1, -1), (-1, 1), (1, 1)].map {
          Point(x: square.center.x + $0.0 * half / 2, y: square.center.y + $0.1 * half / 2)
        }
      }
      side = half
      if halfDiagonal < tolerance / 2 { break }
    }
    guard let best else { return nil }
    return MostDistantPoint(
      point: best.point, facility: Int(index.original[best.disc]),
      distance: best.excess + index.radius[best.disc],
      excess: best.excess)
  }

  /// What a look at some squares gives: the best place found, and the squares that may hold a better one.
  private struct Look: Sendable {
    var best: (point: Point, excess: Double, disc: Int)?
    var open: [(center: Point, excess: Double)] = []
  }

  private func look(at squares: ArraySlice<Point>, half: Double, _ index: DiscIndex, beyond: Double) -> Look {
    var result = Look()
    var found: [Int32] = []
    let halfDiagonal = half * 2.0.squareRoot()
    func offer(_ point: Point) {
      guard let (excess, disc) = index.excess(point.x, point.y) else { return }
      if excess > result.best?.excess ?? -.infinity { result.best = (point, excess, disc) }
    }
    for center in squares {
      guard let (excess, _) = index.excess(center.x, center.y), excess + halfDiagonal > beyond else {
        continue
      }
      locate(SplitPlace(center.x, center.y), into: &found)
      // Squares larger than a cell are halved without a look at their edges.
      if half <= grid.cellSize {
        let nearest = nearestEdgePoint(to: center, within: half)
        let isUniform = nearest.map { $0.distance(to: center) > halfDiagonal } ?? true
        if found.isEmpty && isUniform { continue }
        // The border has a place in the square: it belongs to a zone.
        if found.isEmpty, let nearest { offer(nearest) }
      }
      if !found.isEmpty { offer(center) }
      result.open.append((center, excess))
    }
    return result
  }

  /// The nearest point of the edges in the cells that a square meets; `nil` where these hold none.
  private func nearestEdgePoint(to center: Point, within half: Double) -> Point? {
    var nearest: Point?
    var least = Double.infinity
    for row in grid.row(center.y - half)...grid.row(center.y + half) {
      let cells = row * grid.columns
      let run = edges.range(
        from: cells + grid.column(center.x - half), through: cells + grid.column(center.x + half))
      for slot in run {
        let edge = Int(edges.entries[slot])
        let dx = bx[edge] - ax[edge]
        let dy = by[edge] - ay[edge]
        let along = ((center.x - ax[edge]) * dx + (center.y - ay[edge]) * dy) / (dx * dx + dy * dy)
        let t = min(1, max(0, along))
        let point = Point(x: ax[edge] + t * dx, y: ay[edge] + t * dy)
        let distance = point.distance(to: center)
        if distance < least { (nearest, least) = (point, distance) }
      }
    }
    return nearest
  }
}
