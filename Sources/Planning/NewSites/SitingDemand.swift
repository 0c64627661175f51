import Coverage
import GIS
import Siting
import StreetNetwork

/// What new sites could add to an indicator: places that are out of reach, each with its weight and with the candidates
/// that reach it.
struct SitingDemand {
  /// The places.
  var points: [Point]
  /// The people of each, or its square metres.
  var weights: [Double]
  /// The candidates that reach each.
  var rows: [[Int]]
  /// The candidates that could reach any part of what a place stands for: the same as `rows` where places are points.
  var hopefulRows: [[Int]]

  /// The weight of all.
  var total: Double { weights.reduce(0, +) }

  /// As the siting models take it.
  func covering(candidates: Int, hopefully: Bool = false) throws -> CoverDemand {
    try CoverDemand(
      reach: ReachTable(rows: hopefully ? hopefulRows : rows, siteCount: candidates), weights: weights)
  }
}

extension SitingDemand {
  /// Uncovered land: squares of an eighth of the radius, cut by the land, each with the exact area that existing
  /// facilities leave of it. A site reaches a square where it reaches its middle; hopefully, where it reaches any corner.
  ///
  /// Errors: computation. Cost: an overlay for each square across the land's border, and an exact coverage.
  init(
    land: [Polygon], existing: [Disc], candidates: CandidateSites, radius: Double
  ) throws {
    let whole = ZoneSet([land])
    let side = radius / 8
    let box = whole.extent
    var squares: [Geometry] = []
    for row in 0..<max(1, Int((box.height / side).rounded(.up))) {
      for column in 0..<max(1, Int((box.width / side).rounded(.up))) {
        let middle = Point(
          x: box.minX + (Double(column) + 0.5) * side, y: box.minY + (Double(row) + 0.5) * side)
        squares.append(.polygon(Polygon(square: side, around: middle)))
      }
    }
    let pieces = try Geometry.clip(squares, to: whole.geometries)[0]
    let cells = ZoneSet(pieces.map(\.geometry.polygons))
    let figures = try cells.coverage(by: existing)
    let open = pieces.indices.filter { figures.total[$0] - figures.covered[$0] > 1e-6 * side * side }
    points = open.map { squares[pieces[$0].part].boundingBox.center }
    weights = open.map { figures.total[$0] - figures.covered[$0] }
    rows = candidates.rows(within: radius, of: points)
    hopefulRows = candidates.rows(within: radius + side * 0.5.squareRoot(), of: points)
  }

  /// People out of reach in a straight line.
  init(
    doors: [Point], people: [Double], isReached: [Bool], candidates: CandidateSites, radius: Double
  ) {
    let open = doors.indices.filter { people[$0] > 0 && !isReached[$0] }
    points = open.map { doors[$0] }
    weights = open.map { people[$0] }
    rows = candidates.rows(within: radius - CandidateSites.rounding, of: points)
    hopefulRows = rows
  }
}
