import GIS

extension EditReader {
  package mutating func population(_ node: PlanNode, _ section: SectionReader, _ what: LocalizedText)
    -> EditKind?
  {
    let names = node.elements.compactMap { $0.text(texts("what/zone", ["what": what]), &problems) }
    let zones = names == ["all"] ? [] : names
    let given = ["by", "growth", "people", "file"].filter { section[$0] != nil }
    guard given.count == 1, let value = section[given[0]] else {
      return problems.refuse(texts.problem("no-change", ["what": what]), at: node.place)
    }
    if given[0] != "growth", let until = section["until"] {
      return problems.refuse(texts.problem("misplaced-key/until", ["what": what]), at: until.place)
    }
    switch given[0] {
    case "by":
      return factor(value, what).map { .population(PopulationChange(zones: zones, change: .factor($0))) }
    case "growth":
      guard let rate = value.text.flatMap({ Share($0)?.fraction }),
        SensibleNumbers.yearlyGrowth.contains(rate)
      else { return value.report(texts.problem("bad-value", ["what": what]), &problems) }
      guard let until = section["until"] else {
        return problems.refuse(
          texts.problem("missing-key/until", ["what": what]), at: value.place)
      }
      return until.year(what.part("until"), &problems).map {
        .population(PopulationChange(zones: zones, change: .growth(rate: rate, until: $0)))
      }
    case "people":
      guard let people = value.text.flatMap({ MeasureUnit.people.value(of: $0) }),
        SensibleNumbers.people.contains(people)
      else {
        return value.report(
          texts.problem("bad-value/people", ["what": what]), &problems)
      }
      return .population(PopulationChange(zones: zones, change: .people(people)))
    default:
      if !zones.isEmpty {
        return problems.refuse(
          texts.problem("misplaced-key/file", ["what": what]),
          at: node.place)
      }
      return file(value, section, system(section, what), what).map {
        .population(PopulationChange(zones: [], change: .file($0)))
      }
    }
  }

  package mutating func factor(_ node: PlanNode, _ what: LocalizedText) -> Double? {
    guard let factor = node.text.flatMap({ Share($0)?.fraction }), SensibleNumbers.factors.contains(factor)
    else {
      return node.report(
        texts.problem("bad-value/factor", ["what": what]), &problems)
    }
    return factor
  }

  package mutating func cost(_ node: PlanNode, _ what: LocalizedText) -> Double? {
    guard let cost = node.number, SensibleNumbers.amounts.contains(cost) else {
      return node.report(
        texts.problem("bad-value/cost", ["what": what]), &problems)
    }
    return cost
  }
}
