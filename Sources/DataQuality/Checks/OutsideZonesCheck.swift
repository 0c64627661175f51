import GIS

/// Features so far from every zone that they cannot matter to any figure.
enum OutsideZonesCheck: DataCheck {
  /// Farther than people walk or drive to anything that a plan serves them with.
  private static let reach = 5_000.0

  static func findings(in data: InspectedData) throws -> [Finding] {
    let zones = data.zones
    let boxes = zones.flatMap { layer in
      layer.features.compactMap { $0.geometry?.boundingBox.expanded(by: reach) }
    }
    if boxes.isEmpty { return [] }
    let tree = PackedTree(boxes)
    return data.layers.compactMap { layer in
      if zones.contains(where: { $0.key == layer.key }) { return nil }
      let placed = layer.features.indices.filter { layer.features[$0].geometry != nil }
      // Beside the box of every zone, grown by the distance, is farther than that from every zone.
      let far = placed.filter { index in
        guard let box = layer.features[index].geometry?.boundingBox else { return false }
        var isNear = false
        tree.search(box) { _ in isNear = true }
        return !isNear
      }
      if far.isEmpty { return nil }
      // All of a layer elsewhere is a wrong system or a wrong file; some features of it are the neighbours'.
      return layer.finding(
        far.count == placed.count ? .warning : .note, "far-from-zones", features: far,
        texts("far-from-zones", ["far": far.count, "placed": placed.count]),
        advice: far.count == placed.count
          ? texts("far-from-zones/all") : texts("far-from-zones/some"))
    }
  }
}
