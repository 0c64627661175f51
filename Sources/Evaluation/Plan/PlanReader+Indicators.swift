import GIS
import PlanFile

extension PlanReader {
  /// Reads the indicators; two of one id are refused.
  package mutating func indicators(_ node: PlanNode, in surroundings: ParameterReader.Surroundings)
    -> [Indicator]
  {
    guard case .list(let nodes) = node.content, !nodes.isEmpty else {
      return node.report(texts.problem("not-a-list"), &problems) ?? []
    }
    var places: [String: Place] = [:]
    return nodes.enumerated().compactMap { index, node in
      let id = node["id"]?.text
      let what: LocalizedText =
        id.map { texts("what/indicator", ["id": $0]) }
        ?? texts("what/indicator-number", ["number": index + 1])
      let indicator = withStandard(node, what).flatMap {
        self.indicator($0.node, what, surroundings, files: $0.files)
      }
      if let id, let first = places.updateValue(node.place, forKey: id) {
        problems.refuse(
          texts.problem("duplicate-id", ["id": id, "line": first.line ?? 0]),
          at: node["id"]?.place ?? node.place)
      }
      return indicator
    }
  }

  /// Reads an indicator; `nil`, with everything reported, where something is wrong.
  ///
  /// - Parameter files: The files that it was read from beside the plan.
  mutating func indicator(
    _ node: PlanNode, _ what: LocalizedText, _ surroundings: ParameterReader.Surroundings, files: [String]
  ) -> Indicator? {
    guard let section = SectionReader(node, as: .indicator, what, &problems) else { return nil }
    let id = section["id"].flatMap { $0.identifier(texts("what/id"), &problems) }
    let name = section["name"]?.localizedText(what.part("name"), &problems)
    let source = section["source"]?.localizedText(what.part("source"), &problems)
    guard let type = section["measure"].flatMap({ measureType($0, what) }) else { return nil }

    var reader = ParameterReader(
      section["parameters"], for: type.description, of: what, at: node.place, in: surroundings)
    let measure = type.init(from: &reader)
    problems += reader.problems
    // Without sound parameters the unit is a guess, and a second complaint about it would mislead.
    guard reader.problems.isEmpty else { return nil }

    let target = section["target"].flatMap { self.target($0, what, measure.unit) }
    let baseline = section["baseline"].flatMap { self.baseline($0, what, measure.unit) }
    guard let id, let name else { return nil }
    return Indicator(
      id: id, name: name, measureName: type.description.name, measure: measure,
      parameters: section["parameters"], layers: reader.layers.uniqued(), files: files + reader.files,
      target: target,
      baseline: baseline, source: source, place: node.place
    )
  }

  private mutating func measureType(_ node: PlanNode, _ what: LocalizedText) -> (any Measure.Type)? {
    guard let name = node.text(what.part("measure"), &problems) else { return nil }
    guard let type = catalogue[name] else {
      problems.refuse(
        texts.problem("unknown-measure", ["what": what, "name": name]), at: node.place,
        advice: suggestion(for: name, among: catalogue.descriptions.map(\.name)))
      return nil
    }
    return type
  }

  private mutating func target(_ node: PlanNode, _ what: LocalizedText, _ unit: MeasureUnit) -> Target? {
    let what: LocalizedText = what.part("target")
    if let text = node.text {
      let (direction, value) = Target.Direction.leading(text)
      let node = PlanNode(.scalar(value, quoted: false), at: node.place)
      return quantity(node, what, unit).map { Target(value: $0, direction: direction ?? .atLeast) }
    }
    guard let section = SectionReader(node, as: .target, what, &problems) else { return nil }
    let value = section["value"].flatMap { quantity($0, what.detail("value"), unit) }
    let year = section["year"]?.year(what.detail("year"), &problems)
    let words = Target.Direction.allCases.map(\.rawValue)
    let word = section["direction"]?.choice(what.detail("direction"), among: words, &problems)
    guard let value else { return nil }
    return Target(
      value: value, year: year, direction: word.flatMap { Target.Direction(rawValue: $0) } ?? .atLeast)
  }

  private mutating func baseline(_ node: PlanNode, _ what: LocalizedText, _ unit: MeasureUnit) -> Baseline? {
    let what: LocalizedText = what.part("baseline")
    if node.text != nil { return quantity(node, what, unit).map { Baseline(value: $0) } }
    guard let section = SectionReader(node, as: .baseline, what, &problems) else { return nil }
    let value = section["value"].flatMap { quantity($0, what.detail("value"), unit) }
    let year = section["year"]?.year(what.detail("year"), &problems)
    return value.map { Baseline(value: $0, year: year) }
  }

  /// A value with its unit: not negative and, for a share, not above 100 %.
  private mutating func quantity(_ node: PlanNode, _ what: LocalizedText, _ unit: MeasureUnit) -> Double? {
    guard let text = node.text, let value = unit.value(of: text) else {
      let readings = node.text.flatMap(ambiguousNumber)
      return node.report(
        texts.problem("bad-value", ["what": what, "unit": unit.inWords]),
        advice: readings.map {
          texts("bad-value/two-readings", ["thousands": $0.thousands, "decimals": $0.decimals])
        } ?? texts("bad-value/example", ["example": unit.example]), &problems)
    }
    guard SensibleNumbers.any.contains(value) else {
      return node.report(texts.problem("bad-value/too-large", ["what": what]), &problems)
    }
    if value < 0 { return node.report(texts.problem("bad-value/negative", ["what": what]), &problems) }
    if unit == .share, value > 1 {
      return node.report(
        texts.problem("bad-value/above-all", ["what": what]),
        advice: Double(text).map { texts("bad-value/percent", ["percent": $0]) } ?? "", &problems)
    }
    return value
  }
}
