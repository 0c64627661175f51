import Foundation
import GIS

/// Reads a layer of any format of GDAL: `ogr2ogr` writes GeoJSON into a pipe, which the house's own reader reads.
///
/// Coordinates stay in the file's own system where that has a name that Ambit knows, and the layer declares it. A system
/// without such a name is left to GDAL, which transforms to WGS84, and a note says so.
///
/// - Throws: ``/GIS/Failure`` of kind `badData`: GDAL cannot read the file, it is cut off, it has several layers and none is
///   named, its text is in an encoding that nothing tells, or it names no coordinate system and none is declared.
func readThroughGDAL(_ source: GDALSource, _ options: ReadingOptions) throws -> SourceLayer {
  let parts = try ShapefileParts.problems(of: source)
  let encoding = try ShapefileEncoding(source, options.encoding)
  var layer = try readInItsSystem(source, options, ["-f", "GeoJSON"] + encoding.arguments)
  layer.problems = parts + encoding.warnings + layer.problems
  return layer
}

private func readInItsSystem(
  _ source: GDALSource, _ options: ReadingOptions, _ arguments: [String]
) throws -> SourceLayer {
  var layer = try runOGR(source, options, arguments)
  try checkCount(of: layer, source, options)
  if options.system != nil { return layer }
  if let system = layer.declaredSystem, (try? CoordinateSystem(system)) != nil { return layer }
  layer.declaredSystem = nil
  if layer.coordinates.isEmpty { return layer }
  if source.ending == "gpkg", try summary(of: source, options).contains("\"Undefined ") {
    throw unknownSystem(source.path)
  }
  // No name is written for WGS84 either. A few features show whether there is anything to transform.
  let toWGS84 = arguments + ["-t_srs", "EPSG:4326"]
  let first = try runOGR(source, options, toWGS84 + ["-limit", "100"]).coordinates
  if !first.isEmpty, layer.coordinates.starts(with: first) { return layer }
  layer = try runOGR(source, options, toWGS84)
  layer.declaredSystem = nil
  layer.problems.append(
    Problem(
      .note, texts.problem("transformed"),
      at: Place(file: source.path)))
  return layer
}

/// Reads a sheet of a workbook as a table of places.
func readWorkbook(_ source: GDALSource, _ options: ReadingOptions) throws -> SourceLayer {
  let driver = source.ending.uppercased()
  let arguments = [
    "-f", "CSV", "--config", "OGR_\(driver)_HEADERS", "FORCE", "--config", "OGR_\(driver)_FIELD_TYPES",
    "STRING",
  ]
  let bytes = try outputOfOGR(source, options, arguments).bytes
  var sheet = options
  sheet.encoding = nil
  var layer = try readTable(bytes, source.path, sheet)
  layer.problems = layer.problems.map(\.withoutLine)
  for index in layer.features.indices { layer.features[index].line = 0 }
  return layer
}

/// The layer that ogr2ogr writes as GeoJSON.
private func runOGR(
  _ source: GDALSource, _ options: ReadingOptions, _ arguments: [String]
) throws -> SourceLayer {
  let (bytes, messages) = try outputOfOGR(source, options, arguments)
  do {
    var layer = try GeoJSON.read(bytes, file: source.path)
    // Lines and columns are those of the pipe's text, which nobody sees.
    for index in layer.features.indices { layer.features[index].line = 0 }
    layer.problems = layer.problems.map(\.withoutLine) + messages.problems(of: source.path)
    return layer
  } catch let failure as Failure {
    if failure.problems.contains(where: { $0.code == "invalid-utf8" }) {
      throw ShapefileEncoding.unknown(source.path)
    }
    throw Failure(failure.kind, failure.problems.map(\.withoutLine))
  }
}

/// What ogr2ogr writes of a layer.
private func outputOfOGR(
  _ source: GDALSource, _ options: ReadingOptions, _ arguments: [String]
) throws -> (bytes: [UInt8], messages: GDALMessages) {
  let path = source.path
  let layer = options.layer.map { [$0] } ?? []
  let run = try GDALProcess("ogr2ogr", arguments + ["/vsistdout/", source.target] + layer, for: path)
  guard run.messages.hasFailed else { return (run.output, run.messages) }
  if run.messages.tell("source layer has no coordinate system") || run.messages.tell("ENGCRS[")
    || run.messages.tell("LOCAL_CS[")
  {
    throw unknownSystem(path)
  }
  if options.layer == nil, run.messages.tell("cannot be created by the output driver") {
    throw severalLayers(path, try layerNames(source))
  }
  if let name = options.layer, run.messages.tell("Couldn't fetch requested layer") {
    let names = try layerNames(source)
    throw Failure(
      .badData, texts.problem("unknown-layer", ["name": name, "names": names]),
      at: Place(file: path))
  }
  if source.ending.hasSuffix("parquet"), run.messages.tell("Unable to open datasource") {
    throw parquetFailure(path)
  }
  throw run.messages.failure(of: path, advice: texts("gdal/check-file"))
}

/// Holds the features that were read against the number that the file itself states, where GDAL ends without a word at a
/// place where the file is cut off.
private func checkCount(of layer: SourceLayer, _ source: GDALSource, _ options: ReadingOptions) throws {
  guard source.ending == "fgb" else { return }
  let line = try summary(of: source, options).split(whereSeparator: \.isNewline)
    .first { $0.hasPrefix("Feature Count: ") }
  guard let stated = line.flatMap({ Int($0.dropFirst("Feature Count: ".count)) }),
    stated > layer.features.count
  else { return }
  throw Failure(
    .badData, texts.problem("cut-off", ["stated": stated, "features": layer.features.count]),
    at: Place(file: source.path))
}

/// What ogrinfo says of the layer as a whole.
private func summary(of source: GDALSource, _ options: ReadingOptions) throws -> String {
  let run = try GDALProcess(
    "ogrinfo", ["-ro", "-so", "-al", source.target] + (options.layer.map { [$0] } ?? []), for: source.path)
  return String(decoding: run.output, as: UTF8.self)
}

/// The names of the layers of a file.
private func layerNames(_ source: GDALSource) throws -> [String] {
  let run = try GDALProcess("ogrinfo", ["-ro", "-q", source.target], for: source.path)
  // "1: stops (Point)": a number, the name, and in brackets the kind of its geometries.
  return String(decoding: run.output, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
    guard let colon = line.firstIndex(of: ":"), line[..<colon].allSatisfy(\.isNumber) else { return nil }
    let rest = line[colon...].dropFirst(2)
    return String(rest.range(of: " (", options: .backwards).map { rest[..<$0.lowerBound] } ?? rest)
  }
}

private func severalLayers(_ path: String, _ names: [String]) -> Failure {
  Failure(
    .badData,
    texts.problem(
      "several-layers",
      ["count": names.count, "names": names, "first": names.first ?? "NAME"]),
    at: Place(file: path))
}

private func unknownSystem(_ path: String) -> Failure {
  let isShapefile = fileEnding(path) == "shp"
  return Failure(
    .badData, texts.problem(isShapefile ? "no-coordinate-system/prj" : "no-coordinate-system"),
    at: Place(file: path))
}

extension Problem {
  /// The problem at its file and feature alone.
  fileprivate var withoutLine: Problem {
    var problem = self
    problem.place.line = nil
    problem.place.column = nil
    return problem
  }
}
