import Evaluation
import GIS
import PlanFile

extension Evaluation {
  /// The figures for people: each against its target, then by zone, then what to know about them.
  ///
  /// - Parameters:
  ///   - language: The language of the text.
  ///   - companions: Whether the further figures of each indicator follow, zone by zone.
  ///   - coloured: Whether a terminal shows colours.
  package func text(in language: Language, companions: Bool = false, coloured: Bool = false) -> String {
    var parts = [plan.title[language], targets(language).text(coloured: coloured)]
    parts += zoneTables(language).map { $0.text(coloured: coloured) }
    if companions {
      parts += indicators.filter { !$0.result.companions.isEmpty }.map {
        $0.indicator.name[language] + "\n" + companionTable($0.result, language).text(coloured: coloured)
      }
    }
    parts.append(systemInWords(language))
    let notes = indicators.flatMap { indicator in
      indicator.result.notes.map {
        texts("note/of-indicator", ["id": indicator.indicator.id, "note": $0])[language]
      }
    }
    if !notes.isEmpty { parts.append(notes.joined(separator: "\n")) }
    return parts.joined(separator: "\n\n").replacing("\n\n\n", with: "\n\n") + "\n"
  }

  /// What everything was measured in, and how far it may be off.
  func systemInWords(_ language: Language) -> String {
    let words = texts(
      "system",
      [
        "system": workingSystem.nameInWords,
        "distortion": numberText(workingSystem.distortion * 100, decimals: 4),
      ])
    if placementError.metres == 0 { return words[language] }
    let metres = numberText(placementError.metres, decimals: 0)
    return texts("system/placement", ["system": words, "metres": metres])[language]
  }

  private func targets(_ language: Language) -> TextTable {
    // Where nothing was published there is no column of it.
    let isPublished = indicators.contains { $0.indicator.baseline != nil }
    var table = TextTable(
      [
        (texts("column/indicator"), .left), (texts("column/value"), .right), (texts("column/target"), .right),
        (texts("column/met"), .left),
      ] + (isPublished ? [(texts("column/published"), .right)] : []), in: language)
    for indicator in indicators {
      let unit = indicator.result.unit
      func cell(_ value: Double, _ year: Int?) -> String {
        unit.text(value, in: language) + (year.map { " (\($0))" } ?? "")
      }
      let value = indicator.result.overall.value.map { unit.text($0, in: language) } ?? "–"
      let target = indicator.indicator.target.map { cell($0.value, $0.year) } ?? ""
      let baseline = indicator.indicator.baseline.map { cell($0.value, $0.year) } ?? ""
      let counted = indicator.indicator.layers.compactMap { key in
        plan.layers.first { $0.key == key }?.name
      }
      table.add([
        TextTable.Cell(indicator.indicator.name[language]), TextTable.Cell(value), TextTable.Cell(target),
        indicator.verdict(language, counting: counted), TextTable.Cell(baseline, .faint),
      ])
    }
    return table
  }

  /// Tables of zones by indicators, five indicators each, so that a line stays under 110 columns.
  private func zoneTables(_ language: Language) -> [TextTable] {
    stride(from: 0, to: indicators.count, by: 5).map { start in
      let shown = indicators[start..<min(start + 5, indicators.count)]
      var table = TextTable(
        [(texts("column/zone"), .left)] + shown.map { (LocalizedText($0.indicator.id), .right) },
        in: language)
      func add(_ area: StudyArea, _ figure: (MeasureResult) -> Figure?) {
        table.add(
          [TextTable.Cell(area.name[language])]
            + shown.map { indicator in
              guard let value = figure(indicator.result)?.value else { return TextTable.Cell("–", .faint) }
              let isMet = indicator.indicator.target.map { $0.isMet(by: value) }
              let isComparable = indicator.result.denominatorUnit != nil
              return TextTable.Cell(
                indicator.result.unit.text(value, in: language),
                isComparable ? isMet.map { $0 ? .green : .red } : nil)
            })
      }
      for (number, zone) in areas.zones.enumerated() {
        add(zone) { $0.zones.indices.contains(number) ? $0.zones[number] : nil }
      }
      table.addRule()
      for (number, group) in areas.groups.enumerated() {
        add(group) { $0.groups.indices.contains(number) ? $0.groups[number] : nil }
      }
      return table
    }
  }
}

extension IndicatorResult {
  /// "✓", or by how much the target is missed, also in people, hectares or what else the figure counts.
  ///
  /// - Parameter counted: The names of the layers whose features it counts, for languages that name what is counted.
  func verdict(_ language: Language, counting counted: [LocalizedText] = []) -> TextTable.Cell {
    guard let isMet = outcome?.isMet, let shortfall = outcome?.shortfall else { return "" }
    if isMet { return TextTable.Cell("✓", .green) }
    let lack = result.unit.size(ofDifference: shortfall, valueText, in: language)
    var text = "✗ " + (indicator.target?.direction == .atMost ? "+" : "−") + lack
    if result.numeratorUnit != result.unit, let outcome, let amount = outcome.amount {
      let words = outcome.amountUnit.text(amount, in: language)
      text +=
        " = "
        + (outcome.amountUnit == .count && !counted.isEmpty
          ? texts("value/of-features", ["value": words, "names": counted])[language] : words)
    }
    return TextTable.Cell(text, .red)
  }
}
