import Evaluation
import GIS
import PlanFile
import Planning

extension Comparison {
  /// The comparison for people: indicators by scenarios, what becomes of the targets, who gains, which project did it,
  /// and the towns that change.
  package func text(in language: Language, coloured: Bool = false) -> String {
    var parts = [baseline.plan.title[language]]
    parts += overviews(language).map { $0.text(coloured: coloured) }
    parts.append(scenarios.map { $0.verdicts(language) }.joined(separator: "\n"))
    func add(_ heading: LocalizedText, _ table: TextTable) {
      parts.append(heading[language] + "\n" + table.text(coloured: coloured))
    }
    if let table = reachTable(language) {
      add(texts("comparison/reach"), table)
    }
    for scenario in scenarios {
      let name = ["name": scenario.scenario.name]
      if let table = scenario.projectTable(language) { add(texts("comparison/projects", name), table) }
      for table in scenario.timelineTables(language, baseline) {
        add(texts("comparison/timeline", name), table)
      }
      for table in scenario.zoneTables(language) { add(texts("comparison/zones", name), table) }
    }
    return parts.joined(separator: "\n\n").replacing("\n\n\n", with: "\n\n") + "\n"
  }

  /// Indicators by scenarios, three scenarios a table, so that a line stays readable.
  private func overviews(_ language: Language) -> [TextTable] {
    stride(from: 0, to: scenarios.count, by: 3).map { start in
      let shown = scenarios[start..<min(start + 3, scenarios.count)]
      var table = TextTable(
        [
          (texts("column/indicator"), .left), (texts("column/baseline"), .right),
          (texts("column/target"), .right),
        ] + shown.map { ($0.scenario.name, .right) }, in: language)
      for (number, indicator) in baseline.indicators.enumerated() {
        let unit = indicator.result.unit
        table.add(
          [
            TextTable.Cell(indicator.indicator.name[language]),
            TextTable.Cell(indicator.result.overall.value.map { unit.text($0, in: language) } ?? "–"),
            TextTable.Cell(indicator.indicator.target.map { unit.text($0.value, in: language) } ?? ""),
          ] + shown.map { $0.changes[number].cell(language) })
      }
      return table
    }
  }

  /// A row for each coverage of each scenario that changes; `nil` where none does.
  private func reachTable(_ language: Language) -> TextTable? {
    var table = TextTable(
      [
        (texts("column/scenario"), .left), (texts("column/indicator"), .left),
        (texts("column/gained"), .right), (texts("column/lost"), .right),
        (texts("column/people-gained"), .right), (texts("column/people-lost"), .right),
      ], in: language)
    var isEmpty = true
    for scenario in scenarios {
      for change in scenario.changes {
        guard let reach = change.reach, reach.areaGained + reach.areaLost > 0 else { continue }
        isEmpty = false
        func people(_ count: Double?) -> TextTable.Cell {
          TextTable.Cell(count.map { numberText($0, decimals: 0) } ?? "–")
        }
        table.add([
          TextTable.Cell(scenario.scenario.name[language]),
          TextTable.Cell(change.after.indicator.name[language]),
          TextTable.Cell(MeasureUnit.squareMetres.text(reach.areaGained, in: language)),
          TextTable.Cell(MeasureUnit.squareMetres.text(reach.areaLost, in: language)),
          people(reach.peopleGained), people(reach.peopleLost),
        ])
      }
    }
    return isEmpty ? nil : table
  }
}

extension IndicatorChange {
  /// Whether the figure is another one, as far as it is printed.
  fileprivate func isVisible(_ language: Language) -> Bool {
    let unit = after.result.unit
    return before.result.overall.value.map { unit.text($0, in: language) }
      != after.result.overall.value.map { unit.text($0, in: language) }
  }

  /// The new value, the change and whether the target is met; "=" where nothing changes.
  fileprivate func cell(_ language: Language) -> TextTable.Cell {
    guard isVisible(language), let value = after.result.overall.value else {
      return TextTable.Cell("=", .faint)
    }
    let unit = after.result.unit
    let isMet = after.outcome?.isMet
    let text = unit.text(value, in: language) + " (" + (change.map { unit.difference($0) } ?? "–") + ")"
    return TextTable.Cell(
      text + (isMet.map { $0 ? " ✓" : " ✗" } ?? ""), isMet.map { $0 ? .green : .red })
  }
}

extension MeasureUnit {
  /// A change with its sign, in the way ``text(_:in:)`` writes values, without the unit.
  func difference(_ change: Double) -> String {
    let text =
      switch self {
      case .share: valueText(change * 100, decimals: 2)
      // Shares of a whole number may miss it by rounding.
      case .count: valueText(change, decimals: abs(change - change.rounded()) < 1e-9 ? 0 : 1)
      case .people: valueText(change, decimals: 0)
      case .metres: valueText(change / 1_000, decimals: 2)
      case .squareMetres: valueText(change / 10_000, decimals: 2)
      default: valueText(change, decimals: 2)
      }
    return text.hasPrefix("−") ? text : "+" + text
  }
}

