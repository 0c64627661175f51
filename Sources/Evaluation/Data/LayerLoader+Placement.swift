import GIS

extension LayerLoader {
  /// Reports layers of which nothing lies within reach of the zones: no figure can come of them.
  ///
  /// Cost: O(features) up to the first that is near; that of ``/GIS/LayerPlacement`` where a layer has none.
  /// Errors: ``/GIS/Failure`` of kind computation where PROJ cannot be used.
  ///
  /// - Parameters:
  ///   - layers: The layers in the working system.
  ///   - zones: The key of the zones.
  ///   - reaches: How far the features of a layer serve, in metres, by its key; 0 for those left out.
  mutating func judgePlaces(
    of layers: [String: LoadedLayer], zones: String, reaches: [String: Double], in working: WorkingSystem
  ) throws {
    guard let ground = layers[zones]?.extents.reduce(BoundingBox.empty, { $0.union($1) }),
      ground.minX <= ground.maxX
    else { return }
    let judged = declarations.filter { $0.key != zones && layers[$0.key] != nil }
    let areNear = judged.allSatisfy { declaration in
      let area = ground.expanded(by: reaches[declaration.key] ?? 0)
      guard let extents = layers[declaration.key]?.extents, !extents.isEmpty else { return true }
      return extents.contains { area.intersects($0) }
    }
    if areNear { return }
    func placed(_ key: String) -> PlacedLayer? {
      guard let declaration = declarations.first(where: { $0.key == key }),
        let source = source(of: declaration), let system = systems[key], let layer = layers[key]
      else { return nil }
      return PlacedLayer(source, in: system, boxes: Array(layer.extents), reach: reaches[key] ?? 0)
    }
    guard let zones = placed(zones) else { return }
    let found = try LayerPlacement.problems(
      of: judged.compactMap { placed($0.key) }, zones: zones, in: working)
    problems += found.filter { !problems.contains($0) }
  }
}

extension LoadedLayer {
  /// The extent of each feature that has a place; of each point where all are points, without making features of them.
  var extents: [BoundingBox] {
    if let placed = placedPoints {
      return placed.points.map { BoundingBox(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y) }
    }
    return features.compactMap { $0.geometry?.boundingBox }
  }
}
