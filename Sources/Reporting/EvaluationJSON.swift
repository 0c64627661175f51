import Evaluation
import GIS
import PlanFile

extension Evaluation: JSONValue {
  /// All figures for scripts, at full precision; shares as fractions, surfaces in m², lengths in m.
  package var json: JSON {
    .object([
      "plan": JSON.object(["title": plan.title, "file": plan.file]),
      "indicators": indicators.map { $0.json(areas) }, "workingSystem": workingSystem,
      "placementError": placementError.metres, "warnings": warnings,
    ])
  }
}

extension WorkingSystem: JSONValue {
  /// The system with its distortion, a fraction.
  package var json: JSON {
    .object([
      "name": name, "title": title, "distortion": distortion, "arealDistortion": arealDistortion,
    ])
  }
}

extension Reading: JSONValue {
  package var json: JSON { .object(["words": words]) + fieldsJSON }

  /// The parts without the sentence.
  package var fieldsJSON: JSON { .members(fields.map { ($0.key, .string($0.value)) }) }
}

extension Figure: JSONValue {
  /// The value, with the quotient that it comes from.
  package var json: JSON {
    .object(["value": value, "numerator": numerator, "denominator": denominator])
  }
}

extension Target: JSONValue {
  package var json: JSON { .object(["value": value, "year": year, "direction": direction.rawValue]) }
}

extension JSON {
  /// A figure of each area, by its name.
  static func list<Value>(_ areas: [StudyArea], _ values: [Value], _ json: (Value) -> JSON) -> JSON {
    .array(zip(areas, values).map { .object(["name": $0.key]) + json($1) })
  }
}

extension IndicatorResult {
  /// What the indicator is called.
  var heading: JSON {
    .object(["id": indicator.id, "name": indicator.name, "measure": indicator.measureName])
  }

  fileprivate func json(_ areas: StudyAreas) -> JSON {
    func figure(_ figure: Figure) -> JSON { figure.json.with("reason", figure.reason) }
    let target = indicator.target.map {
      $0.json
        + .object([
          "met": outcome?.isMet, "shortfall": outcome?.shortfall, "amount": outcome?.amount,
          "amountUnit": outcome?.amountUnit,
        ])
    }
    return heading + figure(result.overall)
      + .object([
        "unit": result.unit, "numeratorUnit": result.numeratorUnit, "denominatorUnit": result.denominatorUnit,
        "errorBound": result.errorBound, "reading": result.reading, "target": target,
        "baseline": indicator.baseline.map { JSON.object(["value": $0.value, "year": $0.year]) },
        "source": indicator.source, "zones": JSON.list(areas.zones, result.zones, figure),
        "groups": JSON.list(areas.groups, result.groups, figure),
        "companions": result.companions.map { companion in
          JSON.object([
            "key": companion.key, "name": companion.name, "value": companion.value, "unit": companion.unit,
            "zones": JSON.list(areas.zones, companion.zones) { .object(["value": $0]) },
          ])
        }, "notes": result.notes,
      ])
  }
}
