extension ZoneUnion {
  /// How much overlaps, and the five largest overlaps by name: "by 10.5 ha in all: A and B by 9 ha; B and C by 1.5 ha".
  ///
  /// - Parameter name: The name of a zone by its number.
  package func overlapsInWords(_ name: (Int) -> any TextValue) -> LocalizedText {
    let listed = overlaps.prefix(5).map {
      texts(
        "zones-overlap/pair",
        ["first": name($0.first), "second": name($0.second), "area": $0.area.inWords])
    }
    let rest = overlaps.count - listed.count
    return texts(
      rest > 0 ? "zones-overlap/some" : "zones-overlap/all",
      [
        "area": overlapArea.inWords, "rest": rest,
        "pairs": LocalizedText { language in
          listed.map { $0[language] }.joined(separator: language == .zh ? "；" : "; ")
        },
      ])
  }

  /// A warning where zones of a file overlap; `nil` where they do not.
  ///
  /// - Parameter name: The name of a zone by its number.
  package func overlapWarning(file: String, _ name: (Int) -> any TextValue) -> Problem? {
    if overlaps.isEmpty { return nil }
    return Problem(
      .warning, texts.problem("zones-overlap", ["overlaps": overlapsInWords(name)]),
      at: Place(file: file))
  }
}
