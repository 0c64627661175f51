import Evaluation
import GIS
import PlanFile

extension Evaluation {
  /// A row for each indicator over the whole, each group and each zone, at full precision.
  package func csv(in language: Language) -> CSV {
    var csv = CSV([
      "indicator", "name", "level", "area", "value", "unit", "numerator", "denominator", "target", "year",
      "met",
      "shortfall",
    ])
    for indicator in indicators {
      let result = indicator.result
      let whole = [(level: "overall", area: "", figure: result.overall)]
      let groups = zip(areas.groups, result.groups).map {
        (level: "group", area: $0.name[language], figure: $1)
      }
      let zones = zip(areas.zones, result.zones).map { (level: "zone", area: $0.name[language], figure: $1) }
      for row in whole + groups + zones {
        let target = indicator.indicator.target
        let isOverall = row.level == "overall"
        let isMet = isOverall ? indicator.outcome?.isMet : nil
        csv.add([
          indicator.indicator.id, indicator.indicator.name[language], row.level, row.area,
          CSV.field(row.figure.value), result.unit.identifier, CSV.field(row.figure.numerator),
          CSV.field(row.figure.denominator), CSV.field(isOverall ? target?.value : nil),
          isOverall ? target?.year.map(String.init) ?? "" : "", isMet.map { $0 ? "yes" : "no" } ?? "",
          CSV.field(isOverall ? indicator.outcome?.shortfall : nil),
        ])
      }
    }
    return csv
  }
}
