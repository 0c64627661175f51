import Coverage
import GIS
import StreetNetwork

/// Where new sites may stand, in the working system.
///
/// Each stands where its longitude and latitude, written with seven decimals, put it to within 2 cm: what is planned
/// holds for the coordinates as a file gives them.
struct CandidateSites: Sendable {
  /// Their places.
  var points: [Point]
  /// Their names; `nil` for one without.
  var names: [String?]
  /// What each costs; `nil` where costs play no part.
  var costs: [Double]?

  /// How far a place read from a file may be from where it was planned, in metres.
  static let rounding = 0.02

  /// The numbers of the candidates within a distance of each of some places. Cost: O(log n + k) for each place.
  func rows(within distance: Double, of places: [Point]) -> [[Int]] {
    let tree = PackedTree(points.map { BoundingBox([$0]) ?? .empty })
    return places.map { place in
      tree.items(meeting: (BoundingBox([place]) ?? .empty).expanded(by: distance)).filter {
        points[$0].distance(to: place) <= distance
      }
    }
  }
}

extension PlanContext {
  /// The candidates of a request.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data: a layer without points, costs that are missing or not above 0, a
  /// measure without streets.
  func candidates(_ request: SitingRequest, for measure: CoverageMeasure) throws -> CandidateSites {
    let found: CandidateSites
    switch request.candidates {
    case .grid(let side): found = gridCandidates(side ?? .metres(measure.radius.metres / 5))
    case .layer(let key): found = try layerCandidates(key, request.goal)
    case .crossings(let key):
      let keys = key.map { [$0] } ?? measure.streets
      if keys.isEmpty {
        throw Failure(
          .badData, code: "no-streets", "The indicator “\(request.indicator)” names no streets.",
          advice: "Name the layer whose crossings are candidates: --candidates crossings:LAYER")
      }
      let nodes = try streets(of: keys, crossings: measure.crossings).graph.nodes
      found = CandidateSites(points: nodes, names: nodes.map { _ in nil })
    }
    if found.points.isEmpty {
      throw Failure(
        .badData, code: "no-candidates", "There is no place where a new site may stand.",
        advice: "Take a finer grid or another layer of candidates.")
    }
    return found
  }

  /// The middles of squares that lie in the whole.
  private func gridCandidates(_ side: Length) -> CandidateSites {
    let whole = ZoneSet([areas.whole.polygons])
    let step = side.metres
    let box = whole.extent
    var points: [Point] = []
    for row in 0..<max(1, Int((box.height / step).rounded(.up))) {
      for column in 0..<max(1, Int((box.width / step).rounded(.up))) {
        let point = Point(
          x: box.minX + (Double(column) + 0.5) * step, y: box.minY + (Double(row) + 0.5) * step)
        if !whole.zones(at: point).isEmpty { points.append(point) }
      }
    }
    return CandidateSites(points: points, names: points.map { _ in nil })
  }

  private func layerCandidates(_ key: String, _ goal: SitingRequest.Goal) throws -> CandidateSites {
    let layer = try layer(key)
    var costs: [Double]?
    if case .budget(_, let property) = goal {
      try layer.requireProperty(property)
      costs = try layer.numbers(of: property, atLeast: 0)
    }
    var result = CandidateSites(points: [], names: [], costs: costs == nil ? nil : [])
    for (index, feature) in layer.features.enumerated() {
      for point in feature.geometry?.points ?? [] {
        result.points.append(point)
        result.names.append(feature.properties[layer.declaration.nameField ?? "name"]?.text)
        if let cost = costs?[index] { result.costs?.append(cost) }
      }
    }
    if result.points.isEmpty {
      throw Failure(
        .badData, code: "no-candidates", "The layer “\(key)” of candidates holds no points.",
        at: layer.declaration.place)
    }
    return result
  }
}
