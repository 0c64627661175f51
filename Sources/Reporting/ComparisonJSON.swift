import Evaluation
import GIS
import PlanFile
import Planning

extension Comparison: JSONValue {
  /// All figures for scripts, at full precision: the baseline as ``/Planning/Evaluation`` gives it, and each scenario
  /// with its changes.
  package var json: JSON {
    .object([
      "baseline": JSON.object(["fingerprint": fingerprint.hex]) + baseline.json,
      "scenarios": scenarios.map(\.json),
    ])
  }
}

extension ScenarioResult {
  fileprivate var json: JSON {
    let ids = changes.map(\.after.indicator.id)
    return .object([
      "id": scenario.id, "name": scenario.name.en, "names": scenario.name, "file": scenario.file,
      "fingerprint": fingerprint.hex, "cost": scenario.cost, "costUnit": scenario.costUnit?.en,
      "indicators": changes.map { $0.json(evaluation.areas) }, "projects": projects.map { $0.json(ids: ids) },
      "timeline": timeline.map { year in
        JSON.object([
          "year": year.year,
          "indicators": year.indicators.map {
            JSON.object(["id": $0.indicator.id, "value": $0.value, "met": $0.outcome?.isMet])
          },
        ])
      }, "warnings": warnings,
    ])
  }
}

extension IndicatorChange {
  fileprivate func json(_ areas: StudyAreas) -> JSON {
    func list(_ areas: [StudyArea], _ before: [Figure], _ after: [Figure], _ changes: [Double?]) -> JSON {
      .list(areas, Array(zip(zip(before, after), changes))) {
        .object(["before": $0.0.value, "after": $0.1.value, "change": $1])
      }
    }
    return .object([
      "id": after.indicator.id, "name": after.indicator.name, "unit": after.result.unit,
      "before": before.value,
      "after": after.value, "change": change, "metBefore": before.outcome?.isMet,
      "metAfter": after.outcome?.isMet, "verdict": verdict?.rawValue, "shortfall": after.outcome?.shortfall,
      "reach": reach.map {
        JSON.object([
          "areaGained": $0.areaGained, "areaLost": $0.areaLost, "peopleGained": $0.peopleGained,
          "peopleLost": $0.peopleLost,
        ])
      }, "zones": list(areas.zones, before.result.zones, after.result.zones, zones),
      "groups": list(areas.groups, before.result.groups, after.result.groups, groups),
    ])
  }
}

extension ProjectResult {
  fileprivate func json(ids: [String]) -> JSON {
    .object([
      "name": name.en, "names": name, "cost": cost,
      "shares": JSON.members(
        zip(ids, shares).compactMap { id, share in share.map { (id, json(of: $0)) } }),
    ])
  }

  private func json(of share: ProjectShare) -> JSON {
    .object([
      "alone": share.alone, "last": share.last, "shapley": share.shapley,
      "standardError": share.standardError,
      "perCost": cost.flatMap { $0 > 0 ? share.shapley / $0 : nil },
    ])
  }
}
