import Evaluation
import GIS
import PlanFile
import Planning

extension Comparison {
  /// A folder with the comparison: `comparison.json`, `comparison.csv`, and for each scenario a folder named by its id with
  /// `towns.geojson` (every figure of every zone before and after, and its change) and, for each coverage that changes,
  /// `INDICATOR-gained.geojson` and `INDICATOR-lost.geojson`.
  ///
  /// Errors: computation, where a layer has no place in WGS-84.
  package func folder(of run: ResultsRun, in language: Language) throws -> ResultsFolder {
    let account = baseline.account.with(
      "scenarios",
      scenarios.map {
        JSON.object([
          "id": $0.scenario.id, "file": $0.scenario.file, "fingerprint": $0.fingerprint.hex,
          "edits": $0.scenario.edits.count,
        ])
      })
    var folder = ResultsFolder(of: run, account: account)
    folder.add("comparison.json", json.bytes)
    folder.add("comparison.csv", csv(in: language).bytes)
    for scenario in scenarios {
      var layers = [scenario.towns(language)]
      for change in scenario.changes {
        for (name, region) in [("gained", change.reach?.gained), ("lost", change.reach?.lost)] {
          guard let region else { continue }
          layers.append(try scenario.layer(of: region, named: "\(change.after.indicator.id)-\(name)"))
        }
      }
      try folder.add(
        layers.map { ("\(scenario.scenario.id)/\($0.name)", $0) }, from: baseline.workingSystem)
    }
    return folder
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
      parts, to: zones.map(\.geometry))
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
