import ArgumentParser
import Evaluation
import GIS
import Importing
import Measures
import PlanFile
import PlanStudies

/// The options as a plan of one indicator, which is evaluated as any other.
extension Coverage {
  /// Refuses options that do not go together or are no lengths, times or speeds: by the rules of a plan's indicator.
  func checkOptions() throws {
    if (population == nil) != (populationProperty == nil) {
      throw ValidationError(texts("use/population-population-property-go"))
    }
    if population == nil, populationMask != nil || populationCell != nil {
      throw ValidationError(texts("use/population-mask-population-cell"))
    }
    if populationWeight != nil, populationMask == nil {
      throw ValidationError(texts("use/population-weight-property-population"))
    }
    if let cell = populationCell, cellSide == nil {
      throw ValidationError(texts("use/population-cell-length-over", ["cell": cell]))
    }
    if population != nil, mask != nil { throw ValidationError(texts("use/population-mask-people-already")) }
    if distance == .alongStreets, population == nil {
      throw ValidationError(texts("use/distance-along-streets-counts"))
    }
    do {
      _ = try indicator(LayerKeys(of: self))
    } catch {
      throw ValidationError(
        error.problems.map(\.sentence).joined(separator: "\n"))
    }
  }

  /// The plan.
  ///
  /// Errors: where a preset of an OpenStreetMap file cannot be read.
  func plan() throws -> Plan {
    let keys = LayerKeys(of: self)
    func layer(
      _ key: String, _ path: String, _ system: CoordinateSystem?, for use: ReadingOptions.Use = .other
    ) throws -> PlanLayer {
      PlanLayer(
        key: key, path: path,
        reading: try ReadingOptions(path, for: use, system: system), system: system,
        repairs: repair)
    }
    var layers = [try layer(keys.zones, zones, zonesSystem)]
    layers += try zip(keys.facilities, facilities).map {
      try layer($0, $1, facilitiesSystem, for: .facilities)
    }
    let others = [
      (keys.population, population, populationSystem),
      (keys.populationMask, populationMask, populationMaskSystem), (keys.mask, mask, maskSystem),
    ]
    for case (let key?, let path?, let system) in others { layers.append(try layer(key, path, system)) }
    layers += try zip(keys.streets, streets).map { try layer($0, $1, streetsSystem, for: .streets) }
    return Plan(
      title: LocalizedText(zh: "覆盖率", en: "Coverage"),
      workingSystem: workingSystem == "local" ? nil : workingSystem,
      layers: layers,
      zones: ZoneDefinition(layer: keys.zones, nameField: zoneName, at: Place(file: zones)),
      population: keys.population.map {
        PopulationSource(
          layer: $0, property: populationProperty ?? "", mask: keys.populationMask, weight: populationWeight,
          cell: cellSide, at: Place(file: population))
      }, indicators: [try indicator(keys)])
  }

  private var cellSide: Length? {
    populationCell.flatMap { Length($0) }.flatMap { $0.metres > 0 && $0.metres.isFinite ? $0 : nil }
  }

  private func indicator(_ keys: LayerKeys) throws(Failure) -> Indicator {
    func one(_ text: String?) -> [String] { text.map { [$0] } ?? [] }
    let isWalk = distance == .alongStreets
    return try Indicator(
      id: "coverage", name: LocalizedText(zh: "覆盖率", en: "Coverage"), measure: CoverageMeasure.self,
      options: [
        ("facilities", keys.facilities), ("radius", one(radius)), ("radius-property", one(radiusProperty)),
        ("of", one(population == nil ? nil : "population")), ("mask", one(keys.mask)),
        ("at-least", one(String(atLeast))), ("distance", [distance.rawValue]), ("streets", keys.streets),
        ("max-snap", one(maxSnap)), ("walking-time", one(walkingTime)),
        ("walking-speed", one(walkingSpeed)),
        ("crossings", one(connectCrossings && isWalk ? "connected" : nil)),
      ], layers: keys.all, hasPopulation: population != nil)
  }
}

/// The keys of the layers of a command: the names of their files, with a number where two are alike.
private struct LayerKeys {
  private(set) var all: [String] = []
  private(set) var zones = ""
  private(set) var facilities: [String] = []
  private(set) var streets: [String] = []
  private(set) var population, populationMask, mask: String?

  init(of options: Coverage) {
    zones = key(options.zones)
    facilities = options.facilities.map { key($0) }
    population = options.population.map { key($0) }
    populationMask = options.populationMask.map { key($0) }
    mask = options.mask.map { key($0) }
    streets = options.streets.map { key($0) }
  }

  private mutating func key(_ path: String) -> String {
    let stem = fileStem(path)
    var key = stem
    var number = 2
    while all.contains(key) {
      key = "\(stem)-\(number)"
      number += 1
    }
    all.append(key)
    return key
  }
}
