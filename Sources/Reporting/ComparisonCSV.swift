import Evaluation
import GIS
import PlanFile
import Planning

extension Comparison {
  /// A row for each scenario, indicator and area, at full precision.
  package func csv(in language: Language) -> CSV {
    var csv = CSV([
      "scenario", "name", "indicator", "indicator name", "level", "area", "before", "after", "change", "unit",
      "target", "met before", "met after", "ha gained", "ha lost", "people gained", "people lost",
    ])
    for scenario in scenarios {
      let areas = scenario.evaluation.areas
      for change in scenario.changes {
        let (before, after) = (change.before.result, change.after.result)
        func add(_ level: String, _ area: String, _ old: Figure, _ new: Figure, _ difference: Double?) {
          let isOverall = level == "overall"
          let target = isOverall ? change.after.indicator.target : nil
          func met(_ outcome: TargetOutcome?) -> String {
            isOverall ? outcome?.isMet.map { $0 ? "yes" : "no" } ?? "" : ""
          }
          let reach = isOverall ? change.reach : nil
          csv.add([
            scenario.scenario.id, scenario.scenario.name[language], change.after.indicator.id,
            change.after.indicator.name[language], level, area, CSV.field(old.value), CSV.field(new.value),
            CSV.field(difference), after.unit.identifier, CSV.field(target?.value),
            met(change.before.outcome),
            met(change.after.outcome), CSV.field(reach.map { $0.areaGained / 10_000 }),
            CSV.field(reach.map { $0.areaLost / 10_000 }), CSV.field(reach?.peopleGained),
            CSV.field(reach?.peopleLost),
          ])
        }
        add("overall", "", before.overall, after.overall, change.change)
        for (number, group) in areas.groups.enumerated() {
          add(
            "group", group.name[language], before.groups[number], after.groups[number], change.groups[number])
        }
        for (number, zone) in areas.zones.enumerated() {
          add("zone", zone.name[language], before.zones[number], after.zones[number], change.zones[number])
        }
      }
    }
    return csv
  }
}