extension ScenarioResult {
  /// A line that says what becomes of the targets.
  fileprivate func verdicts(_ language: Language) -> String {
    func names(_ verdict: Verdict) -> [LocalizedText] {
      changes.filter { $0.verdict == verdict }.map { $0.after.indicator.name }
    }
    let met = changes.count { $0.after.outcome?.isMet == true }
    let targets = changes.count { $0.after.outcome?.isMet != nil }
    var words = texts("verdict/met", ["name": scenario.name, "met": met, "targets": targets])
    let (reached, lost) = (names(.reached), names(.lost))
    if !reached.isEmpty { words = words + texts("verdict/newly-met", ["names": reached]) }
    if !lost.isEmpty { words = words + texts("verdict/no-longer-met", ["names": lost]) }
    if let cost = scenario.cost {
      words = words + texts("verdict/cost", ["cost": costText(cost, language)])
    }
    return texts("verdict/all", ["words": words])[language]
  }

  private func costText(_ cost: Double, _ language: Language) -> String {
    let digits = numberText(cost, decimals: cost == cost.rounded() ? 0 : 2)
    return digits + (scenario.costUnit.map { " " + $0[language] } ?? "")
  }

  /// The indicators that projects change, by projects, with their sum; `nil` for fewer than two projects.
  fileprivate func projectTable(_ language: Language) -> TextTable? {
    guard projects.count > 1 else { return nil }
    let shown = changes.indices.filter { number in
      changes[number].isVisible(language) && projects.contains { $0.shares[number] != nil }
    }
    if shown.isEmpty { return nil }
    var table = TextTable(
      [(texts("column/project"), .left)]
        + shown.map { (LocalizedText(changes[$0].after.indicator.id), .right) }
        + [(texts("column/cost"), .right)], in: language)
    for project in projects {
      table.add(
        [TextTable.Cell(project.name[language])]
          + shown.map { number in
            guard let share = project.shares[number] else { return TextTable.Cell("–", .faint) }
            let error = changes[number].after.result.unit.difference(share.standardError).dropFirst()
            return TextTable.Cell(
              changes[number].after.result.unit.difference(share.shapley)
                + (share.standardError > 0 ? " ±\(error)" : ""))
          } + [TextTable.Cell(project.cost.map { costText($0, language) } ?? "")])
    }
    table.add(
      [TextTable.Cell(texts("row/sum")[language])]
        + shown.map { number in
          let sum = projects.reduce(0) { $0 + ($1.shares[number]?.shapley ?? 0) }
          return TextTable.Cell(changes[number].after.result.unit.difference(sum))
        } + [TextTable.Cell(scenario.cost.map { costText($0, language) } ?? "")])
    return table
  }

  /// Years by the indicators that change.
  fileprivate func timelineTables(_ language: Language, _ baseline: Evaluation) -> [TextTable] {
    guard !timeline.isEmpty else { return [] }
    return tables(changes.indices.filter { changes[$0].isVisible(language) }) { shown in
      var table = TextTable(
        [(texts("column/year"), .left)]
          + shown.map { (LocalizedText(changes[$0].after.indicator.id), .right) }, in: language)
      func add(_ name: String, _ indicators: [IndicatorResult]) {
        table.add(
          [TextTable.Cell(name)]
            + shown.map { number in
              let indicator = indicators[number]
              let value = indicator.result.overall.value.map { indicator.result.unit.text($0, in: language) }
              return TextTable.Cell(value ?? "–", indicator.outcome?.isMet.map { $0 ? .green : .red })
            })
      }
      add(texts("row/baseline")[language], baseline.indicators)
      for year in timeline { add(String(year.year), year.indicators) }
      return table
    }
  }

  /// Zones by the indicators that change, in those zones that do.
  fileprivate func zoneTables(_ language: Language) -> [TextTable] {
    let areas = evaluation.areas
    return tables(changes.indices.filter { changes[$0].isVisible(language) }) { shown in
      var table = TextTable(
        [(texts("column/zone"), .left)]
          + shown.map { (LocalizedText(changes[$0].after.indicator.id), .right) }, in: language)
      func add(
        _ area: StudyArea, _ figures: (MeasureResult) -> Figure, _ difference: (IndicatorChange) -> Double?
      ) {
        let cells = shown.map { number -> TextTable.Cell in
          let change = changes[number]
          let unit = change.after.result.unit
          guard let value = figures(change.after.result).value, let gain = difference(change),
            unit.difference(gain).contains(where: { ("1"..."9").contains($0) })
          else { return TextTable.Cell("=", .faint) }
          return TextTable.Cell("\(unit.text(value, in: language)) (\(unit.difference(gain)))")
        }
        if cells.contains(where: { $0.colour != .faint }) {
          table.add([TextTable.Cell(area.name[language])] + cells)
        }
      }
      for (number, zone) in areas.zones.enumerated() {
        add(zone, { $0.zones[number] }, { $0.zones[number] })
      }
      table.addRule()
      for (number, group) in areas.groups.enumerated() {
        add(group, { $0.groups[number] }, { $0.groups[number] })
      }
      return table
    }
  }

  /// One table for every four indicators.
  private func tables(_ shown: [Int], _ make: ([Int]) -> TextTable) -> [TextTable] {
    stride(from: 0, to: shown.count, by: 4).map { make(Array(shown[$0..<min($0 + 4, shown.count)])) }
  }
}
