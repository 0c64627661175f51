import Evaluation
import GIS
import PlanFile
import PlanStudies

extension UncertaintyEstimate {
  /// A row for each indicator over the whole, each group and each zone, at full precision.
  package func csv(in language: Language) -> CSV {
    var csv = CSV([
      "indicator", "name", "level", "area", "unit", "value", "mean", "standard_deviation", "p5", "p50", "p95",
      "target", "probability_met", "probability_standard_error", "shift",
    ])
    for indicator in indicators {
      func add(_ level: String, _ area: String, _ figure: Figure, _ spread: SampleSummary?) {
        let isOverall = level == "overall"
        csv.add([
          indicator.indicator.id, indicator.indicator.name[language], level, area,
          indicator.result.unit.identifier, CSV.field(figure.value), CSV.field(spread?.mean),
          CSV.field(spread?.standardDeviation), CSV.field(spread?.low), CSV.field(spread?.median),
          CSV.field(spread?.high), CSV.field(isOverall ? indicator.indicator.target?.value : nil),
          CSV.field(isOverall ? indicator.chance?.probability : nil),
          CSV.field(isOverall ? indicator.chance?.standardError : nil),
          CSV.field(spread.flatMap { spread in figure.value.map { spread.mean - $0 } }),
        ])
      }
      let result = indicator.result
      add("overall", "", result.overall, indicator.overall)
      for (number, group) in areas.groups.enumerated() where result.groups.indices.contains(number) {
        add("group", group.name[language], result.groups[number], indicator.groups[number])
      }
      for (number, zone) in areas.zones.enumerated() where result.zones.indices.contains(number) {
        add("zone", zone.name[language], result.zones[number], indicator.zones[number])
      }
    }
    return csv
  }

  /// The figures for people with their intervals, then by zone for those that the errors touch.
  package func text(in language: Language, coloured: Bool = false) -> String {
    var table = TextTable(
      columns(texts("column/indicator")) + [
        (texts("column/target"), .right), (texts("column/probability-met"), .left),
      ], in: language)
    for indicator in indicators {
      let target = indicator.indicator.target
      let unit = indicator.result.unit
      let unaffected = texts("uncertainty/unaffected")[language]
      table.add(
        indicator.row(
          indicator.indicator.name[language], indicator.result.overall, indicator.overall, language)
          + [
            TextTable.Cell(target.map { unit.text($0.value, in: language) } ?? ""),
            indicator.isAffected
              ? TextTable.Cell(indicator.chance?.text ?? "") : TextTable.Cell(unaffected, .faint),
          ])
    }
    var parts = [summary(language), table.text(coloured: coloured)]
    let shifted = indicators.filter { $0.isWithinRange == false }.map { $0.shiftInWords(language) + "\n" }
    if !shifted.isEmpty { parts.append(shifted.joined()) }
    for indicator in indicators where indicator.isAffected {
      var table = TextTable(columns(LocalizedText(indicator.indicator.id)), in: language)
      for (number, zone) in areas.zones.enumerated() where indicator.zones.indices.contains(number) {
        table.add(
          indicator.row(
            zone.name[language], indicator.result.zones[number], indicator.zones[number], language))
      }
      parts.append(table.text(coloured: coloured))
    }
    return parts.joined(separator: "\n")
  }

  private func columns(
    _ first: LocalizedText
  ) -> [(heading: LocalizedText, alignment: TextTable.Alignment)] {
    [
      (first, .left), (texts("column/value"), .right), (texts("column/mean"), .right),
      (texts("column/shift"), .right), (texts("column/standard-deviation"), .right), ("5 %", .right),
      ("95 %", .right),
    ]
  }

  private func summary(_ language: Language) -> String {
    let metres = numberText(model.position, decimals: model.position == model.position.rounded() ? 0 : 1)
    let percent = numberText(model.population * 100, decimals: 1)
    return texts(
      "uncertainty/errors",
      [
        "metres": metres, "percent": percent, "samples": sampling.count, "seed": String(sampling.seed),
      ])[language] + "\n"
  }
}

extension UncertainIndicator {
  fileprivate func row(_ name: String, _ figure: Figure, _ spread: SampleSummary?, _ language: Language)
    -> [TextTable.Cell]
  {
    func cell(_ value: Double?) -> TextTable.Cell {
      TextTable.Cell(value.map { result.unit.text($0, in: language) } ?? "–")
    }
    let shift = spread.flatMap { spread in figure.value.map { spread.mean - $0 } }
    return [
      TextTable.Cell(name), cell(figure.value), cell(spread?.mean),
      TextTable.Cell(shift.map { difference($0, language, isSigned: true) } ?? "–"),
      TextTable.Cell(spread.map { difference($0.standardDeviation, language) } ?? "–"),
      cell(spread?.low), cell(spread?.high),
    ]
  }
}

extension UncertainIndicator {
  /// A difference of two values, of shares in points.
  private func difference(_ value: Double, _ language: Language, isSigned: Bool = false) -> String {
    let sign = value < 0 ? "−" : isSigned ? "+" : ""
    return sign
      + result.unit.size(
        ofDifference: abs(value), { numberText($0, decimals: $1) }, in: language)
  }

  /// That the figure lies outside its own range, and why.
  fileprivate func shiftInWords(_ language: Language) -> String {
    let value = result.overall.value.map { result.unit.text($0, in: language) } ?? "–"
    let shift = shift.map { difference($0, language, isSigned: true) } ?? "–"
    return texts("uncertainty/shifted", ["name": indicator.name, "value": value, "shift": shift])[language]
  }
}

extension UncertainIndicator.Chance {
  /// "37.0 % ± 3.4".
  fileprivate var text: String {
    "\(numberText(probability * 100, decimals: 1)) % ± \(numberText(standardError * 100, decimals: 1))"
  }
}
