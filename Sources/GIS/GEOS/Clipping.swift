import CGEOS

/// What of one part lies in a zone.
package struct ClippedPart: Sendable, Hashable {
  /// The number of the part in the list that was clipped.
  package let part: Int
  /// Its piece in the zone, in the lesser dimension of the two.
  package let geometry: Geometry
}

extension Geometry {
  /// The pieces of each part in each zone: for every zone its parts in ascending order, those with no piece left out.
  ///
  /// The zones are closed: a path along a border belongs to both neighbours, with its whole length. A piece of the
  /// dimension of neither is dropped, such as the line where a park touches the zone from outside. A part wholly
  /// inside is given as it is, without an overlay.
  ///
  /// - Throws: ``Failure`` of kind `computation`, where GEOS cannot cope with an invalid geometry.
  /// - Complexity: O(log n) for each pair of boxes that meet, and an overlay for each part across a border; on all
  ///   cores, with the same result on any number.
  package static func clip(_ parts: [Geometry], to zones: [Geometry]) throws -> [[ClippedPart]] {
    let tree = PackedTree(parts.map(\.boundingBox))
    // A zone with very many parts is shared among workers: each prepares it for itself.
    let partsPerShare = 2_000
    var shares: [(zone: Int, parts: [Int])] = []
    for zone in zones.indices {
      let candidates = tree.items(meeting: zones[zone].boundingBox)
      let pieces = (candidates.count + partsPerShare - 1) / partsPerShare
      for range in evenRanges(count: candidates.count, pieces: pieces) {
        shares.append((zone, Array(candidates[range])))
      }
    }
    let work = shares
    let pieces = try concurrentMap(count: work.count) { share in
      try clip(parts, work[share].parts, to: zones[work[share].zone])
    }
    var result = [[ClippedPart]](repeating: [], count: zones.count)
    for (share, pieces) in zip(work, pieces) { result[share.zone] += pieces }
    return result
  }

  private static func clip(_ parts: [Geometry], _ numbers: [Int], to zone: Geometry) throws -> [ClippedPart] {
    try withGEOS { geos in
      let zoneObject = try geos.object(zone)
      let prepared = try geos.prepare(zoneObject)
      return try numbers.compactMap { number in
        let part = parts[number]
        let object = try geos.object(part)
        guard try prepared.intersects(object) else { return nil }
        // Beside paths GEOS has no quick answer: its test costs more than the overlay.
        if zone.dimension == .surface, try prepared.covers(object) {
          return ClippedPart(part: number, geometry: part)
        }
        return try geos.own(
          GEOSIntersection_r(geos.context, object.pointer, zoneObject.pointer),
          "clipping"
        ).geometry(min(part.dimension, zone.dimension)).map { ClippedPart(part: number, geometry: $0) }
      }
    }
  }
}
