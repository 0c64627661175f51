import GIS
import PlanFile

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
  /// The numbers of the rows that have a line above them.
  private var rules: Set<Int> = []

  /// Makes a table of columns, each with its heading and side.
  package init(_ columns: [(heading: String, alignment: Alignment)]) {
    headings = columns.map(\.heading)
    alignments = columns.map(\.alignment)
  }

  /// Makes a table of columns, each with its heading in one of its languages and its side.
  package init(_ columns: [(heading: LocalizedText, alignment: Alignment)], in language: Language) {
    self.init(columns.map { ($0.heading[language], $0.alignment) })
  }

  /// Sets the rows that follow apart from those before, by a line.
  package mutating func addRule() { if !rows.isEmpty { rules.insert(rows.count) } }

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
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    var lines = [line(headings.map { Cell($0) }, widths, coloured: false), rule]
    for (number, row) in rows.enumerated() {
      if rules.contains(number) { lines.append(rule) }
      lines.append(line(row, widths, coloured: coloured))
    }
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
