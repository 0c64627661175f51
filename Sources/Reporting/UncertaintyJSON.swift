import Evaluation
import PlanFile
import PlanStudies

extension UncertaintyEstimate {
  /// All figures for scripts, at full precision and in the units of the figures.
  package var json: JSON {
    .object([
      "errors": .object([
        "position": .number(model.position), "positionUnit": .string("m"),
        "population": .number(model.population), "populationUnit": .string("fraction"),
      ]),
      "samples": .integer(sampling.count), "seed": .string(String(sampling.seed)),
      "indicators": .array(indicators.map { $0.json(areas) }),
    ])
  }
}

extension UncertainIndicator {
  fileprivate func json(_ areas: StudyAreas) -> JSON {
    func list(_ areas: [StudyArea], _ figures: [Figure], _ spreads: [SampleSummary?]) -> JSON {
      .array(
        zip(areas, zip(figures, spreads)).map { area, pair in
          .members([JSON.Member("name", .string(area.key))] + members(pair.0, pair.1))
        })
    }
    return .members(
      [
        JSON.Member("id", .string(indicator.id)), JSON.Member("name", JSON(indicator.name)),
        JSON.Member("measure", .string(indicator.measureName)),
        JSON.Member("unit", .string(result.unit.identifier)), JSON.Member("affected", .bool(isAffected)),
      ] + members(result.overall, overall) + [
        JSON.Member("valueWithinRange", isWithinRange.map(JSON.bool) ?? .null),
        JSON.Member("target", JSON(indicator.target)),
        JSON.Member("met", indicator.target.flatMap { isMet($0) }.map(JSON.bool) ?? .null),
        JSON.Member("probabilityMet", .optional(chance?.probability)),
        JSON.Member("probabilityStandardError", .optional(chance?.standardError)),
        JSON.Member("reading", JSON(result.reading.words)),
        JSON.Member("zones", list(areas.zones, result.zones, zones)),
        JSON.Member("groups", list(areas.groups, result.groups, groups)),
      ])
  }

  private func isMet(_ target: Target) -> Bool? { result.overall.value.map(target.isMet) }

  private func members(_ figure: Figure, _ spread: SampleSummary?) -> [JSON.Member] {
    [
      JSON.Member("value", .optional(figure.value)), JSON.Member("mean", .optional(spread?.mean)),
      JSON.Member("shift", .optional(spread.flatMap { spread in figure.value.map { spread.mean - $0 } })),
      JSON.Member("standardDeviation", .optional(spread?.standardDeviation)),
      JSON.Member("p5", .optional(spread?.low)), JSON.Member("p50", .optional(spread?.median)),
      JSON.Member("p95", .optional(spread?.high)),
      JSON.Member("samplesWithValue", .integer(spread?.count ?? 0)),
    ]
  }
}
