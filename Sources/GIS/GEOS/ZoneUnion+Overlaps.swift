extension ZoneUnion {
  /// How much overlaps, and the five largest overlaps by name: "by 10.5 ha in all: A and B by 9 ha; B and C by 1.5 ha".
  ///
  /// - Parameter name: The name of a zone by its number.
  package func overlapsInWords(_ name: (Int) -> String) -> String {
    let listed = overlaps.prefix(5).map { "\(name($0.first)) and \(name($0.second)) by \($0.area.inWords)" }
    let rest = overlaps.count - listed.count
    return "by \(overlapArea.inWords) in all: \(listed.joined(separator: "; "))"
      + (rest > 0 ? "; and \(rest) more" : "")
  }

  /// A warning where zones of a file overlap; `nil` where they do not.
  ///
  /// - Parameter name: The name of a zone by its number.
  package func overlapWarning(file: String, _ name: (Int) -> String) -> Problem? {
    if overlaps.isEmpty { return nil }
    return Problem(
      .warning, code: "zones-overlap", "Zones overlap \(overlapsInWords(name)).", at: Place(file: file),
      advice: "Overall figures are over the union of the zones, so that nothing counts twice there.")
  }
}
