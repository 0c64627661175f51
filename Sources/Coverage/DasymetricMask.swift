import GIS

/// The ground that people live on, such as residential land, each square metre of it with a weight, such as its floor area.
package struct DasymetricMask: Sendable {
  /// Single surfaces, which may overlap.
  let parts: [Geometry]
  /// The weight of each square metre of each part, 0 or more.
  let densities: [Double]

  /// A mask of surfaces that weigh the same everywhere.
  package init(_ surfaces: [Geometry]) {
    let parts = surfaces.flatMap { $0.polygons.map(Geometry.polygon) }
    self.init(parts, densities: [Double](repeating: 1, count: parts.count))
  }

  /// A mask of surfaces over each of which a weight is spread evenly.
  ///
  /// - Parameters:
  ///   - surfaces: The surfaces, which may overlap.
  ///   - weights: One for each surface, 0 or more.
  package init(_ surfaces: [Geometry], weights: [Double]) {
    precondition(surfaces.count == weights.count, "each surface has its weight")
    var parts: [Geometry] = []
    var densities: [Double] = []
    for (surface, weight) in zip(surfaces, weights) {
      let area = surface.area
      guard area > 0 else { continue }
      for polygon in surface.polygons {
        parts.append(.polygon(polygon))
        densities.append(weight / area)
      }
    }
    self.init(parts, densities: densities)
  }

  /// Sorts the parts, so that where surfaces overlap no order of a file says which of them keeps the ground.
  private init(_ parts: [Geometry], densities: [Double]) {
    let order = parts.canonicalOrder
    self.parts = order.map { parts[$0] }
    self.densities = order.map { densities[$0] }
  }
}
