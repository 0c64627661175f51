extension GeoJSONReader {
  /// Stops where the first byte shows that the file is something else, and says what.
  mutating func checkBeginning() throws(Stop) {
    let byte = scanner.byte
    if byte == UInt8(ascii: "{") { return }
    let head = scanner.bytes[scanner.position...].prefix(6)
    let signatures: [(bytes: [UInt8], what: String, advice: String)] = [
      (Array("<".utf8), "XML or a web page", "KML, GML and GPX are converted by: ogr2ogr out.geojson in.kml"),
      (
        Array("PK".utf8), "a ZIP archive",
        "Unpack it; a shapefile is converted by: ogr2ogr out.geojson in.shp"
      ),
      (Array("SQLite".utf8), "a database, perhaps a GeoPackage", "Convert it: ogr2ogr out.geojson in.gpkg"),
      ([0x1F, 0x8B], "compressed by gzip", "Unpack it: gunzip FILE"),
      ([0xFF, 0xFE], "UTF-16 text", "Save it as UTF-8."),
      ([0xFE, 0xFF], "UTF-16 text", "Save it as UTF-8."),
    ]
    if let found = signatures.first(where: { head.starts(with: $0.bytes) }) {
      throw scanner.stop(
        "not-geojson", "The file is not GeoJSON; it is \(found.what).", at: scanner.position,
        advice: found.advice)
    }
    throw scanner.stop(
      "not-geojson", "The file is not GeoJSON: it begins with \(JSONScanner.name(of: byte)), not with “{”.",
      at: scanner.position, advice: "GeoJSON begins like {\"type\": \"FeatureCollection\", \"features\": [")
  }
}
