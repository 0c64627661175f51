import GIS
import PlanFile

/// A JSON value whose members keep their order, so that the same result gives the same bytes.
package indirect enum JSON: Sendable, Hashable {
  /// No value.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A number, written with the fewest digits that read back to it; `null` where it is not finite.
  case number(Double)
  /// Text.
  case string(String)
  /// Values in order.
  case array([JSON])
  /// Members in order.
  case members([Member])

  /// A name with its value.
  package struct Member: Sendable, Hashable {
    /// The name.
    package let name: String
    /// The value.
    package let value: JSON

    /// Makes a member.
    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// An object with its members in the order written.
  package static func object(_ pairs: KeyValuePairs<String, JSON>) -> JSON {
    .members(pairs.map { Member($0.key, $0.value) })
  }

  /// A number, or `null` for none.
  package static func optional(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }
  /// A whole number, or `null` for none.
  package static func optional(_ value: Int?) -> JSON { value.map(JSON.integer) ?? .null }
  /// Text, or `null` for none.
  package static func optional(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }

  /// The UTF-8 bytes, two spaces to a level, with a line break at the end.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes, depth: 0)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private func append(to bytes: inout [UInt8], depth: Int) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .integer(let value): bytes += String(value).utf8
    case .number(let value): bytes += (value.isFinite ? String(value) : "null").utf8
    case .string(let text): JSON.append(text, to: &bytes)
    case .array(let values):
      JSON.appendList("[", "]", values, to: &bytes, depth: depth) { value, bytes in
        value.append(to: &bytes, depth: depth + 1)
      }
    case .members(let members):
      JSON.appendList("{", "}", members, to: &bytes, depth: depth) { member, bytes in
        JSON.append(member.name, to: &bytes)
        bytes += ": ".utf8
        member.value.append(to: &bytes, depth: depth + 1)
      }
    }
  }

  /// Text between quotation marks; what JSON forbids is escaped, Chinese stays as it is.
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func appendList<Element>(
    _ opening: String, _ closing: String, _ elements: [Element], to bytes: inout [UInt8], depth: Int,
    _ append: (Element, inout [UInt8]) -> Void
  ) {
    bytes += opening.utf8
    for (number, element) in elements.enumerated() {
      bytes += (number == 0 ? "\n" : ",\n").utf8
      bytes += String(repeating: "  ", count: depth + 1).utf8
      append(element, &bytes)
    }
    if !elements.isEmpty { bytes += ("\n" + String(repeating: "  ", count: depth)).utf8 }
    bytes += closing.utf8
  }
}

extension JSON {
  /// A report of a problem: severity, code, message and, where known, place and advice.
  package init(_ problem: Problem) {
    var members = [
      Member("severity", .string(problem.severity.rawValue)), Member("code", .string(problem.code)),
      Member("message", .string(problem.message.en)),
    ]
    if let file = problem.place.file { members.append(Member("file", .string(file))) }
    if let line = problem.place.line { members.append(Member("line", .integer(line))) }
    if let column = problem.place.column { members.append(Member("column", .integer(column))) }
    if let feature = problem.place.feature { members.append(Member("feature", .integer(feature))) }
    if let ring = problem.place.ring { members.append(Member("ring", .integer(ring))) }
    if !problem.advice.isEmpty { members.append(Member("advice", .string(problem.advice.en))) }
    self = .members(members)
  }
}
