import PlanFile

/// A table as spreadsheets open it right: UTF-8 with a byte order mark, lines ended by CR LF (RFC 4180).
package struct CSV: Sendable {
  private var text: String

  /// Begins a table with its headings.
  package init(_ headings: [String]) {
    text = "\u{FEFF}"
    add(headings)
  }

  /// Adds a row. Fields with a comma, quotation mark or line break are quoted.
  package mutating func add(_ row: [String]) {
    text += row.map(Self.quoted).joined(separator: ",") + "\r\n"
  }

  /// The UTF-8 bytes.
  package var bytes: [UInt8] { Array(text.utf8) }

  /// A number for a field: full precision, empty for none.
  package static func field(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    return String(value)
  }

  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    return needsQuotes ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
  }
}
