import Coverage
import GIS
import Siting

/// What new sites could add to an indicator: places that are out of reach, each with its weight and with the candidates
/// that reach it.
struct SitingDemand {
  /// The places.
  package let points: [Point]
  /// The people of each, or its square metres.
  package let weights: [Double]
  /// Who reaches each place.
  package let known: Links
  /// Who could reach any part of what a place stands for: the same as ``known`` where places are points.
  let hoped: Links
  /// How many facilities must reach a place.
  package let depth: Int

  /// Who reaches places.
  struct Links {
    /// The candidates that reach each.
    package var rows: [[Int]]
    /// How many existing facilities reach each; below the depth, for the places are out of reach.
    var held: [Int]

    /// Whether all candidates together would do for a place.
    func suffice(for place: Int, depth: Int) -> Bool { rows[place].count + held[place] >= depth }
  }

  /// The weight of all.
  package var total: Double { weights.reduce(0, +) }

  /// The numbers of places that not even all candidates would bring into reach.
  var hopeless: [Int] { points.indices.filter { !hoped.suffice(for: $0, depth: depth) } }

  /// As the siting models take it. Existing facilities are not told apart: as many stand-ins as the depth can ask for serve in
  /// their place.
  package func covering(by links: Links, candidates: Int) throws -> CoverDemand {
    let rows = zip(links.rows, links.held).map { $0 + (candidates..<candidates + $1) }
    return try CoverDemand(
      reach: ReachTable(rows: rows, siteCount: candidates + depth - 1), weights: weights,
      roles: [SiteRole](repeating: .candidate, count: candidates)
        + [SiteRole](repeating: .existing, count: depth - 1), atLeast: depth)
  }
}

extension SitingDemand {
  /// Uncovered land: squares of an eighth of the radius, cut by the land, each with the exact area that existing
  /// facilities leave of it. A site reaches a square where it reaches its middle; hopefully, where it reaches any corner.
  ///
  /// Errors: computation. Cost: an overlay for each square across the land's border, and an exact coverage.
  package init(land: [Polygon], existing: [Disc], candidates: [Disc], radius: Double, depth: Int) throws {
    let whole = ZoneSet([land])
    let side = radius / 8
    let squares = whole.extent.grid(of: side).map { Geometry.polygon(Polygon(square: side, around: $0)) }
    let pieces = try Geometry.clip(squares, to: whole.geometries)[0]
    let cells = ZoneSet(pieces.map(\.geometry.polygons))
    let figures = try cells.coverage(by: existing, atLeast: depth)
    let open = pieces.indices.filter { figures.total[$0] - figures.covered[$0] > 1e-6 * side * side }
    let points = open.map { squares[pieces[$0].part].boundingBox.center }
    let toCorner = [Double](
      repeating: side * 0.5.squareRoot() + 2 * CandidateSites.rounding, count: points.count)
    func links(_ spread: [Double]?) throws -> Links {
      let reach = SiteReach.straightLine
      return Links(
        rows: try reach.rows(of: points, reachedFrom: candidates, spread: spread),
        held: try reach.rows(of: points, reachedFrom: existing, spread: spread).map {
          min($0.count, depth - 1)
        })
    }
    self.init(
      points: points, weights: open.map { figures.total[$0] - figures.covered[$0] }, known: try links(nil),
      hoped: try links(toCorner), depth: depth)
  }

  /// People out of reach.
  ///
  /// Errors and cost: as for ``SiteReach``.
  ///
  /// - Parameters:
  ///   - doors: Where they live.
  ///   - spread: How far the ground of each door extends from it, in metres; `nil` where all live at the door.
  package init(
    doors: [Point], people: [Double], spread: [Double]?, reach: SiteReach, existing: [Disc],
    candidates: [Disc], depth: Int
  ) throws {
    let settled = doors.indices.filter { people[$0] > 0 }
    let held = try reach.rows(of: settled.map { doors[$0] }, reachedFrom: existing).map(\.count)
    let open = settled.indices.filter { held[$0] < depth }
    let points = open.map { doors[settled[$0]] }
    let known = Links(
      rows: try reach.rows(of: points, reachedFrom: candidates), held: open.map { held[$0] })
    var hoped = known
    if let spread {
      let spread = open.map { spread[settled[$0]] + 2 * CandidateSites.rounding }
      hoped = Links(
        rows: try reach.rows(of: points, reachedFrom: candidates, spread: spread),
        held: try reach.rows(of: points, reachedFrom: existing, spread: spread).map {
          min($0.count, depth - 1)
        })
    }
    self.init(
      points: points, weights: open.map { people[settled[$0]] }, known: known, hoped: hoped, depth: depth)
  }
}

extension BoundingBox {
  /// The middles of squares that lie side by side over the box from its lower left corner, row by row.
  package func grid(of side: Double) -> [Point] {
    let (rows, columns) = (
      max(1, Int((height / side).rounded(.up))), max(1, Int((width / side).rounded(.up)))
    )
    return (0..<rows * columns).map { number in
      Point(
        x: minX + (Double(number % columns) + 0.5) * side, y: minY + (Double(number / columns) + 0.5) * side)
    }
  }
}
