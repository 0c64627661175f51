import Evaluation
import GIS
import Measures
import PlanFile
import PlanStudies
import Planning
import Reporting
import Siting

extension SiteAnswer {
  /// The names of some sites.
  func names(_ sites: [Int]) -> [String] { sites.map { data.siteNames[$0] } }
  private func list(_ sites: [Int]) -> JSON { .array(names(sites).map(JSON.string)) }

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
    var members = [
      JSON.Member("model", .string(options.model.rawValue)),
      JSON.Member("status", .string(solution.status.rawValue)),
      JSON.Member("objective", .optional(solution.objective)),
      JSON.Member("bound", .optional(solution.bound)),
      JSON.Member("gap", .optional(solution.gap)), JSON.Member("sites", list(solution.sites)),
      JSON.Member("alternatives", .array(solution.alternatives.map(list))),
      JSON.Member("alternativesAreAll", solution.alternativesAreAll.map(JSON.bool) ?? .null),
      JSON.Member(
        "greedy",
        solution.greedy.map {
          .object(["objective": .number($0.objective), "sites": list($0.sites)])
        } ?? .null),
      JSON.Member(
        "covered",
        covered.map {
          .object(["weight": .number($0.weight), "total": .number($0.total), "share": .optional($0.share)])
        } ?? .null),
      JSON.Member(
        "curve",
        .array(
          curve.map { point in
            .object([
              "p": .integer(point.count), "status": .string(point.solution.status.rawValue),
              "objective": .optional(point.solution.objective), "bound": .optional(point.solution.bound),
              "greedy": .optional(point.solution.greedy?.objective), "sites": list(point.solution.sites),
            ])
          })),
    ]
    if let mean { members.append(JSON.Member("mean", .number(mean))) }
    members += capacityMembers
    members += [
      JSON.Member(
        "unreachable", .array(solution.unreachable.map { .string(data.demandNames[$0]) })),
      JSON.Member("reading", .object(["words": .string(reading.en)])),
    ]
    return .members(members)
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
