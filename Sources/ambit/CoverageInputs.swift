import Coverage
import GIS
import StreetNetwork

/// The files of `ambit coverage` in the working system, checked.
struct CoverageInputs {
  let working: WorkingSystem
  let zoneNames: [String]
  let zones: [Geometry]
  let facilities: CoverageFacilities
  let population: (features: [Geometry], people: [Double])?
  let mask: [Geometry]?
  /// The middle lines of the streets; empty where distances run straight.
  let streets: [LineString]
  private(set) var warnings: [Problem] = []

  /// Projects and checks. Errors (bad data): all that is wrong with zones, facilities and population.
  init(_ sources: CoverageSources, _ options: Coverage) throws {
    var warnings: [Problem] = []
    var unshifted: [SourceLayer] = []
    func system(_ layer: SourceLayer, _ declared: CoordinateSystem?) throws -> CoordinateSystem {
      let found = try layer.system(declared: declared)
      warnings += layer.problems + found.warnings
      if found.system == .wgs84 { unshifted.append(layer) }
      return found.system
    }
    let zonesSystem = try system(sources.zones, options.zonesSystem)
    let extents = try [sources.zones.geographicExtent(in: zonesSystem)].compactMap { $0 }
    guard !extents.isEmpty else { throw Self.empty(sources.zones) }
    working = try WorkingSystem.chosen(options.workingSystem, covering: extents)

    var problems: [Problem] = []
    let judged = try sources.zones.judged(from: zonesSystem, to: working)
    let zoneLayer = Layer(name: sources.zones.name, features: judged.features)
    warnings += judged.notes
    let lines = sources.zones.features.map(\.line)
    zones = Self.surfaces(judged, of: sources.zones, "zone", &problems)
    zoneNames = Self.names(zoneLayer, sources.zones.file, lines, options.zoneName, &problems)

    var facilities = CoverageFacilities()
    for source in sources.facilities {
      guard !source.features.isEmpty else { throw Self.empty(source) }
      let system = try system(source, options.facilitiesSystem)
      warnings += try facilities.add(source, from: system, to: working, options, &problems)
    }
    self.facilities = facilities

    if let source = sources.population {
      let layer = try source.projected(from: system(source, options.populationSystem), to: working)
      var mask: (layer: JudgedLayer, source: SourceLayer)?
      if let source = sources.populationMask {
        let system = try system(source, options.populationMaskSystem)
        mask = (try source.judged(from: system, to: working), source)
      }
      population = try Self.population(layer, source, over: mask, options, &problems, &warnings)
    } else {
      population = nil
    }
    if let source = sources.mask {
      let judged = try source.judged(from: system(source, options.maskSystem), to: working)
      warnings += judged.notes
      mask = Self.surfaces(judged, of: source, "mask", &problems)
    } else {
      mask = nil
    }
    var streets: [Feature] = []
    for source in sources.streets {
      streets += try source.projected(from: system(source, options.streetsSystem), to: working).features
    }
    self.streets = try (options.connectCrossings ? Crossings.connected : .separate).lines(of: streets)
    if self.streets.isEmpty, let source = sources.streets.first {
      problems.append(
        Problem(
          .error, code: "no-streets", "There is no line to walk along in the streets.",
          at: Place(file: source.file)))
    }
    if !problems.isEmpty { throw Failure(.badData, problems) }
    warnings += try LayerPlacement.outsiders(among: unshifted) + ShiftDetection.warnings(for: unshifted)
    self.warnings = warnings
  }

  private static func empty(_ layer: SourceLayer) -> Failure {
    Failure(
      .badData, code: "empty-layer", "The layer holds no features with a place.",
      at: Place(file: layer.file, line: 1), advice: "Check that the export was complete.")
  }

  /// The surfaces of a layer, each checked for validity.
  static func surfaces(
    _ layer: JudgedLayer, of source: SourceLayer, _ what: String, _ problems: inout [Problem]
  ) -> [Geometry] {
    for (number, feature) in layer.features.enumerated() {
      if feature.geometry?.dimension != .surface {
        problems.append(
          Problem(
            .error, code: "not-a-surface",
            feature.geometry == nil ? "The \(what) has no place." : "The \(what) is no surface.",
            at: source.place(ofFeature: number), advice: "Give it a polygon, or remove the feature."))
      }
    }
    problems += layer.faults.map { $0.problem() }
    return layer.features.map { $0.geometry ?? .multiPolygon([]) }
  }

  private static func names(
    _ layer: Layer, _ file: String, _ lines: [Int], _ property: String?, _ problems: inout [Problem]
  ) -> [String] {
    let found = layer.features.map { $0.properties[property ?? "name"]?.text }
    if property == nil, found.contains(where: { ($0 ?? "").isEmpty }) {
      return layer.features.indices.map { String($0 + 1) }
    }
    return found.enumerated().map { number, name in
      if let name, !name.isEmpty { return name }
      problems.append(
        Problem(
          .error, code: "zone-without-name", "The zone has no name in the property \(property ?? "name").",
          at: Place(file: file, line: lines[number] > 0 ? lines[number] : nil, feature: number + 1),
          advice: "Fill it in, or name another property with --zone-name."))
      return ""
    }
  }

  static func people(
    _ layer: Layer, _ source: SourceLayer, _ property: String, _ problems: inout [Problem]
  ) -> (features: [Geometry], people: [Double]) {
    var geometries: [Geometry] = []
    var people: [Double] = []
    for (number, feature) in layer.features.enumerated() {
      let value = feature.properties[property]
      guard let count = value?.double, count >= 0, count.isFinite else {
        let shown = value?.text.map { "\"\($0)\"" } ?? "missing"
        problems.append(
          Problem(
            .error, code: "bad-population", "The number of people in \(property) is \(shown).",
            at: source.place(ofFeature: number), advice: "It should be a number of 0 or more."))
        continue
      }
      guard let geometry = feature.geometry else {
        problems.append(
          Problem(
            .error, code: "people-without-place", "The people have no place.",
            at: source.place(ofFeature: number),
            advice: "Give the feature a point or a polygon."))
        continue
      }
      geometries.append(geometry)
      people.append(count)
    }
    return (geometries, people)
  }
}
