/// Whether layers lie where the zones lie, judged in the working plane, and why one may lie elsewhere.
///
/// A wrong central meridian, a zone's number before the easting, or x and y interchanged load without a word and give
/// figures of 0 %. Nothing in one file tells; only the zones of the same place do.
package enum LayerPlacement {
  /// What is wrong with the place of layers of which nothing lies within reach of the zones.
  ///
  /// One problem for each such layer: an error where it would lie there with x and y interchanged or with a zone's number
  /// before the easting or without, for no right data look so; a warning where another central meridian would bring it
  /// there, or no reason is found. Where nothing of any layer is near, and that for a reason that lies with the zones, one
  /// problem of the zones. A layer that has features near is right, however few; so is one without a place.
  ///
  /// - Throws: ``Failure`` of kind `computation`, where PROJ cannot be used.
  /// - Complexity: O(features); for a layer that is far away some 0.3 s more, to go through the systems that could be
  ///   meant.
  package static func problems(
    of layers: [PlacedLayer], zones: PlacedLayer, in working: WorkingSystem
  ) throws -> [Problem] {
    let placed = layers.filter { !$0.boxes.isEmpty }
    let ground = zones.boxes.reduce(BoundingBox.empty) { $0.union($1) }
    guard ground.minX <= ground.maxX else { return [] }
    let far = placed.filter { !$0.isNear(ground) }
    if far.isEmpty { return [] }
    if far.count == placed.count,
      let reason = try zones.reason(
        in: working,
        holds: { image in
          guard let box = BoundingBox(image) else { return false }
          return far.allSatisfy { $0.isNear(box) }
        })
    {
      return [
        reason.problem(
          of: zones, texts("far-from-zones/others", ["layers": far.map(\.source.name)]),
          to: texts("far-from-zones/them"))
      ]
    }
    return try far.map { layer in
      let area = ground.expanded(by: layer.reach)
      let reason = try layer.reason(
        in: working,
        holds: { image in Double(image.count(where: area.contains)) >= leastShare * Double(image.count) })
      let message = layer.message(ground)
      return reason?.problem(of: layer, message, to: texts("far-from-zones/zones"))
        ?? Problem(
          .warning, code: "far-from-zones", message, at: layer.place,
          advice: texts("far-from-zones/check", ["system": layer.system.name]))
    }
  }

  /// The share of places that a supposition must bring to the zones.
  private static let leastShare = 0.6
}

/// A layer in its file's coordinates, and where its features lie in the working plane.
package struct PlacedLayer: Sendable {
  /// The layer.
  package let source: SourceLayer
  /// The system that it was read in.
  package let system: CoordinateSystem
  /// The extents of its features in the working system; features without a place are left out.
  package let boxes: [BoundingBox]
  /// How far beyond its extent a feature counts, in metres: the radius of facilities, 0 for people.
  package let reach: Double

  /// Joins them; of the boxes the empty ones are left out.
  package init(_ source: SourceLayer, in system: CoordinateSystem, boxes: [BoundingBox], reach: Double = 0) {
    self.source = source
    self.system = system
    self.boxes = boxes.filter { $0.minX <= $0.maxX }
    self.reach = reach
  }

  var place: Place { Place(file: source.file.isEmpty ? nil : source.file) }

  /// Whether some feature reaches into an extent.
  func isNear(_ ground: BoundingBox) -> Bool {
    let area = ground.expanded(by: reach)
    return boxes.contains(where: area.intersects)
  }

  /// "Nothing of stops lies within 1,000 m of the zones: the nearest of its features is 286 km away."
  func message(_ ground: BoundingBox) -> LocalizedText {
    let nearest = boxes.map { $0.distance(to: ground) }.min() ?? 0
    return texts(
      reach > 0 ? "far-from-zones/reach" : "far-from-zones/extent",
      ["layer": source.name, "reach": metresInWords(reach), "nearest": metresInWords(nearest)])
  }
}

/// A length as people read it: "850 m", "12.5 km", "286 km".
private func metresInWords(_ metres: Double) -> String {
  metres < 10_000
    ? "\(digits(metres, decimals: 0)) m"
    : "\(digits(metres / 1_000, decimals: metres < 100_000 ? 1 : 0)) km"
}
