import GIS

extension EditReader {
  package mutating func population(_ node: PlanNode, _ section: SectionReader, _ what: String) -> Edit? {
    let names = node.elements.compactMap { $0.text("\(what): a zone", &problems) }
    let zones = names == ["all"] ? [] : names
    let given = ["by", "growth", "people", "file"].filter { section[$0] != nil }
    guard given.count == 1, let value = section[given[0]] else {
      return refuse(
        "no-change", "\(what) does not say how the people change, or says it twice.", at: node.place,
        advice: "Give one of by, growth, people and file.")
    }
    if given[0] != "growth", let until = section["until"] {
      return refuse("misplaced-key", "\(what): until goes with growth alone.", at: until.place)
    }
    switch given[0] {
    case "by":
      return factor(value, what).map { .population(PopulationChange(zones: zones, change: .factor($0))) }
    case "growth":
      guard let rate = value.text.flatMap({ Share($0)?.fraction }),
        SensibleNumbers.yearlyGrowth.contains(rate)
      else {
        return value.report(
          "bad-value",
          "\(what): its growth should be a rate for each year from −99.9 % to 100 %, such as 1.2 %",
          advice: "For a change in all, write a factor, such as by: 1.2.", &problems)
      }
      guard let until = section["until"] else {
        return refuse(
          "missing-key", "\(what) does not say until which year the people grow.", at: value.place,
          advice: "Add until: 2025.")
      }
      return until.year("\(what): its until", &problems).map {
        .population(PopulationChange(zones: zones, change: .growth(rate: rate, until: $0)))
      }
    case "people":
      guard let people = value.text.flatMap({ MeasureUnit.people.value(of: $0) }),
        SensibleNumbers.people.contains(people)
      else {
        return value.report(
          "bad-value", "\(what): its people should be a number from 0 to 100,000,000,000", &problems)
      }
      return .population(PopulationChange(zones: zones, change: .people(people)))
    default:
      if !zones.isEmpty {
        return refuse(
          "misplaced-key", "\(what): a file takes the place of all people, not of some zones'.",
          at: node.place,
          advice: "Write population: all.")
      }
      return file(value, section, system(section, what), what).map {
        .population(PopulationChange(zones: [], change: .file($0)))
      }
    }
  }

  package mutating func refuse<Value>(
    _ code: String, _ message: String, at place: Place, advice: String = ""
  ) -> Value? {
    problems.append(Problem(.error, code: code, message, at: place, advice: advice))
    return nil
  }

  package mutating func factor(_ node: PlanNode, _ what: String) -> Double? {
    guard let factor = node.text.flatMap({ Share($0)?.fraction }), SensibleNumbers.factors.contains(factor)
    else {
      return node.report(
        "bad-value", "\(what): its factor should be a number from 0 to 1,000,000, such as 1.2", &problems)
    }
    return factor
  }

  package mutating func cost(_ node: PlanNode, _ what: String) -> Double? {
    guard let cost = node.number, SensibleNumbers.amounts.contains(cost) else {
      return node.report(
        "bad-value", "\(what): its cost should be a number of 0 or more, of 15 digits at most", &problems)
    }
    return cost
  }
}
