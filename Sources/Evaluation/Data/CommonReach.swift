import Coverage
import GIS

/// The places within reach of several kinds of facilities at once.
package struct CommonReach {
  /// The places as polygons inside the true region; `nil` where there are none.
  package let region: Geometry?
  /// The area by which the region may fall short of the true one at most, in square metres.
  package let areaLost: Double

  private let reaches: [Reach]

  /// How far a chord may lie from its arc, in metres: small, since people are counted by the polygons.
  private static let tolerance = 0.1

  /// Cuts the reaches with each other. A place that the common region loses is lost by one of them, so that their losses
  /// add up to a bound.
  ///
  /// Errors: ``/GIS/Failure`` of kind computation. Cost: an outline for each, and an overlay.
  package init(of reaches: [Reach]) throws {
    self.reaches = reaches
    var common: Geometry?
    var lost = 0.0
    for (index, reach) in reaches.enumerated() {
      let drawn: Geometry?
      if let discs = reach.discs {
        let outline = try CoverageOutline(of: discs, tolerance: Self.tolerance)
        drawn = Geometry(polygons: outline.polygons)
        lost += outline.flatteningLoss
      } else {
        drawn = reach.region?.region
        let outline = drawn?.polygons.flatMap(\.rings).reduce(0) { $0 + (LineString($1.points)?.length ?? 0) }
        lost += reach.sagitta * (outline ?? 0)
      }
      guard let drawn else {
        common = nil
        break
      }
      common = index == 0 ? drawn : try common?.intersection(drawn)
    }
    region = common
    areaLost = lost
  }

  /// Whether each point lies within reach of all kinds: exact where facilities are points.
  ///
  /// Cost: O(log n + k) for each point and kind, with n discs of which k are near.
  package func holds(_ points: [Point]) -> [Bool] {
    var marks = [Bool](repeating: true, count: points.count)
    for reach in reaches {
      let locator = ReachLocator(reach)
      for index in points.indices where marks[index] { marks[index] = locator.holds(points[index]) }
    }
    return marks
  }
}

/// Finds out whether points lie within reach.
package struct ReachLocator {
  private let discs: [Disc]
  private let tree: PackedTree
  private let region: ZoneSet?

  package init(_ reach: Reach) {
    self.init(reach.discs ?? [], reach.region.map { ZoneSet([$0.region?.polygons ?? []]) })
  }

  package init(_ discs: [Disc], _ region: ZoneSet? = nil) {
    self.discs = discs
    self.region = region
    tree = PackedTree(
      discs.map { disc in
        BoundingBox(at: disc.center).expanded(by: disc.radius)
      })
  }

  package func holds(_ point: Point) -> Bool {
    if let region { return !region.zones(at: point).isEmpty }
    var isHeld = false
    tree.search(BoundingBox(at: point)) { number in
      if discs[number].center.distance(to: point) <= discs[number].radius { isHeld = true }
    }
    return isHeld
  }
}
