import Evaluation
import GIS
import PlanFile
import Planning

extension Comparison {
  /// The comparison for people: indicators by scenarios, what becomes of the targets, who gains, which project did it,
  /// and the towns that change.
  package func text(in language: Language, coloured: Bool = false) -> String {
    let isChinese = language == .zh
    var parts = [baseline.plan.title[language]]
    parts += overviews(language).map { $0.text(coloured: coloured) }
    parts.append(scenarios.map { $0.verdicts(language) }.joined(separator: "\n"))
    if let table = reachTable(language) {
      parts.append(
        (isChinese ? "覆盖变化" : "Who comes into reach, and who falls out of it") + "\n"
          + table.text(coloured: coloured))
    }
    for scenario in scenarios {
      let name = scenario.scenario.name[language]
      if let table = scenario.projectTable(language) {
        parts.append(
          (isChinese ? "\(name)：各项目的贡献（沙普利值）" : "\(name): what each project contributes (Shapley value)")
            + "\n"
            + table.text(coloured: coloured))
      }
      for table in scenario.timelineTables(language, baseline) {
        parts.append(
          (isChinese ? "\(name)：逐年" : "\(name): year by year") + "\n" + table.text(coloured: coloured))
      }
      for table in scenario.zoneTables(language) {
        parts.append(
          (isChinese ? "\(name)：分区变化" : "\(name): the zones that change") + "\n"
            + table.text(coloured: coloured))
      }
    }
    return parts.joined(separator: "\n\n").replacing("\n\n\n", with: "\n\n") + "\n"
  }

  /// Indicators by scenarios, three scenarios a table, so that a line stays readable.
  private func overviews(_ language: Language) -> [TextTable] {
    stride(from: 0, to: scenarios.count, by: 3).map { start in
      let shown = scenarios[start..<min(start + 3, scenarios.count)]
      var table = TextTable(
        [
          (language == .zh ? "指标" : "indicator", .left), (language == .zh ? "现状" : "baseline", .right),
          (language == .zh ? "目标" : "target", .right),
        ] + shown.map { ($0.scenario.name[language], .right) })
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
    let isChinese = language == .zh
    var table = TextTable([
      (isChinese ? "情景" : "scenario", .left), (isChinese ? "指标" : "indicator", .left),
      (isChinese ? "新增覆盖" : "gained", .right), (isChinese ? "失去覆盖" : "lost", .right),
      (isChinese ? "受益人口" : "people gained", .right), (isChinese ? "失去人口" : "people lost", .right),
    ])
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
    let isChinese = language == .zh
    func names(_ verdict: Verdict) -> [String] {
      changes.filter { $0.verdict == verdict }.map { $0.after.indicator.name[language] }
    }
    let met = changes.count { $0.after.outcome?.isMet == true }
    let targets = changes.count { $0.after.outcome?.isMet != nil }
    var text =
      isChinese
      ? "\(scenario.name.zh)：\(targets) 项目标中达标 \(met) 项"
      : "\(scenario.name.en): \(met) of \(targets) targets met"
    let (reached, lost) = (names(.reached), names(.lost))
    if !reached.isEmpty {
      text += (isChinese ? "；新达标：" : "; newly met: ") + reached.joined(separator: isChinese ? "、" : ", ")
    }
    if !lost.isEmpty {
      text += (isChinese ? "；不再达标：" : "; no longer met: ") + lost.joined(separator: isChinese ? "、" : ", ")
    }
    if let cost = scenario.cost {
      text += (isChinese ? "；费用 " : "; cost ") + costText(cost, language)
    }
    return text + (isChinese ? "。" : ".")
  }

  private func costText(_ cost: Double, _ language: Language) -> String {
    let digits = numberText(cost, decimals: cost == cost.rounded() ? 0 : 2)
    return digits + (scenario.costUnit.map { " " + $0[language] } ?? "")
  }

  /// The indicators that projects change, by projects, with their sum; `nil` for fewer than two projects.
  fileprivate func projectTable(_ language: Language) -> TextTable? {
    guard projects.count > 1 else { return nil }
    let isChinese = language == .zh
    let shown = changes.indices.filter { number in
      changes[number].isVisible(language) && projects.contains { $0.shares[number] != nil }
    }
    if shown.isEmpty { return nil }
    var table = TextTable(
      [(isChinese ? "项目" : "project", .left)]
        + shown.map { (changes[$0].after.indicator.id, .right) }
        + [(isChinese ? "费用" : "cost", .right)])
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
      [TextTable.Cell(isChinese ? "合计" : "sum")]
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
        [(language == .zh ? "年" : "year", .left)] + shown.map { (changes[$0].after.indicator.id, .right) })
      func add(_ name: String, _ indicators: [IndicatorResult]) {
        table.add(
          [TextTable.Cell(name)]
            + shown.map { number in
              let indicator = indicators[number]
              let value = indicator.result.overall.value.map { indicator.result.unit.text($0, in: language) }
              return TextTable.Cell(value ?? "–", indicator.outcome?.isMet.map { $0 ? .green : .red })
            })
      }
      add(language == .zh ? "现状" : "baseline", baseline.indicators)
      for year in timeline { add(String(year.year), year.indicators) }
      return table
    }
  }

  /// Zones by the indicators that change, in those zones that do.
  fileprivate func zoneTables(_ language: Language) -> [TextTable] {
    let areas = evaluation.areas
    return tables(changes.indices.filter { changes[$0].isVisible(language) }) { shown in
      var table = TextTable(
        [(language == .zh ? "分区" : "zone", .left)] + shown.map { (changes[$0].after.indicator.id, .right) })
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
