import Evaluation
import GIS
import PlanFile

extension Evaluation {
  /// All figures for scripts, at full precision; shares as fractions, surfaces in m², lengths in m.
  package var json: JSON {
    .object([
      "plan": .object(["title": JSON(plan.title), "file": .string(plan.file)]),
      "indicators": .array(indicators.map { $0.json(zones: areas.zones, groups: areas.groups) }),
      "workingSystem": JSON(workingSystem), "placementError": .number(placementError.metres),
      "warnings": .array(warnings.map { JSON($0) }),
    ])
  }
}

extension JSON {
  /// A text in both languages.
  init(_ text: LocalizedText) { self = .object(["zh": .string(text.zh), "en": .string(text.en)]) }

  /// A working system with its distortion, a fraction.
  package init(_ system: WorkingSystem) {
    self = .object([
      "name": .string(system.name), "title": .string(system.title), "distortion": .number(system.distortion),
      "arealDistortion": .number(system.arealDistortion),
    ])
  }

  fileprivate init(_ reading: Reading) {
    self = .members(
      [Member("words", JSON(reading.words))] + reading.fields.map { Member($0.key, .string($0.value)) })
  }
}

extension IndicatorResult {
  fileprivate func json(zones: [StudyArea], groups: [StudyArea]) -> JSON {
    .members(
      [
        JSON.Member("id", .string(indicator.id)), JSON.Member("name", JSON(indicator.name)),
        JSON.Member("measure", .string(indicator.measureName)),
      ] + members(of: result.overall) + [
        JSON.Member("unit", .string(result.unit.identifier)),
        JSON.Member("numeratorUnit", .string(result.numeratorUnit.identifier)),
        JSON.Member("denominatorUnit", .optional(result.denominatorUnit?.identifier)),
        JSON.Member("errorBound", .number(result.errorBound)),
        JSON.Member("reading", JSON(result.reading)), JSON.Member("target", target),
        JSON.Member("baseline", baseline),
        JSON.Member("source", indicator.source.map { JSON($0) } ?? .null),
        JSON.Member("zones", areas(zones, result.zones)), JSON.Member("groups", areas(groups, result.groups)),
        JSON.Member(
          "companions",
          .array(
            result.companions.map { companion in
              .object([
                "key": .string(companion.key), "name": JSON(companion.name),
                "value": .number(companion.value),
                "unit": .string(companion.unit.identifier),
                "zones": .array(
                  zip(zones, companion.zones).map {
                    .object(["name": .string($0.key), "value": .optional($1)])
                  }),
              ])
            })),
        JSON.Member("notes", .array(result.notes.map { JSON($0) })),
      ])
  }

  private var target: JSON {
    guard let target = indicator.target else { return .null }
    return .object([
      "value": .number(target.value), "year": .optional(target.year),
      "direction": .string(target.direction.rawValue),
      "met": outcome?.isMet.map(JSON.bool) ?? .null, "shortfall": .optional(outcome?.shortfall),
      "amount": .optional(outcome?.amount), "amountUnit": .optional(outcome?.amountUnit.identifier),
    ])
  }

  private var baseline: JSON {
    guard let baseline = indicator.baseline else { return .null }
    return .object(["value": .number(baseline.value), "year": .optional(baseline.year)])
  }

  private func areas(_ areas: [StudyArea], _ figures: [Figure]) -> JSON {
    .array(
      zip(areas, figures).map { area, figure in
        .members([JSON.Member("name", .string(area.key))] + members(of: figure))
      })
  }

  private func members(of figure: Figure) -> [JSON.Member] {
    var members = [
      JSON.Member("value", .optional(figure.value)), JSON.Member("numerator", .number(figure.numerator)),
      JSON.Member("denominator", .optional(figure.denominator)),
    ]
    if let reason = figure.reason { members.append(JSON.Member("reason", JSON(reason))) }
    return members
  }
}
