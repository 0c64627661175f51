import Foundation
import GIS

/// The region that at least `depth` discs cover, as polygons for a map.
///
/// Its arcs are flattened to chords inside the true region, so the polygons never claim a place that is not covered.
package struct CoverageOutline: Sendable {
  /// The polygons; they do not overlap.
  package let polygons: [Polygon]
  /// The area between the chords and their arcs, in square metres: what the polygons lack of the true region.
  package let flatteningLoss: Double

  /// Follows the outline: each arc ends where the next begins.
  ///
  /// - Parameters:
  ///   - discs: the facilities' discs.
  ///   - depth: how many must cover a place.
  ///   - tolerance: how far a chord may lie from its arc, in metres.
  /// - Complexity: that of ``ZoneSet/coverage(by:atLeast:)-([Disc],_)`` and of sorting the arcs' ends into a grid.
  package init(of discs: [Disc], atLeast depth: Int = 1, tolerance: Double = 1) throws {
    let index = DiscIndex(discs, keepingPerCenter: depth)
    let runs = evenRanges(count: index.count, pieces: 16)
    let rim = Int32(depth - 1)
    let parts = concurrentMap(count: runs.count) { run in
      var circle = CircleArcs()
      var arcs: [OutlineArc] = []
      for disc in runs[run] {
        circle.cut(disc, of: index, maxDepth: rim)
        for arc in circle.arcs where arc.depth == rim {
          arcs.append(
            OutlineArc(
              center: Point(x: index.x[disc], y: index.y[disc]), radius: index.radius[disc], arc: arc))
        }
      }
      return arcs
    }
    let arcs = parts.flatMap { $0 }
    var rings: [[Point]] = []
    var loss = 0.0
    for chain in try ArcLinks(arcs).chains {
      var points: [Point] = []
      for number in chain { loss += arcs[number].flatten(tolerance: tolerance, into: &points) }
      points.append(points[0])
      rings.append(points)
    }
    polygons = nestedPolygons(from: rings.compactMap(Ring.init))
    flatteningLoss = loss
  }

  /// The parts of the region in each zone, and the parts of each zone outside it.
  ///
  /// Both are checked against the exact figures on every run: the covered part may lack the flattening loss and no
  /// more, and the two parts must make up the zone.
  ///
  /// - Errors: ``/GIS/Failure`` of kind `computation` where a check does not hold.
  package func layers(for zones: ZoneSet, figures: CoverageFigures) throws -> (
    covered: [Geometry?], gaps: [Geometry?]
  ) {
    let geometries = zones.geometries
    let clipped = try Geometry.clip(polygons.map(Geometry.polygon), to: geometries)
    let covered = clipped.map { pieces in Geometry(polygons: pieces.flatMap(\.geometry.polygons)) }
    let gaps = try concurrentMap(count: geometries.count) { zone -> Geometry? in
      guard let covered = covered[zone] else { return geometries[zone] }
      return try geometries[zone].subtracting(covered)
    }
    for zone in geometries.indices {
      let drawn = covered[zone]?.area ?? 0
      let lack = figures.covered[zone] - drawn
      let open = (gaps[zone]?.area ?? 0) + drawn - figures.total[zone]
      let noise = 1e-6 * max(1, figures.total[zone])
      if lack < -noise || lack > flatteningLoss + noise || abs(open) > noise {
        throw Failure(
          .computation,
          texts.problem(
            "outline-check", ["zone": zone + 1, "drawn": drawn, "covered": figures.covered[zone]]))
      }
    }
    return (covered, gaps)
  }
}

/// An arc of the outline with its circle.
struct OutlineArc: Sendable {
  let center: Point
  let radius: Double
  let arc: Arc

  var start: Point { Point(x: center.x + radius * arc.startX, y: center.y + radius * arc.startY) }
  var end: Point { Point(x: center.x + radius * arc.endX, y: center.y + radius * arc.endY) }
  var isFullCircle: Bool { arc.isFullCircle }

  /// Adds the corners of the chords, without the last, and returns the area that they cut off.
  func flatten(tolerance: Double, into points: inout [Point]) -> Double {
    // A chord of half angle φ lies r (1 − cos φ) from its arc.
    let half = acos(max(0, 1 - tolerance / radius))
    let chords = max(isFullCircle ? 8 : 2, Int((arc.sweep / (2 * half)).rounded(.up)))
    let step = arc.sweep / Double(chords)
    for chord in 0..<chords {
      let (sine, cosine) = (sin(Double(chord) * step), cos(Double(chord) * step))
      points.append(
        Point(
          x: center.x + radius * (arc.startX * cosine - arc.startY * sine),
          y: center.y + radius * (arc.startY * cosine + arc.startX * sine)))
    }
    return Double(chords) * radius * radius * (step - sin(step)) / 2
  }
}
