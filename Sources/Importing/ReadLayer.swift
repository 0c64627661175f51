import GIS

/// Reads a layer from a file in any format: GeoJSON and tables of places by itself, GTFS feeds, what GDAL reads by way of
/// `ogr2ogr`, and the one layer of a zip archive. `-` is GeoJSON from standard input.
///
/// - Parameters:
///   - path: The file; for a GTFS feed and a file geodatabase it may be a folder.
///   - options: What the path alone does not tell.
///   - visit: Told of each file that went into the layer, with its bytes, for fingerprints.
/// - Throws: ``/GIS/Failure``: `missingInput` where a file cannot be read, `badData` where it is not well formed,
///   `computation` where GDAL is needed and not installed.
package func readLayer(
  _ path: String, _ options: ReadingOptions = ReadingOptions(),
  visit: ((String, [UInt8]) -> Void)? = nil
) throws -> SourceLayer {
  switch options.content {
  case .transit(let selection):
    return try Feed(path, visit: visit).layer(selection)
  case .map(let preset):
    try visitFiles(of: path, visit)
    return try preset.layer(of: path)
  case .table:
    if [.workbook, .archive].contains(FileFormat(path)) { break }
    let bytes = try readBytes(path)
    visit?(path, bytes)
    return try readTable(bytes, path, options)
  case .layer: break
  }
  let format = FileFormat(path)
  // Of tables GDAL would read no place.
  if options.throughGDAL, ![.archive, .raster, .table, .workbook].contains(format) {
    try visitFiles(of: path, visit)
    return try readThroughGDAL(GDALSource(path), options)
  }
  switch format {
  case .geoJSON:
    let bytes = try readBytes(path)
    visit?(path, bytes)
    return try GeoJSON.read(bytes, file: path)
  case .table:
    let bytes = try readBytes(path)
    visit?(path, bytes)
    return try readTable(bytes, path, options)
  case .workbook:
    try visitFiles(of: path, visit)
    return try readWorkbook(GDALSource(path), options)
  case .foreign:
    try visitFiles(of: path, visit)
    return try readThroughGDAL(GDALSource(path), options)
  case .raster:
    _ = try FileParts.of(path)
    throw rasterFailure(path)
  case .map:
    throw Failure(
      .badData, texts.problem("no-preset", ["path": path]),
      at: Place(file: path))
  case .archive:
    let bytes = try readBytes(path)
    visit?(path, bytes)
    if ZippedLayer.isFeed(path) {
      throw Failure(
        .badData, texts.problem("no-content", ["path": path]),
        at: Place(file: path))
    }
    return try ZippedLayer(bytes, file: path).read(options)
  }
}

/// Reads several things out of a GTFS feed, which is read once.
///
/// - Throws: As ``readLayer(_:_:visit:)``.
package func readTransit(_ path: String, _ selections: [TransitSelection]) throws -> [SourceLayer] {
  let feed = try Feed(path, visit: nil)
  return try selections.map { try feed.layer($0) }
}

/// Reads a table of places in the encoding given.
func readTable(_ bytes: [UInt8], _ path: String, _ options: ReadingOptions) throws -> SourceLayer {
  let text = try options.encoding?.utf8(bytes, file: path) ?? bytes
  return try PointTable.read(
    text, file: path, columns: options.columns.map { ($0.x, $0.y) }, system: options.system)
}

/// Makes sure that a file or folder is there before GDAL is asked, which would take its name for many other things, and
/// hands over what it consists of.
private func visitFiles(of path: String, _ visit: ((String, [UInt8]) -> Void)?) throws {
  for part in try FileParts.of(path) { visit?(part, try readBytes(part)) }
}
