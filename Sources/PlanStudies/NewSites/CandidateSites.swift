import Coverage
import Evaluation
import GIS
import Measures
import PlanFile

/// Where new sites may stand, in the working system.
///
/// Each stands where its longitude and latitude, written with seven decimals, put it to within 2 cm: what is planned
/// holds for the coordinates as a file gives them.
struct CandidateSites: Sendable {
  /// Their places.
  package var points: [Point]
  /// Their names; `nil` for one without.
  package var names: [String?]
  /// What each costs; `nil` where costs play no part.
  package var costs: [Double]?
  /// How many of the first are existing facilities that may stay or close, in the order of the indicator's reach.
  var facilityCount = 0

  /// How far a place read from a file may be from where it was planned, in metres.
  static let rounding = 0.02

  /// Places without names.
  package init(_ points: [Point]) { self.init(points: points, names: points.map { _ in nil }) }

  package init(points: [Point], names: [String?], costs: [Double]? = nil) {
    self.points = points
    self.names = names
    self.costs = costs
  }

  /// What each would reach.
  package func discs(radius: Double) -> [Disc] { points.map { Disc(center: $0, radius: radius) } }

  /// The same after existing facilities, which have names where the plan's layers do.
  package func after(_ facilities: [(point: Point, name: String?)]) -> CandidateSites {
    var all = CandidateSites(
      points: facilities.map(\.point) + points, names: facilities.map(\.name) + names)
    all.facilityCount = facilities.count
    return all
  }
}

extension PlanContext {
  /// The candidates of a request.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data: a layer without points, costs that are missing or not above 0, a
  /// measure without streets, circles that are too many or about other things than people in a straight line.
  ///
  /// - Parameters:
  ///   - radius: How far a new site reaches, in metres.
  ///   - places: The people out of reach, for circles about them.
  func candidates(
    _ request: SitingRequest, for measure: CoverageMeasure, radius: Double,
    outOfReach places: () throws -> [Point]
  ) throws -> CandidateSites {
    let found: CandidateSites
    switch request.candidates {
    case .grid(let side): found = try gridCandidates(side ?? .metres(radius / 5))
    case .layer(let key): found = try layerCandidates(key, request.goal)
    case .crossings(let key):
      let keys = key.map { [$0] } ?? measure.travel.streets
      if keys.isEmpty {
        throw Failure(.badData, texts.problem("no-streets", ["indicator": request.indicator]))
      }
      found = CandidateSites(try measure.travel.network(of: keys, in: self).graph.nodes)
    case .circles:
      guard measure.basis == .population, !measure.travel.isWalk else {
        throw Failure(.badData, texts.problem("circles-about-people", ["indicator": request.indicator]))
      }
      found = try circleCandidates(about: places(), radius: radius)
    }
    if found.points.isEmpty { throw Failure(.badData, texts.problem("no-candidates")) }
    return found
  }

  private func inWhole(_ points: [Point]) -> [Point] {
    let whole = ZoneSet([areas.whole.polygons])
    return points.filter { !whole.zones(at: $0).isEmpty }
  }

  /// The middles of squares that lie in the whole. Errors: bad data for squares that are too many.
  private func gridCandidates(_ side: Length) throws -> CandidateSites {
    let extent = ZoneSet([areas.whole.polygons]).extent
    let most = 4_000_000.0
    let count = (extent.width / side.metres + 1) * (extent.height / side.metres + 1)
    guard count <= most else {
      let least = (extent.width * extent.height / most).squareRoot().rounded(.up) + 1
      throw Failure(
        .badData,
        texts.problem(
          "too-many-candidates/grid", ["side": side.metres, "most": most, "max": max(100, least)]))
    }
    return CandidateSites(inWhole(extent.grid(of: side.metres)))
  }

  /// The places about which circles of the radius meet, and the places themselves, as far as they lie in the whole.
  ///
  /// A site can be moved, without losing anybody, until two people are just in reach of it, or one stands at it: so some best
  /// choice of places anywhere is among these (Church 1984). The circles are 4 cm smaller than the radius, so that what meets
  /// on paper is in reach of the written place. Cost: O(n · k) for k places within two radii.
  private func circleCandidates(about places: [Point], radius: Double) throws -> CandidateSites {
    let most = 500_000
    let circles = radius - 2 * CandidateSites.rounding
    var found = places
    let tree = PackedTree(places.map { BoundingBox([$0]) ?? .empty })
    for (number, place) in places.enumerated() {
      tree.search((BoundingBox([place]) ?? .empty).expanded(by: 2 * circles)) { other in
        guard other > number, found.count <= most else { return }
        found += place.meetings(ofCirclesOf: circles, with: places[other])
      }
    }
    if found.count > most {
      throw Failure(
        .badData, texts.problem("too-many-candidates/circles", ["places": places.count, "most": most]))
    }
    return CandidateSites(inWhole(found))
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
        .badData, texts.problem("no-candidates/layer", ["key": key]),
        at: layer.declaration.place)
    }
    return result
  }
}

extension Point {
  /// The two places at a distance from both of two points; none where they coincide or are more than twice as far apart.
  fileprivate func meetings(ofCirclesOf radius: Double, with other: Point) -> [Point] {
    let apart = distance(to: other)
    guard apart > 0, apart <= 2 * radius else { return [] }
    let height = max(0, radius * radius - apart * apart / 4).squareRoot() / apart
    let (dx, dy) = (other.x - x, other.y - y)
    return [-1.0, 1].map {
      Point(x: (x + other.x) / 2 - $0 * height * dy, y: (y + other.y) / 2 + $0 * height * dx)
    }
  }
}
