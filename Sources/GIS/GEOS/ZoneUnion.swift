import CGEOS

/// Zones merged into one surface, and where they overlap.
///
/// Zones that meet edge to edge are merged by dropping the edges they share; where that does not hold (an overlap,
/// a corner of one on the edge of another) by a full overlay.
package struct ZoneUnion: Sendable {
  /// Two zones that overlap by a square metre or more; less is the noise of digitising.
  package struct Overlap: Sendable, Hashable {
    /// The numbers of the two zones in the list given, the lower first.
    package let first, second: Int
    /// The area that belongs to both.
    package let area: Area
  }

  /// The merged surface; `nil` where all zones are empty.
  package let geometry: Geometry?
  /// The sum of the zones' areas, overlaps twice.
  package let sumOfAreas: Area
  /// The area of the merged surface, overlaps once.
  package let area: Area
  /// The pairs of zones that overlap, the largest overlap first. Empty where the zones are a partition.
  package let overlaps: [Overlap]

  /// What the sum of the areas holds beyond the union: area counted twice or oftener.
  package var overlapArea: Area { .squareMetres(max(0, sumOfAreas.squareMetres - area.squareMetres)) }

  /// The least overlap of a pair that is reported, in square metres.
  private static let leastOverlap = 1.0

  /// Merges zones. Points and lines among them are left out. The surface and its area are the same to the bit in any order of
  /// the zones.
  ///
  /// - Throws: ``Failure`` of kind `computation`, where GEOS cannot cope with an invalid zone.
  /// - Complexity: O(vertices) for a true partition, O(n log n) otherwise, and an overlay for each pair of
  ///   neighbours.
  package init(of zones: [Geometry]) throws {
    let sum = zones.lazy.map(\.area).exactSum
    sumOfAreas = .squareMetres(sum)
    let sorted = zones.canonicalOrder.map { zones[$0] }
    if let coverage = try ZoneUnion.unionOfCoverage(sorted, area: sum) {
      geometry = coverage
      area = .squareMetres(coverage.area)
      overlaps = []
    } else {
      geometry = try Geometry.union(of: zones.filter { $0.dimension == .surface })
      area = .squareMetres(geometry?.area ?? 0)
      overlaps =
        sum - area.squareMetres < ZoneUnion.leastOverlap ? [] : try ZoneUnion.overlaps(among: zones)
    }
  }

  /// The union by shared edges; `nil` where the zones are no coverage: where the result is not valid or its area
  /// is not the sum of theirs to 1e-9.
  private static func unionOfCoverage(_ zones: [Geometry], area: Double) throws -> Geometry? {
    try withGEOS { geos in
      let all = try geos.collection(of: zones.filter { $0.dimension == .surface })
      // An input that is no coverage may well be refused: then the overlay has its turn.
      guard let pointer = GEOSCoverageUnion_r(geos.context, all.pointer) else { return nil }
      let union = GEOSObject(pointer, in: geos)
      guard GEOSisValid_r(geos.context, union.pointer) == 1, let result = try union.geometry(.surface),
        abs(result.area - area) <= 1e-9 * area
      else { return nil }
      return result
    }
  }

  private static func overlaps(among zones: [Geometry]) throws -> [Overlap] {
    let tree = PackedTree(zones.map(\.boundingBox))
    let found = try concurrentMap(count: zones.count) { first in
      try zones[first].overlaps(
        with: tree.items(meeting: zones[first].boundingBox).filter { $0 > first }, of: zones
      )
      .filter { $0.area >= leastOverlap }
      .map { Overlap(first: first, second: $0.zone, area: .squareMetres($0.area)) }
    }
    return found.flatMap { $0 }.sorted {
      ($1.area.squareMetres, $0.first, $0.second) < ($0.area.squareMetres, $1.first, $1.second)
    }
  }
}

extension Geometry {
  /// The areas that this surface shares with some of a list.
  fileprivate func overlaps(
    with numbers: [Int], of zones: [Geometry]
  ) throws -> [(zone: Int, area: Double)] {
    guard !numbers.isEmpty, dimension == .surface else { return [] }
    return try withGEOS { geos in
      let object = try geos.object(self)
      let prepared = try geos.prepare(object)
      return try numbers.compactMap { number in
        guard zones[number].dimension == .surface else { return nil }
        let other = try geos.object(zones[number])
        guard try prepared.intersects(other) else { return nil }
        let common = try geos.own(
          GEOSIntersection_r(geos.context, object.pointer, other.pointer), "overlap")
        return try common.geometry(.surface).map { (number, $0.area) }
      }
    }
  }
}
