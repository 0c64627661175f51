/// Tells a GeoJSON layer from a plan or scenario that is written as JSON.
enum GeoJSONText {
  /// How many bytes are looked at: the members that tell stand before the first long list, or begin it.
  private static let mostBytes = 1 << 16

  /// Whether text is an object with the members of GeoJSON: `features` or `coordinates`, or a `type` of its own. Cost: O(1).
  static func isLayer(_ text: String) -> Bool {
    var scanner = MemberScanner(text.utf8.prefix(mostBytes))
    guard scanner.begins() else { return false }
    var keys: Set<String> = []
    while let (key, value) = scanner.next() {
      if key == "type", types.contains(value) { return true }
      keys.insert(key)
      if keys.contains("features") || keys.contains("coordinates") { return true }
    }
    return false
  }

  private static let types: Set = [
    "FeatureCollection", "Feature", "GeometryCollection", "Point", "MultiPoint", "LineString",
    "MultiLineString", "Polygon",
    "MultiPolygon",
  ]
}

/// Goes through the members of the outermost object of some JSON, as far as the text goes.
private struct MemberScanner {
  private var rest: Substring.UTF8View

  init(_ text: Substring.UTF8View) { rest = text }

  /// Whether an object begins; it is entered.
  mutating func begins() -> Bool {
    skip { $0 <= UInt8(ascii: " ") }
    guard rest.first == UInt8(ascii: "{") else { return false }
    rest.removeFirst()
    return true
  }

  /// The next key with its value where that is text, and with nothing otherwise; `nil` at the end.
  mutating func next() -> (key: String, value: String)? {
    let separators = Array(" ,:\n\r\t".utf8)
    skip { separators.contains($0) }
    guard let key = quoted() else { return nil }
    skip { separators.contains($0) }
    if let value = quoted() { return (key, value) }
    skipValue()
    return (key, "")
  }

  private mutating func skip(while isSkipped: (UInt8) -> Bool) { rest = rest.drop(while: isSkipped) }

  /// Text between quotation marks, which are taken with it; `nil` where none begins, or it does not end.
  private mutating func quoted() -> String? {
    guard rest.first == UInt8(ascii: "\"") else { return nil }
    rest.removeFirst()
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return String(decoding: bytes, as: UTF8.self) }
      if byte == UInt8(ascii: "\\") { _ = rest.popFirst() }
      bytes.append(byte)
    }
    return nil
  }

  private mutating func skipValue() {
    var depth = 0
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "\""):
        _ = quoted()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth < 0 { return rest = rest.suffix(0) }
      case UInt8(ascii: ",") where depth == 0: return
      default: break
      }
      rest.removeFirst()
    }
  }
}
