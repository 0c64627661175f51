import SwiftCSV

/// Reads tables of places: CSV and TSV with a header and two columns of coordinates, such as the `stops.txt` of a
/// GTFS feed.
public enum PointTable {
  /// Pairs of column names that are taken for coordinates, in the order of preference; case does not matter.
  public static let knownColumns: [(x: String, y: String)] = [
    ("lon", "lat"), ("longitude", "latitude"), ("lng", "lat"), ("long", "lat"), ("stop_lon", "stop_lat"),
    ("x", "y"), ("经度", "纬度"),
  ]

  /// Reads a table from the bytes of a file.
  ///
  /// Numbers in JSON's form stay numbers with their digits, empty cells become `null`, all else is text. A row
  /// without either coordinate becomes a feature without a place, with a warning.
  ///
  /// - Parameters:
  ///   - columns: the names of the columns of coordinates; recognised where omitted.
  /// - Throws: ``Failure`` of kind `badData` with every row whose coordinates are no numbers.
  public static func read(
    _ bytes: [UInt8], file: String, columns: (x: String, y: String)? = nil
  ) throws -> SourceLayer {
    let place = Place(file: file)
    guard
      let text = String(validating: bytes.drop(while: { [0xEF, 0xBB, 0xBF].contains($0) }), as: UTF8.self)
    else {
      throw Failure(
        .badData, code: "not-utf8", "The table is not UTF-8 text.", at: place, advice: "Save it as UTF-8.")
    }
    let delimiter: CSVDelimiter = file.hasSuffix(".tsv") ? .tab : .comma
    guard let table = try? EnumeratedCSV(string: text, delimiter: delimiter, loadColumns: false) else {
      throw Failure(
        .badData, code: "not-a-table", "The table cannot be read.", at: place,
        advice: "It should have a header line, and quotation marks in pairs.")
    }
    let (x, y) = try coordinateColumns(of: table.header, columns, file: file)
    var layer = SourceLayer(name: fileStem(file), file: file)
    var problems: [Problem] = []
    var withoutPlace = 0
    for (row, cells) in table.rows.enumerated() where !(cells.count == 1 && cells[0].isEmpty) {
      // Quoted cells may hold line ends, so the row's number is told rather than the line's.
      let place = Place(file: file, feature: row + 1)
      guard cells.count == table.header.count else {
        problems.append(
          Problem(
            .error, code: "ragged-row",
            "The row has \(cells.count) cells, the header \(table.header.count).", at: place))
        continue
      }
      var shape: Shape?
      if cells[x].isEmpty && cells[y].isEmpty {
        withoutPlace += 1
      } else if let px = number(cells[x]), let py = number(cells[y]) {
        shape = .point(layer.coordinates.count)
        layer.coordinates.append(Point(x: px, y: py))
      } else {
        problems.append(
          Problem(
            .error, code: "not-a-number",
            "The coordinates “\(cells[x])” and “\(cells[y])” (\(table.header[x]), \(table.header[y])) are no numbers.",
            at: place))
      }
      layer.features.append(
        SourceFeature(
          shape: shape, properties: Properties(keys: table.header, values: cells.map(value)), line: 0))
    }
    if withoutPlace > 0 {
      layer.problems.append(
        Problem(.warning, code: "no-place", "\(withoutPlace) rows have no coordinates.", at: place))
    }
    if layer.features.isEmpty && problems.isEmpty {
      layer.problems.append(Problem(.warning, code: "no-features", "The table holds no row.", at: place))
    }
    if !problems.isEmpty {
      let told = problems.prefix(100)
      let more = problems.count - told.count
      throw Failure(
        .badData,
        told
          + (more > 0
            ? [Problem(.error, code: "more-errors", "and \(more) more errors.", at: place)] : []))
    }
    return layer
  }

  private static func coordinateColumns(
    of header: [String], _ columns: (x: String, y: String)?, file: String
  ) throws -> (Int, Int) {
    let names = header.map { $0.lowercased() }
    for pair in columns.map({ [$0] }) ?? knownColumns {
      if let x = names.firstIndex(of: pair.x.lowercased()), let y = names.firstIndex(of: pair.y.lowercased())
      {
        return (x, y)
      }
    }
    throw Failure(
      .badData, code: "no-coordinates",
      "The table has no columns of coordinates; it has \(header.joined(separator: ", ")).",
      at: Place(file: file, line: 1), advice: "Name them lon and lat.")
  }

  private static func number(_ cell: String) -> Double? {
    Double(cell.trimmingPrefix(while: \.isWhitespace)).flatMap { $0.isFinite ? $0 : nil }
  }

  /// A cell as a property. An id such as "007" is no JSON number and stays text.
  private static func value(_ cell: String) -> PropertyValue {
    if cell.isEmpty { return .null }
    let digits = cell.utf8.drop { $0 == UInt8(ascii: "-") }
    let startsLikeANumber =
      digits.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } == true
      && !(digits.first == UInt8(ascii: "0")
        && digits.dropFirst().first.map { $0 != UInt8(ascii: ".") } == true)
    let isPlain = cell.utf8.allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "+-.eE".utf8.contains($0)
    }
    guard startsLikeANumber, isPlain, cell.last != ".", let double = Double(cell), double.isFinite else {
      return .string(cell)
    }
    return .number(PropertyValue.Decimal(digits: cell))
  }
}
