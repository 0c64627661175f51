import GIS

/// Checks that the parts of a Shapefile are whole and fit each other, which GDAL does not tell in every case.
enum ShapefileParts {
  /// What there is to say of parts that are missing.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `badData` with every part that is cut off or does not fit.
  static func problems(of source: GDALSource) throws -> [Problem] {
    guard source.ending == "shp" else { return [] }
    var problems: [Problem] = []
    for ending in ["shp", "shx"] {
      guard let bytes = try source.bytes(ofPart: ending), bytes.count >= 28 else { continue }
      // The length of the whole file in words of two bytes, the highest byte first.
      check(
        bytes.count, against: 2 * bytes[24..<28].reduce(0) { $0 << 8 | Int($1) }, ending, source, &problems)
    }
    let table = try source.bytes(ofPart: "dbf")
    if let table, let header = DBaseTable(table) {
      check(table.count, against: header.statedLength, "dbf", source, &problems)
      if let index = try source.bytes(ofPart: "shx"), index.count >= 100 {
        let shapes = (index.count - 100) / 8
        if problems.isEmpty, shapes != header.rows {
          problems.append(
            Problem(
              .error, texts.problem("parts-differ", ["shapes": shapes, "rows": header.rows]),
              at: Place(file: source.path)))
        }
      }
    }
    if !problems.isEmpty { throw Failure(.badData, problems) }
    if table != nil { return [] }
    return [
      Problem(
        .warning, texts.problem("no-table"),
        at: Place(file: source.path))
    ]
  }

  private static func check(
    _ length: Int, against stated: Int, _ ending: String, _ source: GDALSource, _ problems: inout [Problem]
  ) {
    guard length < stated else { return }
    problems.append(
      Problem(
        .error, texts.problem("cut-off/shapefile", ["stated": stated, "length": length]),
        at: Place(file: source.pathOfPart(ending))))
  }
}
