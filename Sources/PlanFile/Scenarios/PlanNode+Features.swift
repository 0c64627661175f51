import GIS

extension PlanNode {
  /// A value of a property; text in quotation marks stays text.
  func propertyValue(_ what: LocalizedText, _ problems: inout [Problem]) -> PropertyValue? {
    switch content {
    case .nothing: return .null
    case .scalar("true", quoted: false): return .bool(true)
    case .scalar("false", quoted: false): return .bool(false)
    case .scalar(let text, _):
      if let number { return .number(number) }
      return .string(text)
    case .list, .mapping:
      return report(texts.problem("not-a-value", ["what": what]), &problems)
    }
  }

  /// The node as JSON; numbers as written.
  package var json: String {
    switch content {
    case .nothing: return "null"
    case .scalar(let text, quoted: false) where text == "true" || text == "false": return text
    case .scalar(_, quoted: false) where number != nil: return digits(number ?? 0)
    case .scalar(let text, _):
      var bytes: [UInt8] = []
      appendJSONString(text, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    case .list(let nodes): return "[" + nodes.map(\.json).joined(separator: ",") + "]"
    case .mapping(let entries):
      let members = entries.map { PlanNode(.scalar($0.key, quoted: true)).json + ":" + $0.value.json }
      return "{" + members.joined(separator: ",") + "}"
    }
  }
}
