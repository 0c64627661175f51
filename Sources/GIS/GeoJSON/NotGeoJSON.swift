extension GeoJSONReader {
  /// Stops where the first byte shows that the file is something else, and says what.
  mutating func checkBeginning() throws(Stop) {
    let byte = scanner.byte
    if byte == UInt8(ascii: "{") { return }
    let head = scanner.bytes[scanner.position...].prefix(6)
    let signatures: [(bytes: [UInt8], kind: String)] = [
      (Array("<".utf8), "xml"), (Array("PK".utf8), "zip"), (Array("SQLite".utf8), "database"),
      ([0x1F, 0x8B], "gzip"), ([0xFF, 0xFE], "utf16"), ([0xFE, 0xFF], "utf16"),
    ]
    if let found = signatures.first(where: { head.starts(with: $0.bytes) }) {
      throw scanner.stop(
        texts.problem("not-geojson/\(found.kind)"), at: scanner.position)
    }
    throw scanner.stop(
      texts.problem("not-geojson", ["found": JSONScanner.name(of: byte)]),
      at: scanner.position)
  }
}
