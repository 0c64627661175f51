import GIS
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
  var leastSites: (zh: String, en: String) {
    options.siteCosts == nil ? ("最少选址数", "fewest sites") : ("最低总造价", "least cost of sites")
  }

  /// What the value is.
  var reading: LocalizedText {
    if data.capacities != nil { return capacityReading }
    let limit = options.limit.map { numberText($0, decimals: $0 == $0.rounded() ? 0 : 2) } ?? ""
    let column = options.costColumn
    let times =
      options.atLeast > 1
      ? (zh: "至少 \(options.atLeast) 个", en: "\(options.atLeast) sites") : (zh: "", en: "a site")
    switch options.model {
    case .lscp:
      let (share, what) = (options.share ?? "100%", leastSites)
      return LocalizedText(
        zh: "\(what.zh)：使 \(share) 的权重在 \(column) \(limit) 以内有\(times.zh)设施",
        en: "\(what.en) such that \(share) of the weight has \(times.en) within \(column) \(limit)")
    case .mclp:
      return LocalizedText(
        zh: "在 \(column) \(limit) 以内有\(times.zh)设施的最大权重",
        en: "most weight that has \(times.en) within \(column) \(limit)")
    case .pMedian:
      return LocalizedText(
        zh: "权重与到最近设施的 \(column) 之积的最小总和", en: "least sum of weight times \(column) to the nearest site")
    case .pCenter:
      return LocalizedText(
        zh: "到最近设施的 \(column) 的最小最大值", en: "least greatest \(column) to the nearest site")
    }
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
    let isChinese = language == .zh
    func number(_ value: Double?) -> String {
      value.map { numberText($0, decimals: $0 == $0.rounded() ? 0 : options.model.isCovering ? 2 : 4) } ?? "–"
    }
    var lines = [reading[language], ""]
    lines +=
      data.capacities == nil
      ? [orderTable(isChinese, number).text(coloured: coloured)]
      : capacityLines(isChinese, coloured: coloured, number)
    lines.append(proof(isChinese, number))
    if let mean { lines.append(isChinese ? "平均 \(number(mean))" : "Mean: \(number(mean)).") }
    if let covered, let share = covered.share {
      let part = numberText(share * 100, decimals: 3)
      lines.append(
        isChinese
          ? "已覆盖权重 \(number(covered.weight))，总量 \(number(covered.total))，占 \(part) %"
          : "Covered: \(number(covered.weight)) of \(number(covered.total)) (\(part) % of the weight).")
    }
    if let greedy = solution.greedy {
      lines.append(
        isChinese ? "仅用贪心法：\(number(greedy.objective))" : "Greedy steps alone: \(number(greedy.objective)).")
    }
    if options.alternatives > 0, solution.status == .optimal {
      lines.append(alternatives(isChinese))
      lines += solution.alternatives.map { "  " + names($0).joined(separator: ", ") }
    }
    if !curve.isEmpty {
      var table = TextTable([
        ("p", .right), (isChinese ? "目标值" : "value", .right), (isChinese ? "界" : "bound", .right),
        (isChinese ? "贪心法" : "greedy", .right), (isChinese ? "状态" : "status", .left),
        (isChinese ? "设施" : "sites", .left),
      ])
      for point in curve {
        table.add([
          TextTable.Cell(String(point.count)), TextTable.Cell(number(point.solution.objective)),
          TextTable.Cell(number(point.solution.bound)),
          TextTable.Cell(number(point.solution.greedy?.objective)),
          TextTable.Cell(status(point.solution.status, isChinese)),
          TextTable.Cell(names(point.solution.sites).joined(separator: ", ")),
        ])
      }
      lines += ["", table.text(coloured: coloured)]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The chosen sites, the most important first.
  private func orderTable(_ isChinese: Bool, _ number: (Double?) -> String) -> TextTable {
    var table = TextTable([
      (isChinese ? "设施" : "site", .left),
      (
        options.model.isCovering
          ? (isChinese ? "新增覆盖权重" : "weight it adds") : (isChinese ? "服务权重" : "weight it serves"), .right
      ),
    ])
    for entry in order {
      table.add([TextTable.Cell(data.siteNames[entry.site]), TextTable.Cell(number(entry.adds))])
    }
    return table
  }

  private func proof(_ isChinese: Bool, _ number: (Double?) -> String) -> String {
    let value = number(solution.objective)
    let gap = solution.gap.map { numberText($0 * 100, decimals: 2) } ?? "–"
    switch solution.status {
    case .optimal: return isChinese ? "目标值 \(value)：已证明最优" : "Value: \(value), proved: nothing is better."
    case .feasible, .heuristic:
      return isChinese
        ? "目标值 \(value)：\(status(solution.status, true))，界 \(number(solution.bound))，差距 \(gap) %"
        : "Value: \(value), \(status(solution.status, false)); nothing is better than \(number(solution.bound)), a gap of \(gap) %."
    case .infeasible: return isChinese ? "无可行解" : "There is no solution."
    }
  }

  private func alternatives(_ isChinese: Bool) -> String {
    let count = solution.alternatives.count
    switch solution.alternativesAreAll {
    case true? where count == 0: return isChinese ? "没有同值的其他选择" : "No other choice has this value."
    case true?:
      return isChinese ? "同值的其他选择共 \(count) 种：" : "Other choices of this value, all \(count) of them:"
    case false?:
      return isChinese ? "同值的其他选择（其中 \(count) 种）：" : "Other choices of this value, \(count) of more:"
    case nil:
      return isChinese
        ? "同值的其他选择，搜索未完成，已得 \(count) 种：" : "Other choices of this value, \(count) when the search ended:"
    }
  }

  private func status(_ status: Solution.Status, _ isChinese: Bool) -> String {
    switch status {
    case .optimal: isChinese ? "已证明最优" : "optimal"
    case .feasible: isChinese ? "可行" : "feasible"
    case .heuristic: isChinese ? "启发式" : "heuristic"
    case .infeasible: isChinese ? "无可行解" : "infeasible"
    }
  }
}
