import Foundation
import GIS

/// Reads a layer of any format of GDAL: `ogr2ogr` writes GeoJSON into a pipe, which the house's own reader reads.
///
/// Coordinates stay in the file's own system where that has a name that Ambit knows, and the layer declares it. A system
/// without such a name is left to GDAL, which transforms to WGS84, and a note says so.
///
/// - Throws: ``/GIS/Failure`` of kind `badData`: GDAL cannot read the file, it has several layers and none is named, its
///   text is in an encoding that nothing tells, or it names no coordinate system and none is declared.
func readThroughGDAL(_ path: String, _ options: ReadingOptions) throws -> SourceLayer {
  let encoding = try ShapefileEncoding.arguments(path, options.encoding)
  var layer = try runOGR(path, options, ["-f", "GeoJSON"] + encoding)
  if options.hasDeclaredSystem { return layer }
  if let system = layer.declaredSystem, (try? CoordinateSystem(system)) != nil { return layer }
  layer.declaredSystem = nil
  if layer.coordinates.isEmpty { return layer }
  // No name is written for WGS84 either. A few features show whether there is anything to transform.
  let toWGS84 = ["-f", "GeoJSON", "-t_srs", "EPSG:4326"] + encoding
  let first = try runOGR(path, options, toWGS84 + ["-limit", "100"]).coordinates
  if !first.isEmpty, layer.coordinates.starts(with: first) { return layer }
  layer = try runOGR(path, options, toWGS84)
  layer.declaredSystem = nil
  layer.problems.append(
    Problem(
      .note, code: "transformed",
      "The file's own coordinate system has no name that is known here; GDAL transformed it to WGS84.",
      at: Place(file: path)))
  return layer
}

/// Reads a sheet of a workbook as a table of places.
func readWorkbook(_ path: String, _ options: ReadingOptions) throws -> SourceLayer {
  let driver = fileEnding(path).uppercased()
  let arguments = [
    "-f", "CSV", "--config", "OGR_\(driver)_HEADERS", "FORCE", "--config", "OGR_\(driver)_FIELD_TYPES",
    "STRING",
  ]
  let bytes = try outputOfOGR(path, options, arguments).bytes
  var sheet = options
  sheet.encoding = nil
  var layer = try readTable(bytes, path, sheet)
  layer.problems = layer.problems.map(\.withoutLine)
  for index in layer.features.indices { layer.features[index].line = 0 }
  return layer
}

/// The layer that ogr2ogr writes as GeoJSON.
private func runOGR(_ path: String, _ options: ReadingOptions, _ arguments: [String]) throws -> SourceLayer {
  let (bytes, messages) = try outputOfOGR(path, options, arguments)
  do {
    var layer = try GeoJSON.read(bytes, file: path)
    // Lines and columns are those of the pipe's text, which nobody sees.
    for index in layer.features.indices { layer.features[index].line = 0 }
    layer.problems = layer.problems.map(\.withoutLine) + messages.problems(of: path)
    return layer
  } catch let failure as Failure {
    if failure.problems.contains(where: { $0.code == "invalid-utf8" }) {
      throw ShapefileEncoding.unknown(path)
    }
    throw Failure(failure.kind, failure.problems.map(\.withoutLine))
  }
}

/// What ogr2ogr writes of a layer.
private func outputOfOGR(
  _ path: String, _ options: ReadingOptions, _ arguments: [String]
) throws -> (bytes: [UInt8], messages: GDALMessages) {
  let layer = options.layer.map { [$0] } ?? []
  let run = try GDALProcess(
    "ogr2ogr", arguments + ["/vsistdout/", pathForGDAL(path)] + layer, for: path)
  guard run.messages.hasFailed else { return (run.output, run.messages) }
  if run.messages.tell("source layer has no coordinate system") { throw unknownSystem(path) }
  if options.layer == nil, run.messages.tell("cannot be created by the output driver") {
    throw severalLayers(path, try layerNames(path))
  }
  if let name = options.layer, run.messages.tell("Couldn't fetch requested layer") {
    let names = try layerNames(path)
    throw Failure(
      .badData, code: "unknown-layer", "The file has no layer “\(name)”.", at: Place(file: path),
      advice: "It has: \(names.joined(separator: ", ")).")
  }
  throw run.messages.failure(of: path, advice: "Check that the file is whole and is what its ending says.")
}

/// The names of the layers of a file.
private func layerNames(_ path: String) throws -> [String] {
  let run = try GDALProcess("ogrinfo", ["-ro", "-q", pathForGDAL(path)], for: path)
  // "1: stops (Point)": a number, the name, and in brackets the kind of its geometries.
  return String(decoding: run.output, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
    guard let colon = line.firstIndex(of: ":"), line[..<colon].allSatisfy(\.isNumber) else { return nil }
    let rest = line[colon...].dropFirst(2)
    return String(rest.range(of: " (", options: .backwards).map { rest[..<$0.lowerBound] } ?? rest)
  }
}

/// A path that GDAL takes for nothing but a path, whatever it begins with.
func pathForGDAL(_ path: String) -> String { path.hasPrefix("/") ? path : "./" + path }

private func severalLayers(_ path: String, _ names: [String]) -> Failure {
  Failure(
    .badData, code: "several-layers", "The file has \(names.count) layers: \(names.joined(separator: ", ")).",
    at: Place(file: path),
    advice: "Name one: layer: \(names.first ?? "NAME") in a plan, or ambit import gdal … --layer NAME")
}

private func unknownSystem(_ path: String) -> Failure {
  let isShapefile = fileEnding(path) == "shp"
  return Failure(
    .badData, code: "no-coordinate-system",
    isShapefile
      ? "Nothing says which coordinate system the file is in: its .prj is missing."
      : "Nothing says which coordinate system the file is in.",
    at: Place(file: path),
    advice: (isShapefile ? "Get the .prj from whoever made the file, or declare" : "Declare")
      + " the system: system: EPSG:4549 in a plan, or --from EPSG:4549.")
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
