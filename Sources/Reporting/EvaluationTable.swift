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
      indicator.result.notes.map { "\(indicator.indicator.id): \($0[language])" }
    }
    if !notes.isEmpty { parts.append(notes.joined(separator: "\n")) }
    return parts.joined(separator: "\n\n").replacing("\n\n\n", with: "\n\n") + "\n"
  }

  /// What everything was measured in, and how far it may be off.
  func systemInWords(_ language: Language) -> String {
    let isChinese = language == .zh
    let distortion = numberText(workingSystem.distortion * 100, decimals: 4)
    let system =
      isChinese
      ? "计算坐标系 \(workingSystem.nameInWords.zh)，最大长度变形 \(distortion) %"
      : "Measured in \(workingSystem.name); lengths are off by \(distortion) % at most."
    if placementError.metres == 0 { return system }
    let metres = numberText(placementError.metres, decimals: 0)
    return system
      + (isChinese
        ? "；基准转换不明，图层之间可能相差 \(metres) 米"
        : " Layers may be off by \(metres) m against each other, since a datum shift is not known.")
  }

  private func targets(_ language: Language) -> TextTable {
    let isChinese = language == .zh
    var table = TextTable([
      (isChinese ? "指标" : "indicator", .left), (isChinese ? "现值" : "value", .right),
      (isChinese ? "目标" : "target", .right), (isChinese ? "达标" : "met", .left),
      (isChinese ? "已公布" : "published", .right),
    ])
    for indicator in indicators {
      let unit = indicator.result.unit
      let value = indicator.result.overall.value.map { unit.text($0, in: language) } ?? "–"
      let target = indicator.indicator.target.map {
        unit.text($0.value, in: language) + ($0.year.map { " (\($0))" } ?? "")
      }
      let baseline = indicator.indicator.baseline.map {
        unit.text($0.value, in: language) + ($0.year.map { " (\($0))" } ?? "")
      }
      table.add([
        TextTable.Cell(indicator.indicator.name[language]), TextTable.Cell(value),
        TextTable.Cell(target ?? ""),
        indicator.verdict(language), TextTable.Cell(baseline ?? "", .faint),
      ])
    }
    return table
  }

  /// Tables of zones by indicators, five indicators each, so that a line stays under 110 columns.
  private func zoneTables(_ language: Language) -> [TextTable] {
    stride(from: 0, to: indicators.count, by: 5).map { start in
      let shown = indicators[start..<min(start + 5, indicators.count)]
      var table = TextTable(
        [(language == .zh ? "分区" : "zone", .left)] + shown.map { ($0.indicator.id, .right) })
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
      for (number, group) in areas.groups.enumerated() {
        add(group) { $0.groups.indices.contains(number) ? $0.groups[number] : nil }
      }
      return table
    }
  }
}

extension IndicatorResult {
  /// "✓", or by how much the target is missed, also in people, hectares or what else the figure counts.
  func verdict(_ language: Language) -> TextTable.Cell {
    guard let isMet = outcome?.isMet, let shortfall = outcome?.shortfall else { return "" }
    if isMet { return TextTable.Cell("✓", .green) }
    let lack =
      result.unit == .share
      ? valueText(shortfall * 100, decimals: 2) + (language == .zh ? " 个百分点" : " points")
      : result.unit.text(shortfall, in: language)
    var text = "✗ " + (indicator.target?.direction == .atMost ? "+" : "−") + lack
    if result.numeratorUnit != result.unit, let outcome, let amount = outcome.amount {
      text += " = " + outcome.amountUnit.text(amount, in: language)
    }
    return TextTable.Cell(text, .red)
  }
}
