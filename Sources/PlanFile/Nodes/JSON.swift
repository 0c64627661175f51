import GIS

/// A JSON value whose members keep their order, so that the same result gives the same bytes.
package indirect enum JSON: Sendable {
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
  case members([(name: String, value: JSON)])

  /// An object with its members in the order written; what is `nil` stands there as `null`.
  package static func object(_ pairs: KeyValuePairs<String, any JSONValue>) -> JSON {
    .members(pairs.map { ($0.key, $0.value.json) })
  }

  /// The object with one more member; without it for `nil`.
  package func with<Value: JSONValue>(_ name: String, _ value: Value?) -> JSON {
    guard let value else { return self }
    return self + .members([(name, value.json)])
  }

  /// The members of one object, then those of another.
  package static func + (first: JSON, second: JSON) -> JSON {
    guard case .members(let members) = first, case .members(let more) = second else { return first }
    return .members(members + more)
  }

  /// The UTF-8 bytes, two spaces to a level, with a line break at the end.
  package var bytes: [UInt8] { Array((text() + "\n").utf8) }

  /// The text, two spaces to a level.
  ///
  /// - Parameter isDense: Whether lists of plain values stand on one line.
  package func text(isDense: Bool = false, indent: String = "") -> String {
    switch self {
    case .null: return "null"
    case .bool(let flag): return String(flag)
    case .integer(let value): return String(value)
    case .number(let value): return value.isFinite ? String(value) : "null"
    case .string(let text): return Self.quoted(text)
    case .array(let values):
      if isDense, values.allSatisfy(\.isPlain) {
        return "[\(values.map { $0.text() }.joined(separator: ", "))]"
      }
      return Self.list("[", values.map { $0.text(isDense: isDense, indent: indent + "  ") }, "]", indent)
    case .members(let members):
      let lines = members.map {
        "\(Self.quoted($0.name)): \($0.value.text(isDense: isDense, indent: indent + "  "))"
      }
      return Self.list("{", lines, "}", indent)
    }
  }

  private var isPlain: Bool {
    switch self {
    case .array, .members: false
    default: true
    }
  }

  private static func list(_ opening: String, _ lines: [String], _ closing: String, _ indent: String)
    -> String
  {
    if lines.isEmpty { return opening + closing }
    return "\(opening)\n\(indent)  \(lines.joined(separator: ",\n\(indent)  "))\n\(indent)\(closing)"
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    appendJSONString(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// What has a form in JSON.
package protocol JSONValue {
  /// The form.
  var json: JSON { get }
}

extension JSON: JSONValue {
  package var json: JSON { self }
}

extension Bool: JSONValue {
  package var json: JSON { .bool(self) }
}

extension Int: JSONValue {
  package var json: JSON { .integer(self) }
}

extension Double: JSONValue {
  package var json: JSON { .number(self) }
}

extension String: JSONValue {
  package var json: JSON { .string(self) }
}

extension Optional: JSONValue where Wrapped: JSONValue {
  package var json: JSON { self?.json ?? .null }
}

extension Array: JSONValue where Element: JSONValue {
  package var json: JSON { .array(map(\.json)) }
}

extension LocalizedText: JSONValue {
  /// The text in both languages.
  package var json: JSON { .object(["zh": zh, "en": en]) }
}

extension MeasureUnit: JSONValue {
  /// Its name for scripts.
  package var json: JSON { .string(identifier) }
}

extension Problem: JSONValue {
  /// Severity, code, message and, where known, place and advice.
  package var json: JSON {
    JSON.object(["severity": severity.rawValue, "code": code, "message": message.en])
      .with("file", place.file).with("line", place.line).with("column", place.column)
      .with("feature", place.feature).with("ring", place.ring)
      .with("advice", advice.isEmpty ? nil : advice.en)
  }
}
