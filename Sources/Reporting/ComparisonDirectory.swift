import Evaluation
import GIS
import Planning

/// A folder with a comparison: `comparison.json`, `comparison.csv`, `run.json`, and for each scenario a folder named by its id with
/// `towns.geojson` (every figure of every zone before and after, and its change) and, for each coverage that changes,
/// `INDICATOR-gained.geojson` and `INDICATOR-lost.geojson`.
package struct ComparisonDirectory: Sendable {
  private var files: [(path: String, bytes: [UInt8])]
  private let run: ResultsRun

  /// Makes every file in memory, so that nothing is written before all is known to be right.
  ///
  /// Errors: computation, where a layer has no place in WGS-84.
  package init(_ comparison: Comparison, of run: ResultsRun, version: String, language: Language) throws {
    self.run = run
    files = [
      ("comparison.json", comparison.json.bytes), ("comparison.csv", comparison.csv(in: language).bytes),
    ]
    for scenario in comparison.scenarios {
      let working = comparison.baseline.workingSystem
      func add(_ name: String, _ layer: Layer) throws {
        files.append(
          ("\(scenario.scenario.id)/\(name).geojson", GeoJSON.write(try layer.mapped(from: working))))
      }
      try add("towns", scenario.towns(language))
      for change in scenario.changes {
        let id = change.after.indicator.id
        if let gained = change.reach?.gained {
          try add("\(id)-gained", scenario.layer(of: gained, named: "\(id)-gained"))
        }
        if let lost = change.reach?.lost {
          try add("\(id)-lost", scenario.layer(of: lost, named: "\(id)-lost"))
        }
      }
    }
    files.append((RunAccount.file, RunAccount.json(comparison, version: version, outputs: files).bytes))
  }

  /// Replaces the folder as a whole; see ``ResultsDirectory/write(to:)``.
  ///
  /// - Returns: A warning for each file of the earlier run that somebody has edited since; it is kept.
  package func write(to folder: String) throws -> [Problem] {
    try OutputFolder(files, of: run).write(to: folder)
  }
}

extension ScenarioResult {
  /// Every zone with its figures before and after and their change.
  fileprivate func towns(_ language: Language) -> Layer {
    let features = evaluation.areas.zones.enumerated().map { number, zone in
      var properties: Properties = ["name": .string(zone.name[language]), "scenario": .string(scenario.id)]
      for change in changes where change.after.result.zones.indices.contains(number) {
        let id = change.after.indicator.id
        func set(_ suffix: String, _ value: Double?) {
          properties["\(id)-\(suffix)"] = value.map { .number($0) } ?? .null
        }
        set("before", change.before.result.zones[number].value)
        set("after", change.after.result.zones[number].value)
        set("change", change.zones[number])
      }
      return Feature(geometry: .multiPolygon(zone.polygons), properties: properties)
    }
    return Layer(name: "towns", features: features)
  }

  /// A region by zones, each part with its area.
  fileprivate func layer(of region: Geometry, named name: String) throws -> Layer {
    let zones = evaluation.areas.zones
    let parts = region.polygons.map(Geometry.polygon)
    let pieces = try Geometry.clip(
      parts, to: zones.map { Geometry(polygons: $0.polygons) ?? .multiPolygon([]) })
    let features = zip(zones, pieces).compactMap { zone, pieces -> Feature? in
      let polygons = pieces.flatMap(\.geometry.polygons)
      if polygons.isEmpty { return nil }
      let geometry = Geometry.multiPolygon(polygons)
      return Feature(
        geometry: geometry,
        properties: [
          "zone": .string(zone.key), "scenario": .string(scenario.id), "area_m2": .number(geometry.area),
        ])
    }
    return Layer(name: name, features: features)
  }
}
