import Evaluation
import GIS
import Measures
import PlanFile
import PlanStudies
import Planning

/// A folder with the figures of an evaluation, layers for a map and an account of the run.
///
/// Files: `indicators.json`, `indicators.csv`, `layers/towns.geojson` (every figure by zone), a layer for each thing
/// that a measure drew, and `run.json`, which lists the others.
package struct ResultsDirectory: Sendable {
  private var files: [(path: String, bytes: [UInt8])]
  private let run: ResultsRun

  /// Makes every file in memory, so that nothing is written before all is known to be right.
  ///
  /// Errors: computation, where a layer has no place in WGS-84.
  package init(_ evaluation: Evaluation, of run: ResultsRun, version: String, language: Language) throws {
    self.run = run
    files = [
      ("indicators.json", evaluation.json.bytes), ("indicators.csv", evaluation.csv(in: language).bytes),
      ("layers/towns.geojson", try Self.towns(evaluation, language)),
    ]
    let drawn = evaluation.indicators.flatMap { indicator in
      indicator.result.layers.map { (name: "\(indicator.indicator.id)-\($0.role.rawValue)", layer: $0.layer) }
    }
    files += try concurrentMap(count: drawn.count) { number in
      let degrees = try drawn[number].layer.mapped(from: evaluation.workingSystem)
      return (path: "layers/\(drawn[number].name).geojson", bytes: GeoJSON.write(degrees))
    }
    let account = RunAccount.json(evaluation, version: version, command: run.command, outputs: files)
    files.append((RunAccount.file, account.bytes))
  }

  /// Replaces the folder as a whole; see `OutputFolder`.
  ///
  /// - Returns: A warning for each file of the earlier run that somebody has edited since; it is kept.
  package func write(to folder: String) throws -> [Problem] {
    try OutputFolder(files, of: run).write(to: folder)
  }

  private static func towns(_ evaluation: Evaluation, _ language: Language) throws -> [UInt8] {
    let features = evaluation.areas.zones.enumerated().map { number, zone in
      var properties: Properties = ["name": .string(zone.name[language]), "area": .number(zone.area)]
      if let people = zone.people { properties["people"] = .number(people) }
      for indicator in evaluation.indicators where indicator.result.zones.indices.contains(number) {
        let value = indicator.result.zones[number].value
        properties[indicator.indicator.id] = value.map { .number($0) } ?? .null
        for companion in indicator.result.companions where companion.zones.indices.contains(number) {
          properties["\(indicator.indicator.id):\(companion.key)"] =
            companion.zones[number].map { .number($0) } ?? .null
        }
      }
      return Feature(id: zone.id, geometry: .multiPolygon(zone.polygons), properties: properties)
    }
    let layer = Layer(name: "towns", features: features)
    return GeoJSON.write(try layer.mapped(from: evaluation.workingSystem))
  }
}
