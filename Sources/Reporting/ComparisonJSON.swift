import Evaluation
import GIS
import PlanFile
import Planning

extension Comparison {
  /// All figures for scripts, at full precision: the baseline as ``/Planning/Evaluation`` gives it, and each scenario
  /// with its changes.
  package var json: JSON {
    .object([
      "baseline": .members(
        [JSON.Member("fingerprint", .string(fingerprint.hex))] + baseline.json.members),
      "scenarios": .array(scenarios.map { $0.json(fingerprintOfBaseline: fingerprint) }),
    ])
  }
}

extension JSON {
  /// The members of an object; none of anything else.
  fileprivate var members: [Member] { if case .members(let members) = self { members } else { [] } }
}

extension ScenarioResult {
  fileprivate func json(fingerprintOfBaseline: Fingerprint) -> JSON {
    let ids = changes.map(\.after.indicator.id)
    return .object([
      "id": .string(scenario.id), "name": .string(scenario.name.en), "names": JSON(scenario.name),
      "file": .string(scenario.file), "fingerprint": .string(fingerprint.hex),
      "cost": .optional(scenario.cost), "costUnit": .optional(scenario.costUnit?.en),
      "indicators": .array(
        changes.map { $0.json(zones: evaluation.areas.zones, groups: evaluation.areas.groups) }),
      "projects": .array(projects.map { $0.json(ids: ids) }),
      "timeline": .array(
        timeline.map { year in
          .object([
            "year": .integer(year.year),
            "indicators": .array(
              year.indicators.map {
                .object([
                  "id": .string($0.indicator.id), "value": .optional($0.result.overall.value),
                  "met": $0.outcome?.isMet.map(JSON.bool) ?? .null,
                ])
              }),
          ])
        }),
      "warnings": .array(warnings.map { JSON($0) }),
    ])
  }
}

extension IndicatorChange {
  fileprivate func json(zones: [StudyArea], groups: [StudyArea]) -> JSON {
    func areas(_ areas: [StudyArea], _ before: [Figure], _ after: [Figure], _ changes: [Double?]) -> JSON {
      .array(
        areas.indices.map { number in
          .object([
            "name": .string(areas[number].key), "before": .optional(before[number].value),
            "after": .optional(after[number].value), "change": .optional(changes[number]),
          ])
        })
    }
    return .object([
      "id": .string(after.indicator.id), "name": JSON(after.indicator.name),
      "unit": .string(after.result.unit.identifier), "before": .optional(before.result.overall.value),
      "after": .optional(after.result.overall.value), "change": .optional(change),
      "metBefore": before.outcome?.isMet.map(JSON.bool) ?? .null,
      "metAfter": after.outcome?.isMet.map(JSON.bool) ?? .null, "verdict": .optional(verdict?.rawValue),
      "shortfall": .optional(after.outcome?.shortfall),
      "reach": reach.map { reach in
        .object([
          "areaGained": .number(reach.areaGained), "areaLost": .number(reach.areaLost),
          "peopleGained": .optional(reach.peopleGained), "peopleLost": .optional(reach.peopleLost),
        ])
      } ?? .null,
      "zones": areas(zones, before.result.zones, after.result.zones, self.zones),
      "groups": areas(groups, before.result.groups, after.result.groups, self.groups),
    ])
  }
}

extension ProjectResult {
  fileprivate func json(ids: [String]) -> JSON {
    .object([
      "name": .string(name.en), "names": JSON(name), "cost": .optional(cost),
      "shares": .members(
        zip(ids, shares).compactMap { id, share in
          guard let share else { return nil }
          return JSON.Member(
            id,
            .object([
              "alone": .number(share.alone), "last": .number(share.last), "shapley": .number(share.shapley),
              "standardError": .number(share.standardError),
              "perCost": .optional(cost.flatMap { $0 > 0 ? share.shapley / $0 : nil }),
            ]))
        }),
    ])
  }
}
