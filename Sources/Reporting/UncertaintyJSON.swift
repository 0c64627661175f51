import Evaluation
import PlanFile
import PlanStudies

extension UncertaintyEstimate: JSONValue {
  /// All figures for scripts, at full precision and in the units of the figures.
  package var json: JSON {
    .object([
      "errors": JSON.object([
        "position": model.position, "positionUnit": "m", "population": model.population,
        "populationUnit": "fraction",
      ]), "samples": sampling.count, "seed": String(sampling.seed),
      "indicators": indicators.map { $0.json(areas) },
    ])
  }
}

extension UncertainIndicator {
  fileprivate func json(_ areas: StudyAreas) -> JSON {
    func list(_ areas: [StudyArea], _ figures: [Figure], _ spreads: [SampleSummary?]) -> JSON {
      .list(areas, Array(zip(figures, spreads)), json)
    }
    return .object([
      "id": indicator.id, "name": indicator.name, "measure": indicator.measureName, "unit": result.unit,
      "affected": isAffected,
    ]) + json(result.overall, overall)
      + .object([
        "valueWithinRange": isWithinRange, "target": indicator.target,
        "met": indicator.target.flatMap { result.overall.value.map($0.isMet) },
        "probabilityMet": chance?.probability, "probabilityStandardError": chance?.standardError,
        "reading": result.reading.words, "zones": list(areas.zones, result.zones, zones),
        "groups": list(areas.groups, result.groups, groups),
      ])
  }

  private func json(_ figure: Figure, _ spread: SampleSummary?) -> JSON {
    .object([
      "value": figure.value, "mean": spread?.mean,
      "shift": spread.flatMap { spread in figure.value.map { spread.mean - $0 } },
      "standardDeviation": spread?.standardDeviation, "p5": spread?.low, "p50": spread?.median,
      "p95": spread?.high, "samplesWithValue": spread?.count ?? 0,
    ])
  }
}
