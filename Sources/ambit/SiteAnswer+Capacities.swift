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
    let (model, limit) = (options.model == .pCenter ? .pMedian : options.model, options.limit)
    let reading = texts(
      "site/served/\(model.rawValue)",
      [
        "what": leastSites, "share": options.share ?? "100%", "cost": options.costColumn,
        "limit": limit.map { numberText($0, decimals: $0 == $0.rounded() ? 0 : 2) } ?? "",
      ])
    return texts("site/reading/capacities", ["reading": reading])
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
  func capacityLines(_ language: Language, coloured: Bool, _ number: (Double?) -> String) -> [String] {
    var table = TextTable(
      [
        (texts("column/site"), .left), (texts("column/serves"), .right), (texts("column/capacity"), .right),
      ], in: language)
    for load in loads {
      let name = data.siteNames[load.site]
      table.add([
        TextTable.Cell(load.isExisting ? texts("site/existing", ["name": name])[language] : name),
        TextTable.Cell(number(load.weight)), TextTable.Cell(number(load.capacity)),
      ])
    }
    let parts = Dictionary(grouping: solution.allocation?.parts ?? [], by: \.demand)
    let shared = parts.filter { $1.count > 1 }.sorted { $0.key < $1.key }
    if shared.isEmpty { return [table.text(coloured: coloured)] }
    var list = TextTable(
      [(texts("column/demand"), .left), (texts("column/shared"), .left)], in: language)
    for (demand, parts) in shared.prefix(20) {
      let sites = parts.map { "\(data.siteNames[$0.site]) \(number($0.weight))" }
      list.add([TextTable.Cell(data.demandNames[demand]), TextTable.Cell(sites.joined(separator: ", "))])
    }
    let more = shared.count - 20
    return [table.text(coloured: coloured), list.text(coloured: coloured)]
      + (more > 0 ? [texts("site/more-shared", ["more": more])[language]] : [])
  }

  /// Why sites with capacities have no solution.
  func tooLittleCapacity(_ weight: Double) -> Problem {
    let amount = numberText(weight, decimals: weight == weight.rounded() ? 0 : 2)
    let values: [String: any TextValue] = [
      "who": options.count.map { texts("sites/count", ["count": $0]) } ?? texts("sites/all"),
      "amount": amount,
    ]
    return Problem(
      .error,
      options.model == .lscp
        ? texts.problem("too-little-capacity/any-number", values)
        : texts.problem("too-little-capacity/number", values),
      at: Place(file: options.capacities))
  }
}
