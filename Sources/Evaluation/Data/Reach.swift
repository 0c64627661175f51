import Coverage
import GIS
import PlanFile

/// Where facilities reach: discs where all are points, which is exact, or a region of polygons otherwise.
package struct Reach: Sendable {
  /// One disc for each point; `nil` where some facility is a line or a surface.
  package let discs: [Disc]?
  /// The region of lines and surfaces.
  package let region: SurfaceCoverage?
  /// Which facility each disc belongs to; empty where there are no discs.
  package var origins: [Origin] = []
  /// What the facilities and radii are, for results that are shared; `nil` where none are.
  package let key: ReachKey?

  /// A facility by the number of its layer among those asked for, and by its number in it, both from 0.
  package struct Origin: Sendable {
    package let layer: Int
    package let feature: Int
  }

  /// Joins the parts.
  package init(discs: [Disc]?, region: SurfaceCoverage?, origins: [Origin] = [], key: ReachKey?) {
    self.discs = discs
    self.region = region
    self.origins = origins
    self.key = key
  }

  /// How far the region may fall short of the true rim, in metres; 0 for discs.
  package var sagitta: Double { region?.sagitta ?? 0 }

  /// The covered area of each surface.
  package func coverage(of ground: ZoneSet, atLeast depth: Int = 1) throws -> CoverageFigures {
    if let region { return try region.figures(of: ground) }
    return try ground.coverage(by: discs ?? [], atLeast: depth)
  }

  /// The covered area of each surface, with the discs sorted for them, so that nothing sorts them again.
  package struct SortedCoverage: Sendable {
    package let figures: CoverageFigures
    /// `nil` where there are no discs, or none were sorted.
    package let index: DiscIndex?

    /// Joins the parts.
    package init(figures: CoverageFigures, index: DiscIndex?) {
      self.figures = figures
      self.index = index
    }
  }

  /// As ``coverage(of:atLeast:)``, with what it was computed by.
  package func sortedCoverage(of ground: ZoneSet, atLeast depth: Int) throws -> SortedCoverage {
    guard let discs else {
      return SortedCoverage(figures: try coverage(of: ground, atLeast: depth), index: nil)
    }
    let index = ground.index(of: discs, atLeast: depth)
    return SortedCoverage(figures: try ground.coverage(by: index, atLeast: depth), index: index)
  }

  /// What is covered of each surface and what is not, as polygons for a map.
  package func layers(
    of ground: ZoneSet, figures: CoverageFigures, atLeast depth: Int = 1
  ) throws -> (covered: [Geometry?], gaps: [Geometry?]) {
    if let discs {
      return try CoverageOutline(of: discs, atLeast: depth).layers(for: ground, figures: figures)
    }
    return try region?.region.cut(by: ground.geometries) ?? ([], [])
  }

  /// The people of each area and those of them within reach; the same for all measures that ask.
  package func people(in context: PlanContext, atLeast depth: Int = 1) throws -> PeopleInReach {
    let population = try context.settledPopulation()
    func count() throws -> PeopleInReach {
      if let discs { return try population.inReach(of: discs, atLeast: depth) }
      return try population.inReach(of: region?.region)
    }
    guard let key else { return try count() }
    return try context.shared.value(PeopleInReachKey(depth: depth, reach: key), count)
  }
}

/// Which facilities reach how far.
package struct ReachKey: SharedKey {
  package typealias Value = Reach
  package let layers: [String]
  package let radius: Length?
  package let property: String?
  package let condition: Condition?
}

/// The people whom so many facilities reach.
private struct PeopleInReachKey: SharedKey {
  typealias Value = PeopleInReach
  let depth: Int
  let reach: ReachKey
}

extension Geometry? {
  /// What of a region lies in each ground, and what of each ground lies outside the region.
  ///
  /// Errors: ``/GIS/Failure`` of kind computation. Cost: an overlay for each ground.
  package func cut(by grounds: [Geometry]) throws -> (covered: [Geometry?], gaps: [Geometry?]) {
    let parts = (self?.polygons ?? []).map(Geometry.polygon)
    let covered = try Geometry.clip(parts, to: grounds).map { pieces in
      Geometry(polygons: pieces.flatMap(\.geometry.polygons))
    }
    let gaps = try concurrentMap(count: grounds.count) { index -> Geometry? in
      guard let covered = covered[index] else { return grounds[index] }
      return try grounds[index].subtracting(covered)
    }
    return (covered, gaps)
  }
}

extension PlanContext {
  /// The facility among layers that a disc belongs to, and what the plan says of its layer.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data where its layer was not loaded.
  package func facility(
    _ origin: Reach.Origin, among keys: [String]
  ) throws(Failure) -> (layer: PlanLayer, feature: Feature) {
    let layer = try layer(keys[origin.layer])
    return (layer.declaration, layer.features[origin.feature])
  }

