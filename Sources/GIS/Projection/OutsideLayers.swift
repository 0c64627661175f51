import Glibc

extension LayerPlacement {
  /// How near to others a layer must come to pass for one of the same place, in metres: farther than anybody goes to what
  /// serves him.
  private static let nearby = 5_000.0

  /// Warnings about layers in longitude and latitude that lie wholly outside the extents of all others, and 5 km
  /// farther.
  ///
  /// Where it is known which layer is the zones, and how far facilities reach, ``problems(of:zones:in:)`` says more.
  /// Of two layers apart the second is reported.
  ///
  /// - Complexity: O(vertices).
  package static func outsiders(among layers: [SourceLayer]) -> [Problem] {
    let extents = layers.compactMap { layer in
      BoundingBox(longitudesOf: layer.coordinates).map { (layer, $0) }
    }
    guard extents.count > 1 else { return [] }
    return extents.enumerated().compactMap { index, subject in
      if extents.count == 2, index == 0 { return nil }
      let (layer, own) = subject
      let others = extents.enumerated().filter { $0.offset != index }.map { surroundings(of: $0.element.1) }
      guard !others.contains(where: { own.turned(near: $0.center.x).intersects($0) }) else { return nil }
      let swapped = BoundingBox(minX: own.minY, minY: own.minX, maxX: own.maxY, maxY: own.maxX)
      let isSwapped = others.contains(where: swapped.intersects)
      return Problem(
        .warning,
        texts.problem(
          isSwapped ? "outside-other-layers/swapped" : "outside-other-layers", ["layer": layer.name]),
        at: Place(file: layer.file.isEmpty ? nil : layer.file))
    }
  }

  /// An extent in degrees grown by ``nearby``.
  private static func surroundings(of extent: BoundingBox) -> BoundingBox {
    let north = nearby / 111_320
    // At the poles all longitudes are near.
    let east = min(360, north / max(1e-3, cos(max(abs(extent.minY), abs(extent.maxY)) * .pi / 180)))
    return BoundingBox(
      minX: extent.minX - east, minY: extent.minY - north, maxX: extent.maxX + east, maxY: extent.maxY + north
    )
  }
}
