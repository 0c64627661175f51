import GIS

/// One place for each feature of a layer, by which the whole feature belongs to an area of study.
///
/// A point is its own place; anything else has a point on its surface (on its path, among its points). So a park or a
/// road across a border belongs, with all that is known of it, to one side alone.
package struct FeaturePlaces: Sendable {
  /// The places; `nil` for a feature without one.
  package let places: [Point?]

  /// Finds the places of features.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `computation`, where GEOS cannot cope with an invalid geometry.
  /// - Complexity: O(n log n) in the vertices of each feature; on all cores.
  package init(of features: [Feature]) throws {
    let runs = evenRanges(count: features.count, pieces: coreCount * 4)
    places = try concurrentMap(count: runs.count) { run in
      try features[runs[run]].map { feature -> Point? in
        switch feature.geometry {
        case .point(let point): point
        case let geometry? where geometry.vertexCount > 0: try geometry.pointOnSurface()
        default: nil
        }
      }
    }.flatMap { $0 }
  }

  /// The number of the area that each feature belongs to: of areas that hold its place, their borders counted, that which
  /// begins furthest to the west, then to the south (`canonicalOrder`), in whatever order they come; `nil` where none does.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `computation`, for an invalid area.
  /// - Complexity: O(log n) for each place in the box of an area; on all cores.
  package func homes(among areas: [Geometry]) throws -> [Int?] {
    let tree = PackedTree(
      places.map { place in
        place.map { BoundingBox(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y) } ?? .empty
      })
    let held = try concurrentMap(count: areas.count) { area in
      try withGEOS { geos in
        let prepared = try geos.prepare(areas[area])
        return try tree.items(meeting: areas[area].boundingBox).filter { feature in
          try places[feature].map { try prepared.covers($0) } ?? false
        }
      }
    }
    var homes = [Int?](repeating: nil, count: places.count)
    for area in areas.canonicalOrder.reversed() {
      for feature in held[area] { homes[feature] = area }
    }
    return homes
  }

  /// The sum of the features' weights in each area: of ones, how many there are.
  ///
  /// - Parameters:
  ///   - weights: one for each feature, in order.
  ///   - areas: the areas of study.
  ///
  /// Errors and cost: as ``homes(among:)``.
  package func sums(of weights: [Double], in areas: [Geometry]) throws -> [Double] {
    precondition(weights.count == places.count, "each feature has one weight")
    var sums = [ExactSum](repeating: ExactSum(), count: areas.count)
    for (home, weight) in zip(try homes(among: areas), weights) {
      if let home { sums[home].add(weight) }
    }
    return sums.map(\.value)
  }
}
