import GIS

extension Feature {
  /// The level that a street runs on, by OpenStreetMap's tags: its `layer`, 0 on the ground; `nil` for a bridge or a tunnel,
  /// which passes over or under whatever it crosses.
  ///
  /// A tag is a property, or part of `other_tags`, in which GDAL gathers what has no column of its own. A bridge is whatever
  /// is not said to be none: extracts of shapefiles write F for no.
  package var streetLevel: Double? {
    for key in ["bridge", "tunnel"] {
      if let value = streetTag(key), !Self.isNo(value) { return nil }
    }
    return streetTag("layer").flatMap(Double.init) ?? 0
  }

  /// A tag without the spaces around it; `nil` where the feature has none.
  private func streetTag(_ key: String) -> String? {
    if let text = properties[key]?.text { return text.trimmed }
    switch properties["other_tags"] {
    case .string(let text)?, .json(let text)?: return text.tag(key)?.trimmed
    default: return nil
    }
  }

  private static func isNo(_ value: String) -> Bool {
    ["", "no", "n", "false", "f", "none"].contains(value.lowercased()) || Double(value) == 0
  }
}

extension String {
  /// The value of a key in a list of quoted pairs, `"bridge"=>"yes","layer"=>"1"` or `{"bridge": "yes"}`; `nil` where there
  /// is no such key.
  fileprivate func tag(_ key: String) -> String? {
    var rest = self[...]
    while let name = rest.firstRange(of: "\"\(key)\"") {
      rest = rest[name.upperBound...]
      var value = rest.drop { $0 == " " }
      if value.hasPrefix("=>") {
        value = value.dropFirst(2)
      } else if value.hasPrefix(":") {
        value.removeFirst()
      } else {
        continue
      }
      value = value.drop { $0 == " " }
      return value.hasPrefix("\"")
        ? String(value.dropFirst().prefix { $0 != "\"" })
        : String(value.prefix { !",}".contains($0) })
    }
    return nil
  }

  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