  /// Where the facilities of layers reach.
  ///
  /// Each point of a multi-point counts for itself. A facility's own radius, where a property is named, must be a
  /// length over 0; `radius` serves where the facility has none.
  /// Errors: ``/GIS/Failure`` of kind bad data that names each facility without a radius, or with one that is none; of kind
  /// computation where a library fails.
  package func reach(
    of keys: [String], radius: Length?, property: String? = nil, where condition: Condition? = nil
  ) throws -> Reach {
    let key = ReachKey(layers: keys, radius: radius, property: property, condition: condition)
    return try shared.value(key) {
      let layers = try keys.map { try self.layer($0) }
      if let property { try requireProperty(property, in: layers) }
      var discs: [Disc] = []
      var origins: [Reach.Origin] = []
      /// The facilities, should some be no points, which is seldom.
      var facilities: [(geometry: Geometry, radius: Double)] = []
      for (number, layer) in layers.enumerated() {
        if property == nil, condition == nil, let radius, let placed = layer.placedPoints {
          discs += placed.points.map { Disc(center: $0, radius: radius.metres) }
          origins += placed.owners.map { Reach.Origin(layer: number, feature: $0) }
          continue
        }
        let radii = try layer.scaledRadii(property, otherwise: radius)
        for (index, feature) in layer.features.enumerated() {
          let radius = radii[index]
          guard let geometry = feature.geometry, radius > 0, condition?.holds(for: feature) ?? true else {
            continue
          }
          func add(_ point: Point) {
            discs.append(Disc(center: point, radius: radius))
            origins.append(Reach.Origin(layer: number, feature: index))
          }
          switch geometry {
          case .point(let point): add(point)
          case .multiPoint(let points): points.forEach(add)
          default: facilities.append((geometry, radius))
          }
        }
      }
      if facilities.isEmpty { return Reach(discs: discs, region: nil, origins: origins, key: key) }
      facilities += discs.map { (.point($0.center), $0.radius) }
      let region = try SurfaceCoverage(
        facilities: facilities.map(\.geometry), radii: facilities.map(\.radius))
      return Reach(discs: nil, region: region, key: key)
    }
  }
}

/// Refuses a property of radii that no layer has, or that gives some facility no radius.
///
/// Errors: as ``PlanContext/reach(of:radius:property:where:)``.
func requireRadii(_ property: String, in layers: [LoadedLayer], otherwise common: Length?) throws {
  try requireProperty(property, in: layers)
  for layer in layers { _ = try layer.radii(property, otherwise: common) }
}

/// Refuses a property that no feature of any layer has.
private func requireProperty(_ property: String, in layers: [LoadedLayer]) throws {
  guard !layers.contains(where: { $0.has(property) }) else { return }
  for layer in layers { try layer.requireProperty(property) }
}

extension LoadedLayer {
  /// The radius of each feature in metres after the factors of a scenario.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data that names each feature whose radius makes no sense, such as one beyond half
  /// the Earth's girth.
  fileprivate func scaledRadii(_ property: String?, otherwise common: Length?) throws -> [Double] {
    var radii = try radii(property, otherwise: common)
    if !radiusFactors.isEmpty { for index in radii.indices { radii[index] *= radiusFactors[index] } }
    var problems = CappedProblems()
    for (index, radius) in radii.enumerated()
    where features[index].geometry != nil && radius != 0 && !Length.sensible.contains(.metres(radius)) {
      problems.refuse(
        radiusFactors.isEmpty
          ? texts.problem("bad-radius", ["Length": Length.inWords, "radius": radius])
          : texts.problem("bad-radius/scaled", ["Length": Length.inWords, "radius": radius]),
        at: place(ofFeature: index))
    }
    if let failure = Failure(problems.all) { throw failure }
    return radii
  }

  /// The radius of each feature in metres: that of its property, a number of metres or a length such as 1.5 km, or else
  /// the common one; 0, which serves nobody, for one without a place, or that a scenario adds without a radius.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data that names each feature with a place and no radius.
  fileprivate func radii(_ property: String?, otherwise common: Length?) throws -> [Double] {
    var problems = CappedProblems()
    let radii = features.enumerated().map { index, feature -> Double in
      let value = property.flatMap { feature.properties[$0] } ?? .null
      let radius =
        switch value {
        case .null: common?.metres
        case .string(let text): Length(text)?.metres
        default: value.double
        }
      if let radius, radius > 0, radius.isFinite { return radius }
      if feature.geometry != nil, value != .null || addition(ofFeature: index) == nil {
        problems.refuse(
          property.map { texts.problem("bad-radius/missing-property", ["property": $0]) }
            ?? texts.problem("bad-radius/missing"), at: place(ofFeature: index))
      }
      return 0
    }
    if let failure = Failure(problems.all) { throw failure }
    return radii
  }
}
