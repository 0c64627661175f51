import GIS
import PlanFile
import Reporting
import Siting

extension SiteAnswer {
  /// The names of some sites.
  func names(_ sites: [Int]) -> [String] { sites.map { data.siteNames[$0] } }

  /// What is least for ``SiteModel/lscp``.
  var leastSites: LocalizedText {
    options.siteCosts == nil ? texts("site/fewest") : texts("site/least-cost")
  }

  /// What the value is.
  var reading: LocalizedText {
    if data.capacities != nil { return capacityReading }
    return texts(
      "site/reading/\(options.model.rawValue)",
      [
        "what": leastSites, "share": options.share ?? "100%", "cost": options.costColumn,
        "limit": options.limit.map { numberText($0, decimals: $0 == $0.rounded() ? 0 : 2) } ?? "",
        "times": options.atLeast > 1
          ? texts("site/several", ["count": options.atLeast]) : texts("site/a-site"),
      ])
  }

  /// The mean cost of a unit of weight; `nil` for other models than p-median.
  private var mean: Double? {
    guard options.model == .pMedian, let value = solution.objective else { return nil }
    let weight = data.weights.reduce(0, +)
    return weight > 0 ? value / weight : nil
  }

  /// The contract's JSON.
  var json: JSON {
    JSON.object([
      "model": options.model.rawValue, "status": solution.status.rawValue, "objective": solution.objective,
      "bound": solution.bound, "gap": solution.gap, "sites": names(solution.sites),
      "alternatives": solution.alternatives.map(names), "alternativesAreAll": solution.alternativesAreAll,
      "greedy": solution.greedy.map {
        JSON.object(["objective": $0.objective, "sites": names($0.sites)])
      },
      "covered": covered.map {
        JSON.object(["weight": $0.weight, "total": $0.total, "share": $0.share])
      },
      "curve": curve.map { point in
        JSON.object([
          "p": point.count, "status": point.solution.status.rawValue, "objective": point.solution.objective,
          "bound": point.solution.bound, "greedy": point.solution.greedy?.objective,
          "sites": names(point.solution.sites),
        ])
      },
    ]).with("mean", mean) + capacityJSON
      + .object([
        "unreachable": solution.unreachable.map { data.demandNames[$0] },
        "reading": JSON.object(["words": reading.en]),
      ])
  }

  /// The report for people.
  func text(in language: Language, coloured: Bool) -> String {
    func number(_ value: Double?) -> String {
      value.map { numberText($0, decimals: $0 == $0.rounded() ? 0 : options.model.isCovering ? 2 : 4) } ?? "–"
    }
    var lines = [reading[language], ""]
    lines +=
      data.capacities == nil
      ? [orderTable(language, number).text(coloured: coloured)]
      : capacityLines(language, coloured: coloured, number)
    lines += conclusions(number).map { $0[language] }
    if options.alternatives > 0, solution.status == .optimal {
      lines.append(alternatives[language])
      lines += solution.alternatives.map { "  " + names($0).joined(separator: ", ") }
    }
    if !curve.isEmpty { lines += ["", curveTable(language, number).text(coloured: coloured)] }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The chosen sites, the most important first.
  private func orderTable(_ language: Language, _ number: (Double?) -> String) -> TextTable {
    let weight = options.model.isCovering ? texts("column/adds") : texts("column/serves")
    var table = TextTable([(texts("column/site"), .left), (weight, .right)], in: language)
    for entry in order {
      table.add([TextTable.Cell(data.siteNames[entry.site]), TextTable.Cell(number(entry.adds))])
    }
    return table
  }

  /// The value for each number of sites.
  private func curveTable(_ language: Language, _ number: (Double?) -> String) -> TextTable {
    var table = TextTable(
      [
        ("p", .right), (texts("column/value"), .right), (texts("column/bound"), .right),
        (texts("column/greedy"), .right), (texts("column/status"), .left), (texts("column/sites"), .left),
      ], in: language)
    for point in curve {
      table.add([
        TextTable.Cell(String(point.count)), TextTable.Cell(number(point.solution.objective)),
        TextTable.Cell(number(point.solution.bound)),
        TextTable.Cell(number(point.solution.greedy?.objective)),
        TextTable.Cell(status(of: point.solution)[language]),
        TextTable.Cell(names(point.solution.sites).joined(separator: ", ")),
      ])
    }
    return table
  }

  private func conclusions(_ number: (Double?) -> String) -> [LocalizedText] {
    var lines = [proof(number)]
    if let mean { lines.append(texts("site/mean", ["mean": number(mean)])) }
    if let covered, let share = covered.share {
      lines.append(
        texts(
          "site/covered",
          [
            "weight": number(covered.weight), "total": number(covered.total),
            "percent": numberText(share * 100, decimals: 3),
          ]))
    }
    if let greedy = solution.greedy {
      lines.append(texts("site/greedy", ["value": number(greedy.objective)]))
    }
    return lines
  }

  private func proof(_ number: (Double?) -> String) -> LocalizedText {
    let value = number(solution.objective)
    return switch solution.status {
    case .optimal: texts("site/proved", ["value": value])
    case .feasible, .heuristic:
      texts(
        "site/not-proved",
        [
          "value": value, "status": status(of: solution), "bound": number(solution.bound),
          "gap": solution.gap.map { numberText($0 * 100, decimals: 2) } ?? "–",
        ])
    case .infeasible: texts("site/no-solution")
    }
  }

  private var alternatives: LocalizedText {
    let count = solution.alternatives.count
    return switch solution.alternativesAreAll {
    case true? where count == 0: texts("site/no-alternatives")
    case true?: texts("site/alternatives", ["count": count])
    case false?: texts("site/alternatives/more", ["count": count])
    case nil: texts("site/alternatives/unfinished", ["count": count])
    }
  }

  private func status(of solution: Solution) -> LocalizedText {
    texts("status/\(solution.status.rawValue)")
  }
}
