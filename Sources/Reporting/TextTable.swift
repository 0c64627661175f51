import PlanFile
import Evaluation

/// Rows of text in columns for a terminal, aligned by display width so that Chinese lines up as well.
package struct TextTable: Sendable {
  /// On which side a column's cells line up.
  package enum Alignment: Sendable {
    /// Text and numbers.
    case left, right
  }

  /// The colours that a cell may have.
  package enum Colour: String, Sendable {
    /// Good, bad and beside the point, as ANSI codes.
    case green = "32"
    case red = "31"
    case faint = "2"
  }

  /// The text of one field.
  package struct Cell: Sendable, ExpressibleByStringInterpolation {
    let text: String
    let colour: Colour?

    /// Makes a field; line breaks, tabs and other control characters become spaces, since they would break the columns.
    package init(_ text: String, _ colour: Colour? = nil) {
      self.text = text.split { character in
        character.isNewline
          || character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
      }.joined(separator: " ")
      self.colour = colour
    }

    /// Makes a field without colour.
    package init(stringLiteral text: String) { self.init(text) }
  }

  private let headings: [String]
  private let alignments: [Alignment]
  private var rows: [[Cell]] = []

  /// Makes a table of columns, each with its heading and side.
  package init(_ columns: [(heading: String, alignment: Alignment)]) {
    headings = columns.map(\.heading)
    alignments = columns.map(\.alignment)
  }

  /// Adds a row; fields that are missing at its end stay empty.
  package mutating func add(_ row: [Cell]) { rows.append(row) }

  /// The table with a line under its headings. Without spaces at the ends of lines.
  package func text(coloured: Bool = false) -> String {
    var widths = headings.map(\.displayWidth)
    for row in rows {
      for (column, cell) in row.enumerated() where column < widths.count {
        widths[column] = max(widths[column], cell.text.displayWidth)
      }
    }
    var lines = [line(headings.map { Cell($0) }, widths, coloured: false)]
    lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
    lines += rows.map { line($0, widths, coloured: coloured) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ row: [Cell], _ widths: [Int], coloured: Bool) -> String {
    var text = ""
    // Spaces are held back until something follows them.
    var pending = 0
    for (column, width) in widths.enumerated() {
      let cell = column < row.count ? row[column] : ""
      let padding = width - cell.text.displayWidth
      if column > 0 { pending += 2 }
      if alignments[column] == .right { pending += padding }
      if !cell.text.isEmpty {
        text += String(repeating: " ", count: pending)
        pending = 0
        if coloured, let colour = cell.colour {
          text += "\u{1B}[\(colour.rawValue)m\(cell.text)\u{1B}[0m"
        } else {
          text += cell.text
        }
      }
      if alignments[column] == .left { pending += padding }
    }
    return text
  }
}
