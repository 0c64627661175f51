import GIS

/// Writes a layer to a file, in the format that its ending tells: GeoPackage (gpkg) and FlatGeobuf (fgb) by way of
/// `ogr2ogr`, GeoJSON (geojson, json, or none). The file appears whole or not at all.
///
/// A GeoPackage keeps the layer's further members, such as a licence, as metadata; a FlatGeobuf has no room for them nor
/// for features without a place.
///
/// - Returns: What is lost in this format.
/// - Throws: ``/GIS/Failure`` of kind `badData` for any other ending, `output`, or `computation` where GDAL is needed and
///   not installed.
public func writeLayer(_ layer: SourceLayer, to path: String) throws -> [Problem] {
  switch WritableFormat(path) {
  case .geoPackage:
    let members = zip(layer.foreignMembers.keys, layer.foreignMembers.values)
    let metadata = members.flatMap { key, value in value.text.map { ["-mo", "\(key)=\($0)"] } ?? [] }
    try write(layer, to: path, ["-f", "GPKG"] + metadata)
    return []
  case .flatGeobuf:
    try write(layer, to: path, ["-f", "FlatGeobuf"])
    let lost = layer.features.count { $0.shape == nil }
    if lost == 0 { return [] }
    return [
      Problem(
        .warning, texts.problem("no-place/flatgeobuf", ["lost": lost]),
        at: Place(file: path))
    ]
  case .geoJSON:
    try writeAtomically(GeoJSON.write(layer), to: path)
    return []
  case nil:
    throw Failure(
      .badData, texts.problem("unwritable-format", ["endings": WritableFormat.endings]),
      at: Place(file: path))
  }
}

private func write(_ layer: SourceLayer, to path: String, _ format: [String]) throws {
  let system = layer.declaredSystem ?? CoordinateSystem.wgs84.name
  // A GeoPackage takes no name that begins with a hyphen, nor does ogr2ogr.
  let name = layer.name.drop { $0 == "-" }
  try writeAtomically(to: path) { temporary in
    let arguments = [
      // The shifted systems of Chinese maps have no code in any file.
      "-a_srs", system.hasPrefix("EPSG:") ? system : "NONE", "-nln", name.isEmpty ? "layer" : String(name),
      pathForGDAL(temporary), "/vsistdin/",
    ]
    let run = try GDALProcess(
      "ogr2ogr", format + arguments, input: GeoJSON.write(layer), for: path)
    if run.messages.hasFailed {
      throw Failure(
        .output, texts.problem("cannot-write", ["errors": run.messages.errors.joined(separator: " ")]),
        at: Place(file: path))
    }
  }
}
