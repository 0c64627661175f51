import GIS
import Planning

/// A folder with the figures of an evaluation, layers for a map and an account of the run.
///
/// Files: `indicators.json`, `indicators.csv`, `layers/towns.geojson` (every figure by zone), a layer for each thing
/// that a measure drew, and `run.json`, which lists the others.
public struct ResultsDirectory: Sendable {
  private var files: [(path: String, bytes: [UInt8])]

  /// Makes every file in memory, so that nothing is written before all is known to be right.
  ///
  /// Errors: computation, where a layer has no place in WGS-84.
  public init(_ evaluation: Evaluation, version: String, language: Language) throws {
    files = [
      ("indicators.json", evaluation.json.bytes), ("indicators.csv", evaluation.csv(in: language).bytes),
      ("layers/towns.geojson", try Self.towns(evaluation, language)),
    ]
    for indicator in evaluation.indicators {
      for layer in indicator.result.layers {
        let name = "\(indicator.indicator.id)-\(layer.role.rawValue)"
        files.append(
          (
            "layers/\(name).geojson",
            GeoJSON.write(try layer.layer.unprojected(from: evaluation.workingSystem))
          ))
      }
    }
    files.append((RunAccount.file, RunAccount.json(evaluation, version: version, outputs: files).bytes))
  }

  /// Replaces the folder as a whole: an interrupted run leaves the old one, and no file of an earlier run stays.
  ///
  /// Only a folder that is new, empty or the results of an earlier run is replaced. The files that the earlier run
  /// lists in its `run.json` go; files that people laid beside them are kept.
  ///
  /// Errors: output. The folder holds other things, or a file of somebody's stands where a result should; or the
  /// system refuses. The old folder is then as it was.
  public func write(to folder: String) throws {
    let present = try filesInFolder(folder)
    guard !present.isEmpty else { return try replaceFolder(folder, with: files, keeping: []) }
    guard present.contains(RunAccount.file),
      let earlier = RunAccount.outputs(ofRun: try readBytes("\(folder)/\(RunAccount.file)"))
    else {
      throw Failure(
        .output, code: "not-a-results-folder",
        "The folder holds files and is not the result of an earlier run, so it is not replaced.",
        at: Place(file: folder),
        advice: "Name a new or an empty folder with --output, or remove this one if nothing in it is needed.")
    }
    let kept = present.filter { !earlier.contains($0) }
    let inTheWay = kept.filter { path in
      files.contains { "\($0.path)/".hasPrefix("\(path)/") || path.hasPrefix("\($0.path)/") }
    }
    guard inTheWay.isEmpty else {
      throw Failure(
        .output,
        inTheWay.map {
          Problem(
            .error, code: "file-in-the-way",
            "This file is not of the earlier run, and a result has its name.",
            at: Place(file: "\(folder)/\($0)"),
            advice: "Move it elsewhere, or name another folder with --output.")
        })
    }
    try replaceFolder(folder, with: files, keeping: kept)
  }

  private static func towns(_ evaluation: Evaluation, _ language: Language) throws -> [UInt8] {
    let features = evaluation.areas.zones.enumerated().map { number, zone in
      var properties: Properties = ["name": .string(zone.name[language]), "area": .number(zone.area)]
      if let people = zone.people { properties["people"] = .number(people) }
      for indicator in evaluation.indicators where indicator.result.zones.indices.contains(number) {
        let value = indicator.result.zones[number].value
        properties[indicator.indicator.id] = value.map { .number($0) } ?? .null
      }
      return Feature(geometry: .multiPolygon(zone.polygons), properties: properties)
    }
    let layer = Layer(name: "towns", features: features)
    return GeoJSON.write(try layer.unprojected(from: evaluation.workingSystem))
  }
}
