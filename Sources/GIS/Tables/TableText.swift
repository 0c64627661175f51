import SwiftCSV

/// The rows of a CSV or TSV text, each with its line.
struct TableText {
  /// A row with the line where it begins, and its number in the table with blank rows counted, both from 1.
  struct Row {
    var line: Int
    var number: Int
    var cells: [String]

    /// Whether it has no cell that is not empty.
    var isBlank: Bool { cells.allSatisfy(\.isEmpty) }
  }

  /// The first row.
  let header: [String]
  /// All others but blank ones.
  let rows: [Row]
  /// The blank rows before the last of these.
  let blankRows: [Row]

  /// Takes a text apart.
  ///
  /// - Throws: ``Failure`` of kind `badData` with the line where quotation marks are out of order.
  init(_ text: String, file: String, delimiter: CSVDelimiter) throws {
    // A last row that no file has: when it arrives, all quotation marks before it were closed.
    let sentinel = "\u{1A}"
    var all: [Row] = []
    var line = 1
    do {
      // No rows yet: the library would fill those that are too short. They come one by one, as they are.
      let csv = try EnumeratedCSV(
        string: text + "\n" + sentinel, delimiter: delimiter, loadColumns: false, rowLimit: 0)
      try csv.enumerateAsArray(startAt: 0, rowLimit: nil) { cells in
        all.append(Row(line: line, number: all.count + 1, cells: cells))
        line += 1 + cells.reduce(0) { count, cell in count + cell.count(where: \.isNewline) }
      }
    } catch {
      throw Self.wrongQuotes("wrong-quotes/beside", line, file)
    }
    guard all.last?.cells == [sentinel] else {
      throw Self.wrongQuotes("wrong-quotes/open", all.last?.line, file)
    }
    header = all[0].cells.map { name in
      let end = name.lastIndex { $0 != " " }.map(name.index(after:)) ?? name.startIndex
      return String(name[..<end].drop { $0 == " " })
    }
    let body = all.dropFirst().dropLast()
    rows = body.filter { !$0.isBlank }
    let end = rows.last?.number ?? 0
    blankRows = body.filter { $0.isBlank && $0.number < end }
  }

  private static func wrongQuotes(_ key: String, _ line: Int?, _ file: String) -> Failure {
    Failure(
      .badData, texts.problem(key), at: Place(file: file, line: line), advice: texts("wrong-quotes/advice"))
  }
}
