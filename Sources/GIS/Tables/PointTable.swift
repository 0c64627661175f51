import SwiftCSV

/// Reads tables of places: CSV and TSV with a header and two columns of coordinates, such as the `stops.txt` of a
/// GTFS feed.
public enum PointTable {
  /// Pairs of column names that are taken for coordinates, in the order of preference; case does not matter.
  public static let knownColumns: [(x: String, y: String)] = [
    ("lon", "lat"), ("longitude", "latitude"), ("lng", "lat"), ("long", "lat"), ("stop_lon", "stop_lat"),
    ("x", "y"), ("经度", "纬度"),
  ]

  /// Reads a table from the bytes of a file: tab-separated where its ending is tsv, comma-separated otherwise.
  ///
  /// Numbers in JSON's form stay numbers with their digits, empty cells become `null`, all else is text. A row
  /// without either coordinate becomes a feature without a place, with a warning.
  ///
  /// - Parameter columns: The names of the columns of coordinates; recognised where omitted.
  /// - Throws: ``Failure`` of kind `badData` with every row that is wrong, by line and column.
  public static func read(
    _ bytes: [UInt8], file: String, columns: (x: String, y: String)? = nil
  ) throws -> SourceLayer {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    guard let text = String(validating: bytes.dropFirst(hasMark ? 3 : 0), as: UTF8.self) else {
      throw Failure(
        .badData, code: "invalid-utf8", "The table is not UTF-8 text.", at: Place(file: file),
        advice:
          "Save it as UTF-8, or name its encoding, which for Chinese text may be GBK: ambit import csv … --encoding "
          + "GBK, or encoding: GBK in a plan.")
    }
    let delimiter: CSVDelimiter = file.lowercased().hasSuffix(".tsv") ? .tab : .comma
    let table = try TableText(text, file: file, delimiter: delimiter)
    let (x, y) = try coordinateColumns(of: table.header, columns, file: file)

    var layer = SourceLayer(name: fileStem(file), file: file)
    var log = FaultLog()
    if let columns, areSwapped(columns) {
      log.remark(
        .warning, "perhaps-swapped",
        "The column \(columns.x) is read as the longitude, the column \(columns.y) as the latitude.",
        at: Place(file: file, line: 1),
        advice: "Give --x \(columns.y) --y \(columns.x) if it is the other way round.")
    }
    var withoutPlace = 0
    for (index, row) in table.rows.enumerated() {
      let place = Place(file: file, line: row.line, feature: index + 1)
      guard row.cells.count == table.header.count else {
        log.error(
          "ragged-row", "The row has \(row.cells.count) cells, the header \(table.header.count).", at: place)
        continue
      }
      var shape: Shape?
      if row.cells[x].isEmpty, row.cells[y].isEmpty {
        withoutPlace += 1
      } else {
        let values = [x, y].map { column in
          coordinate(row.cells[column], table.header[column], place, &log)
        }
        shape = .point(layer.coordinates.count)
        layer.coordinates.append(Point(x: values[0], y: values[1]))
      }
      let properties = Properties(keys: table.header, values: row.cells.map(value))
      layer.features.append(SourceFeature(shape: shape, properties: properties, line: row.line))
    }
    if log.errorCount > 0 { throw Failure(.badData, log.problems(file: file)) }
    if withoutPlace > 0 {
      log.remark(
        .warning, "no-place", "\(withoutPlace) rows have no coordinates; they are read without a place.",
        at: Place(file: file))
    }
    if layer.features.isEmpty {
      log.remark(.warning, "no-features", "The table holds no row.", at: Place(file: file))
    }
    layer.problems = log.problems(file: file)
    return layer
  }

  /// Whether the names given are known ones of latitude and longitude, in this order. An x may well be a northing.
  private static func areSwapped(_ columns: (x: String, y: String)) -> Bool {
    let (x, y) = (columns.x.lowercased(), columns.y.lowercased())
    return x != "y" && knownColumns.contains { $0 == (y, x) }
  }

  /// Where the coordinates stand in a header whose names must differ.
  private static func coordinateColumns(
    of header: [String], _ columns: (x: String, y: String)?, file: String
  ) throws -> (Int, Int) {
    let place = Place(file: file, line: 1)
    var seen: Set<String> = []
    for name in header where !seen.insert(name).inserted {
      throw Failure(
        .badData, code: "repeated-column", "The header has the column “\(name)” twice.", at: place,
        advice: "Rename or remove one.")
    }
    let names = header.map { $0.lowercased() }
    for pair in columns.map({ [$0] }) ?? knownColumns {
      if let x = names.firstIndex(of: pair.x.lowercased()), let y = names.firstIndex(of: pair.y.lowercased())
      {
        return (x, y)
      }
    }
    let known = knownColumns.first { names.contains($0.x) && names.contains($0.y) } ?? (x: "lon", y: "lat")
    let wanted = columns.map { "“\($0.x)” and “\($0.y)”" } ?? "coordinates"
    throw Failure(
      .badData, code: "no-coordinates",
      "The table has no columns of \(wanted); it has \(header.joined(separator: ", ")).", at: place,
      advice: columns == nil
        ? "Rename them lon and lat, or name them: ambit import csv … --x COLUMN --y COLUMN."
        : "Give columns that it has, such as --x \(known.x) --y \(known.y).")
  }

  /// The number of a cell; records a fault, and gives a placeholder, where it has none.
  private static func coordinate(
    _ cell: String, _ column: String, _ place: Place, _ log: inout FaultLog
  ) -> Double {
    if let number = plainNumber(cell) { return number }
    log.error("not-a-number", "“\(cell.prefix(40))” in the column \(column) is not a number.", at: place)
    return 0
  }

  /// A cell as a property. An id such as "007" is no JSON number and stays text.
  private static func value(_ cell: String) -> PropertyValue {
    if cell.isEmpty { return .null }
    var cell = cell
    let isNumber = cell.withUTF8 { bytes in
      var scanner = JSONScanner(bytes, file: "")
      return scanner.scanDecimal() != nil && scanner.isAtEnd
    }
    return isNumber ? .number(PropertyValue.Decimal(digits: cell)) : .string(cell)
  }
}
