/// Why a layer may lie where nobody expects it: what would bring it to the right place.
struct PlacementReason: Sendable, Hashable {
  /// Whether x and y are interchanged.
  let isSwapped: Bool
  /// The system that it seems to be in; `nil` for the one it was read in.
  let system: CoordinateSystem?
  /// The title of that system in the EPSG registry.
  let title: String
  /// Whether that system differs by the number of the zone before its eastings.
  let isOfOtherOffset: Bool

  /// A report of a layer that lies elsewhere.
  ///
  /// - Parameters:
  ///   - message: Where it lies.
  ///   - target: What it would come to: "the zones".
  func problem(of layer: PlacedLayer, _ message: LocalizedText, to target: LocalizedText) -> Problem {
    let kind = layer.system.isGeographic ? "degrees" : "metres"
    let key =
      "placement/" + (isSwapped ? "swapped-\(kind)" : "")
      + (system == nil ? "" : isSwapped ? "-system" : "system")
    let values: [String: any TextValue] = [
      "message": message, "target": target, "system": system?.name ?? "", "title": title,
      "declared": layer.system.name,
    ]
    return Problem(
      isSwapped || isOfOtherOffset ? .error : .warning,
      code: isSwapped ? "coordinates-swapped" : "other-coordinate-system", texts(key, values),
      at: layer.place,
      advice: texts("\(key).advice", values))
  }
}

extension PlacedLayer {
  /// How many vertices are tried, spread over the layer.
  private static let mostTried = 100

  /// The first supposition that brings the layer where it should be; `nil` where none does.
  ///
  /// - Parameter holds: Whether places in the working plane are where they should be; all are finite.
  func reason(in working: WorkingSystem, holds: ([Point]) -> Bool) throws -> PlacementReason? {
    let vertices = evenRanges(count: source.coordinates.count, pieces: Self.mostTried).map {
      source.coordinates[$0.lowerBound]
    }
    if vertices.isEmpty { return nil }
    let swapped = vertices.map { Point(x: $0.y, y: $0.x) }
    func fits(_ places: [Point], in system: CoordinateSystem) throws -> Bool {
      if system.isGeographic, !places.allSatisfy(\.isDegrees) { return false }
      var image = places
      try Transformation.between(system.end, working.end).apply(to: &image)
      return image.allSatisfy(\.isFinite) && holds(image)
    }
    if try fits(swapped, in: system) {
      return PlacementReason(isSwapped: true, system: nil, title: "", isOfOtherOffset: false)
    }
    let siblings = try system.siblings()
    for (places, isSwapped) in [(vertices, false), (swapped, true)] {
      for sibling in siblings where try fits(places, in: sibling.system) {
        return PlacementReason(
          isSwapped: isSwapped, system: sibling.system, title: sibling.title,
          isOfOtherOffset: sibling.isOfOtherOffset)
      }
    }
    return nil
  }
}
