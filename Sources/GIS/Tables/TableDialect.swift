/// How a table parts its cells: by commas, semicolons or tabs, whatever its name ends on.
struct TableDialect: Equatable {
  /// The byte between two cells.
  var delimiter: UInt8

  /// Whether numbers may have a decimal comma: only where the comma parts no cells.
  var hasRoomForDecimalCommas: Bool { delimiter != UInt8(ascii: ",") }

  /// What may part cells, and the key of what it is called.
  private static let separators: KeyValuePairs = [
    UInt8(ascii: ","): "separator/commas", UInt8(ascii: ";"): "separator/semicolons",
    UInt8(ascii: "\t"): "separator/tabs",
  ]

  /// How many rows are looked at where the header alone does not tell.
  private static let sample = 200

  /// Finds what parts the cells: that of comma, semicolon and tab which the header has outside quotation marks; of
  /// several the one by which most of the first rows have as many cells as the header. Where that does not tell either, a
  /// name on .tsv or .tsv.gz speaks for tabs.
  ///
  /// Cost: a few passes over the first rows.
  ///
  /// - Parameter bytes: The text, UTF-8.
  /// - Throws: ``Failure`` of kind `badData` where nothing tells.
  static func detected(in bytes: [UInt8], file: String) throws -> TableDialect {
    let name = file.lowercased()
    let usual = UInt8(ascii: name.hasSuffix(".tsv") || name.hasSuffix(".tsv.gz") ? "\t" : ",")
    let found = separators.compactMap { delimiter, name in
      fit(of: delimiter, to: bytes).map { (delimiter: delimiter, name: name, fit: $0) }
    }
    let most = found.map(\.fit).max()
    let best = found.filter { $0.fit == most }
    if best.count < 2 || usual == UInt8(ascii: "\t") && best.contains(where: { $0.delimiter == usual }) {
      return TableDialect(delimiter: best.count == 1 ? best[0].delimiter : usual)
    }
    let names = best.map { texts($0.name) }
    let all = names.dropFirst().reduce(names[0]) { texts("separator/and", ["first": $0, "second": $1]) }
    throw Failure(
      .badData, texts.problem("ambiguous-separator", ["names": all]),
      at: Place(file: file, line: 1))
  }

  /// The share of the first rows with as many cells as the header; `nil` where that has one cell alone.
  private static func fit(of delimiter: UInt8, to bytes: [UInt8]) -> Double? {
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = TableScanner(buffer, delimiter: delimiter)
      guard scanner.nextRow(), scanner.cellCount > 1 else { return nil }
      let width = scanner.cellCount
      var (rows, fitting) = (0, 0)
      while rows < sample, scanner.nextRow() {
        rows += 1
        if scanner.cellCount == width, scanner.fault == nil { fitting += 1 }
      }
      return Double(fitting) / Double(max(rows, 1))
    }
  }
}
