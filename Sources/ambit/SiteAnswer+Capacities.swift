import Evaluation
import GIS
import PlanFile
import Reporting
import Siting

/// What `ambit site` says where sites have capacities.
extension SiteAnswer {
  /// Solves. Errors: bad data, such as more sites than candidates.
  static func answer(
    _ data: SiteData, _ options: MatrixSiting, _ capacities: [Double], _ limits: SearchLimits
  ) throws -> (
    solution: Solution, curve: [CurvePoint], covered: Covered?, order: [(site: Int, adds: Double)]
  ) {
    let demand = try CapacitatedDemand(
      costs: data.costs, weights: data.weights, capacities: capacities, roles: data.roles)
    let (limit, count) = (options.limit ?? .infinity, options.count ?? 0)
    let solution: Solution
    switch options.model {
    case .lscp:
      let share = options.share.flatMap { Share($0) }?.fraction ?? 1
      solution = try CapacitatedFewestSites(demand, within: limit, share: share, siteCosts: data.siteCosts)
        .solve(limits)
    case .mclp:
      var spending = MostCovered.Limit.count(count)
      if let budget = options.budget, let siteCosts = data.siteCosts {
        spending = .budget(budget, siteCosts: siteCosts)
      }
      solution = try CapacitatedMostCovered(demand, within: limit, spending).solve(limits)
    case .pMedian: solution = try CapacitatedLeastTotalCost(demand, count: count).solve(limits)
    case .pCenter:
      throw Failure(.badData, texts.problem("no-capacities"))
    }
    var curve: [CurvePoint] = []
    if options.curve {
      curve =
        options.model.isCovering
        ? try CapacitatedMostCovered.curve(demand, within: limit, limits)
        : try CapacitatedLeastTotalCost.curve(demand, upTo: count, limits)
    }
    let parts = solution.allocation?.parts ?? []
    let covered = options.limit.map { limit in
      Covered(
        weight: parts.reduce(0) { $1.cost <= limit ? $0 + $1.weight : $0 }, total: demand.totalWeight)
    }
    let served = solution.allocation?.weightServed(siteCount: capacities.count) ?? []
    let order = solution.sites.map { (site: $0, adds: served[$0]) }.sorted {
      ($1.adds, $0.site) < ($0.adds, $1.site)
    }
    return (solution, curve, covered, order)
  }

  /// What the value is.
  var capacityReading: LocalizedText {
    let within =
      "\(options.costColumn) \(options.limit.map { numberText($0, decimals: $0 == $0.rounded() ? 0 : 2) } ?? "")"
    let words: (zh: String, en: String)
    switch options.model {
    case .lscp:
      let (share, what) = (options.share ?? "100%", leastSites)
      words = (
        "\(what.zh)：使 \(share) 的权重在 \(within) 以内得到服务",
        "\(what.en) that serve \(share) of the weight within \(within)"
      )
    case .mclp: words = ("在 \(within) 以内可服务的最大权重", "most weight served within \(within)")
    case .pMedian, .pCenter:
      words = (
        "权重与到所分配设施的 \(options.costColumn) 之积的最小总和",
        "least sum of weight times \(options.costColumn) to the site that serves it"
      )
    }
    return LocalizedText(
      zh: words.zh + "，各设施不超过其容量", en: words.en + ", each site within its capacity")
  }

  /// What an open site serves, and may serve.
  struct Load {
    let site: Int
    let weight: Double
    let capacity: Double
    let isExisting: Bool
  }

  /// The existing sites and the chosen ones, in the order of the matrix; none without capacities or a solution.
  var loads: [Load] {
    guard let capacities = data.capacities, let allocation = solution.allocation else { return [] }
    let served = allocation.weightServed(siteCount: capacities.count)
    let isChosen = Set(solution.sites)
    return capacities.indices.filter { isChosen.contains($0) || data.roles[$0] == .existing }.map {
      Load(
        site: $0, weight: served[$0], capacity: capacities[$0], isExisting: data.roles[$0] == .existing)
    }
  }

  /// What capacities add to the contract's JSON; nothing without them.
  var capacityJSON: JSON {
    guard data.capacities != nil else { return .object([:]) }
    return .object([
      "served": loads.map {
        JSON.object(["site": data.siteNames[$0.site], "weight": $0.weight, "capacity": $0.capacity])
      },
      "assignment": (solution.allocation?.parts ?? []).map {
        JSON.object([
          "demand": data.demandNames[$0.demand], "site": data.siteNames[$0.site], "weight": $0.weight,
          "cost": $0.cost,
        ])
      }, "unserved": solution.unservedWeight,
    ])
  }

  /// The sites with what they serve, and the demands that several of them share (the first twenty).
  func capacityLines(_ isChinese: Bool, coloured: Bool, _ number: (Double?) -> String) -> [String] {
    var table = TextTable([
      (isChinese ? "设施" : "site", .left), (isChinese ? "服务权重" : "weight it serves", .right),
      (isChinese ? "容量" : "capacity", .right),
    ])
    for load in loads {
      let mark = load.isExisting ? (isChinese ? "（现有）" : " (existing)") : ""
      table.add([
        TextTable.Cell(data.siteNames[load.site] + mark), TextTable.Cell(number(load.weight)),
        TextTable.Cell(number(load.capacity)),
      ])
    }
    let parts = Dictionary(grouping: solution.allocation?.parts ?? [], by: \.demand)
    let shared = parts.filter { $1.count > 1 }.sorted { $0.key < $1.key }
    if shared.isEmpty { return [table.text(coloured: coloured)] }
    var list = TextTable([
      (isChinese ? "需求" : "demand", .left), (isChinese ? "由几处设施分担" : "shared between", .left),
    ])
    for (demand, parts) in shared.prefix(20) {
      let sites = parts.map { "\(data.siteNames[$0.site]) \(number($0.weight))" }
      list.add([TextTable.Cell(data.demandNames[demand]), TextTable.Cell(sites.joined(separator: ", "))])
    }
    let more = shared.count - 20
    return [table.text(coloured: coloured), list.text(coloured: coloured)]
      + (more > 0 ? [isChinese ? "另有 \(more) 处需求由多处设施分担" : "And \(more) more demands are shared."] : [])
  }

  /// Why sites with capacities have no solution.
  func tooLittleCapacity(_ weight: Double) -> Problem {
    let amount = numberText(weight, decimals: weight == weight.rounded() ? 0 : 2)
    let who = options.count.map { "\($0) sites" } ?? "all sites together"
    return Problem(
      .error, texts.problem("too-little-capacity", ["who": who, "amount": amount]),
      at: Place(file: options.capacities),
      advice: options.model == .lscp
        ? "Raise capacities or --limit, add candidates, or serve a --share of the weight."
        : "Raise capacities or --p, or add candidates.")
  }
}
