import SwiftCSV

/// Reads tables of places: CSV and TSV with a header and two columns of coordinates, such as the `stops.txt` of a
/// GTFS feed.
package enum PointTable {
  /// Coordinates beyond are those of no system: a place on Earth lies within 10⁸ of any unit from its origin.
  private static let farthest = 1e9

  /// Reads a table from the bytes of a file: UTF-8 or UTF-16, its cells apart by commas, semicolons or tabs, which the
  /// table itself tells. Where it is not the comma that parts them, numbers may have decimal commas.
  ///
  /// Numbers in JSON's form stay numbers with their digits, those with a decimal comma get a point, empty cells become
  /// `null`, all else is text. Blank rows are left out, with a note. A row without either coordinate becomes a feature
  /// without a place, with a warning.
  ///
  /// - Parameters:
  ///   - columns: The names of the columns of coordinates; recognised where omitted.
  ///   - system: The system of the coordinates, where it is declared: it tells degrees from metres in a table of both.
  /// - Throws: ``Failure`` of kind `badData` with every row that is wrong, by line and column.
  package static func read(
    _ bytes: [UInt8], file: String, columns: (x: String, y: String)? = nil, system: CoordinateSystem? = nil
  ) throws -> SourceLayer {
    let decoded = try utf8Table(bytes, file: file)
    guard let text = utf8Text(decoded) else {
      throw Failure(
        .badData, texts.problem("invalid-utf8/places"), at: Place(file: file))
    }
    let dialect = try TableDialect.detected(in: decoded, file: file)
    let delimiter = CSVDelimiter.character(Character(UnicodeScalar(dialect.delimiter)))
    let table = try TableText(text, file: file, delimiter: delimiter)
    let chosen = try CoordinateColumns(table.header, named: columns, system: system, file: file)
    var log = FaultLog()
    var reader = RowReader(table.header, chosen, dialect, file: file)
    var layer = SourceLayer(name: fileStem(file), file: file)
    for row in table.rows { reader.read(row, into: &layer, &log) }
    let mixedMarks = reader.marks.problem(in: file, takesCommas: system?.isGeographic ?? true)
    if log.errorCount > 0 || mixedMarks != nil {
      throw Failure(.badData, log.problems(file: file) + [mixedMarks].compactMap { $0 })
    }
    layer.addProperties(of: table, reader.marks, dialect)
    layer.problems = chosen.remarks + log.problems(file: file) + layer.problems
    layer.noteRows(of: table, reader)
    return layer
  }

  /// Reads the places of rows.
  fileprivate struct RowReader {
    let header: [String]
    let columns: CoordinateColumns
    let dialect: TableDialect
    let file: String
    var marks = DecimalMarks()
    var withoutPlace: [TableText.Row] = []
    var atOrigin: [TableText.Row] = []

    init(_ header: [String], _ columns: CoordinateColumns, _ dialect: TableDialect, file: String) {
      self.header = header
      self.columns = columns
      self.dialect = dialect
      self.file = file
    }

    mutating func read(_ row: TableText.Row, into layer: inout SourceLayer, _ log: inout FaultLog) {
      let place = Place(file: file, line: row.line, feature: layer.features.count + 1)
      guard row.cells.count == header.count else {
        return log.error(
          texts.problem("ragged-row", ["cells": row.cells.count, "header": header.count]), at: place)
      }
      var shape: Shape?
      if row.cells[columns.x].isEmpty, row.cells[columns.y].isEmpty {
        withoutPlace.append(row)
      } else {
        let point = Point(
          x: coordinate(columns.x, row, place, &log), y: coordinate(columns.y, row, place, &log))
        if point == Point(x: 0, y: 0) { atOrigin.append(row) }
        shape = .point(layer.coordinates.count)
        layer.coordinates.append(point)
      }
      layer.features.append(SourceFeature(shape: shape, line: row.line))
    }

    /// The number of a cell; records a fault, and gives a placeholder, where it has none.
    private mutating func coordinate(
      _ column: Int, _ row: TableText.Row, _ place: Place, _ log: inout FaultLog
    ) -> Double {
      let cell = row.cells[column]
      guard let number = plainNumber(cell, hasDecimalComma: dialect.hasRoomForDecimalCommas) else {
        let isInParts = cell.contains { $0.isWhitespace || "°'′\"″".contains($0) } && !cell.isEmpty
        log.error(
          texts.problem(
            isInParts ? "not-a-number/degrees-in-parts" : "not-a-number/cell",
            ["cell": cell.prefix(40), "column": header[column]]), at: place)
        return 1
      }
      if dialect.hasRoomForDecimalCommas { marks.note(cell.utf8, line: row.line) }
      if abs(number) > farthest {
        log.error(
          texts.problem("out-of-range", ["cell": cell.prefix(40), "column": header[column]]),
          at: place)
      }
      return number
    }
  }
}

