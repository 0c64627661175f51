import GIS

/// The one layer of a zip archive that is no GTFS feed, as data portals hand it out.
struct ZippedLayer {
  /// The endings of files that are layers for sure.
  private static let endings: Set = [
    "shp", "gpkg", "fgb", "kml", "kmz", "gml", "gdb", "tab", "mif", "dxf", "gpx", "sqlite", "geojson",
    "parquet", "geoparquet",
    "csv", "tsv", "xlsx", "ods",
  ]
  /// Those of files that are one only where there is no other.
  private static let perhaps: Set = ["json", "txt"]

  /// The path of the archive.
  let path: String
  /// The name of the layer's file, or of the folder of a file geodatabase, within it.
  let name: String
  private let archive: ZipArchive

  /// The path for reports.
  var file: String { "\(path)/\(name)" }

  /// Whether a file is an archive with a `stops.txt`, at the top or in a folder.
  static func isFeed(_ path: String) -> Bool {
    guard let bytes = try? readBytes(path), let archive = try? ZipArchive(bytes, file: path) else {
      return false
    }
    return FeedFiles.folders(in: archive.names).count > 0
  }

  /// Finds the layer.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `badData` where the archive holds none, or several.
  init(_ bytes: [UInt8], file path: String) throws {
    self.path = path
    archive = try ZipArchive(bytes, file: path)
    let files = archive.names.filter { name in
      // What macOS adds, and folders.
      !name.hasSuffix("/") && !name.split(separator: "/").contains { $0 == "__MACOSX" || $0.hasPrefix(".") }
    }
    var layers = files.compactMap(Self.layer).uniqued()
    if layers.isEmpty { layers = files.filter { Self.perhaps.contains(fileEnding($0)) } }
    guard let only = layers.first else { throw Self.noLayer(files, path) }
    guard layers.count == 1 else {
      throw Failure(
        .badData,
        texts.problem(
          "several-layers/archive",
          ["count": layers.count, "layers": layers.listed(10)]), at: Place(file: path))
    }
    name = only
  }

  /// The layer that a file is or, within a file geodatabase, belongs to; `nil` for any other.
  private static func layer(_ name: String) -> String? {
    let parts = name.split(separator: "/")
    if let folder = parts.firstIndex(where: { fileEnding(String($0)) == "gdb" }) {
      return parts[...folder].joined(separator: "/")
    }
    return endings.contains(fileEnding(name)) ? name : nil
  }

  private static func noLayer(_ files: [String], _ path: String) -> Failure {
    if let raster = files.first(where: isRaster) { return rasterFailure("\(path)/\(raster)") }
    let inner = files.filter { ["zip", "7z", "rar", "pbf", "osm", "bz2"].contains(fileEnding($0)) }
    return Failure(
      .badData,
      texts.problem("no-layer", ["shown": files.isEmpty ? texts("no-layer/empty") : files.listed(5)]),
      at: Place(file: path), advice: inner.first.map { texts("no-layer/unpack", ["name": $0]) })
  }

  /// Reads the layer: by GDAL out of the archive, or by the house's own readers.
  func read(_ options: ReadingOptions) throws -> SourceLayer {
    var layer: SourceLayer
    let format = FileFormat(name)
    if options.content == .table, format != .workbook {
      layer = try readTable(archive.contents(of: name), file, options)
    } else {
      switch format {
      case .geoJSON where !options.throughGDAL:
        layer = try GeoJSON.read(archive.contents(of: name), file: file)
      case .table: layer = try readTable(archive.contents(of: name), file, options)
      case .workbook: layer = try readWorkbook(source, options)
      default: layer = try readThroughGDAL(source, options)
      }
    }
    if layer.name.isEmpty || options.layer == nil { layer.name = fileStem(name) }
    return layer
  }

  private var source: GDALSource {
    GDALSource(file, target: "/vsizip/{\(pathForGDAL(path))}/\(archive.specifiedName(of: name))") { ending in
      let stem = name.dropLast(fileEnding(name).count)
      let part = archive.names.first { $0.dropLast(ending.count) == stem && fileEnding($0) == ending }
      return try part.map { try archive.contents(of: $0) }
    }
  }
}