extension SourceLayer {
  /// Gives the features, one for each row, their properties.
  fileprivate mutating func addProperties(
    of table: TableText, _ marks: DecimalMarks, _ dialect: TableDialect
  ) {
    let usesCommas = dialect.hasRoomForDecimalCommas && table.usesDecimalCommas(marks)
    var pointed: (count: Int, first: TableText.Row, cell: String)?
    for (index, row) in table.rows.enumerated() {
      let values = row.cells.map { cell in
        let value = tableValue(cell, usesCommas: usesCommas)
        if usesCommas, case .string = value, case .number = tableValue(cell, usesCommas: false) {
          pointed = (1 + (pointed?.count ?? 0), pointed?.first ?? row, pointed?.cell ?? cell)
        }
        return value
      }
      features[index].properties = Properties(keys: table.header, values: values)
    }
    if let pointed {
      problems.append(
        Problem(
          .warning,
          texts.problem("mixed-decimal-marks/kept", ["count": pointed.count, "cell": pointed.cell]),
          at: Place(file: file, line: pointed.first.line)))
    }
  }

  /// Says which rows are left out or have no place.
  fileprivate mutating func noteRows(of table: TableText, _ reader: PointTable.RowReader) {
    func add(_ severity: Problem.Severity, _ code: String, _ rows: [TableText.Row]) {
      guard let first = rows.first else { return }
      let key = "\(code)/\(rows.count == 1 ? "one" : "many")"
      problems.append(
        Problem(
          severity, texts.problem(key, ["count": rows.count, "row": first.number]),
          at: Place(file: file, line: first.line)))
    }
    add(.note, "blank-rows", table.blankRows)
    add(.warning, "no-place", reader.withoutPlace)
    add(.warning, "at-zero", reader.atOrigin)
    if features.isEmpty {
      problems.append(
        Problem(.warning, texts.problem("no-features/table"), at: Place(file: file)))
    }
  }
}

extension TableText {
  /// Whether the numbers of the rows have decimal commas: those of the coordinates decide or, where they have no mark at
  /// all, the commas of the other cells, where these cannot part thousands.
  fileprivate func usesDecimalCommas(_ ofCoordinates: DecimalMarks) -> Bool {
    if ofCoordinates.hasCommas || ofCoordinates.hasPoints { return ofCoordinates.hasCommas }
    var marks = DecimalMarks()
    for row in rows {
      for cell in row.cells where plainNumber(cell, hasDecimalComma: true) != nil {
        marks.note(cell.utf8, line: row.line)
      }
    }
    return marks.isCommaCertain && !marks.hasPoints
  }
}

/// A cell as a property. An id such as "007" is no JSON number and stays text; so does 1.5 where commas stand before
/// decimals, for there the point may part thousands.
private func tableValue(_ cell: String, usesCommas: Bool) -> PropertyValue {
  if cell.isEmpty { return .null }
  var digits = cell
  if usesCommas {
    if cell.utf8.contains(UInt8(ascii: ".")) { return .string(cell) }
    if let comma = cell.firstIndex(of: ","), cell[comma...].dropFirst().allSatisfy(\.isNumber) {
      digits.replaceSubrange(comma...comma, with: ".")
    }
  }
  let isNumber = digits.withUTF8 { bytes in
    var scanner = JSONScanner(bytes, file: "")
    return scanner.scanDecimal() != nil && scanner.isAtEnd
  }
  return isNumber ? .number(PropertyValue.Decimal(digits: digits)) : .string(cell)
}
