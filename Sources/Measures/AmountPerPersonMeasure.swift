import Evaluation
import GIS
import PlanFile

/// Surface, or the sum of a property, for each person.
package struct AmountPerPersonMeasure: Measure {
  /// What the catalogue says of it.
  package static let description = MeasureDescription(
    name: "amount-per-person", title: LocalizedText(zh: "人均指标", en: "Amount per person"),
    summary: LocalizedText(
      zh: "区内面积（重叠只计一次）或属性之和，除以区内人口；可按每千人、每万人等计（per）。",
      en:
        "The area inside the zone, overlaps once, or the sum of a property, divided by the zone's people; for each person, "
        + "or for as many as per says."),
    units: [.squareMetresPerPerson, .named("property/person")],
    parameters: [
      Parameter("layers", .layers, .required, zh: "计算的图层。", en: "The layers that are counted."),
      Parameter(
        "property", .text, .optional, zh: "求和的属性；缺省时计面积。",
        en: "The property that is summed; the area where it is left out."),
      Parameter(
        "unit", .text, .optional, zh: "属性的单位，如“床/人”。",
        en: "The unit of the figure of a property, such as beds/person."),
      Parameter(
        "per", .text, .optional, zh: "按多少人计，如 10000 people 或“万人”；缺省时按人。",
        en:
          "For how many people the figure is, such as 10000 people or 万人; for each person where it is left out."
      ),
    ])

  private let layers: [String]
  private let property: String?
  private let unitName: String?
  /// For how many people the figure is.
  private let scale: Double

  /// Takes the parameters out of the plan.
  package init(from reader: inout ParameterReader) {
    layers = reader.layers("layers")
    property = reader.optionalText("property")
    unitName = reader.optionalText("unit")
    scale = reader.scale(of: .people, unit: unitName)
    reader.requirePopulation("layers")
  }

  /// Square metres for each person, or the property's unit.
  package var unit: MeasureUnit {
    let people = scale == 1 ? "person" : "\(digits(scale)) people"
    if let property { return MeasureUnit(named: unitName ?? "\(property)/\(people)") }
    return scale == 1 ? .squareMetresPerPerson : .named("m²/\(people)")
  }

  /// What it needs of its layers.
  package var demands: [DataDemand] {
    [property.map { .amounts(of: $0, in: layers) } ?? .geometries(.surface, in: layers)]
  }

  /// Computes the figures; nobody in an area leaves it without a value.
  package func evaluate(in context: PlanContext) throws -> MeasureResult {
    let people = try context.peopleOfAreas()
    let amounts =
      if let property {
        try context.sums(of: property, in: layers)
      } else {
        (values: try context.squareMetres(of: context.mergedSurface(of: layers)), notes: [LocalizedText]())
      }
    let names = context.names(of: layers)
    let year = context.population?.year.map(String.init)
    let what =
      property.map { LocalizedText(zh: "“\($0)”之和", en: "sum of “\($0)”") }
      ?? LocalizedText(zh: "面积（重叠只计一次）", en: "area, overlaps once")
    let each =
      scale == 1
      ? LocalizedText(zh: "", en: "person")
      : LocalizedText(zh: "，每 \(digits(scale)) 人", en: "\(digits(scale)) people")
    return context.quotients(
      amounts.values, by: people, scale: scale, emptiness: .nobodyLivesHere,
      unit: unit, numeratorUnit: property.map { .named($0) } ?? .squareMetres,
      denominatorUnit: .people,
      reading: Reading(
        words: LocalizedText(
          zh: "\(names.zh)的\(what.zh)，按区内\(year.map { "\($0)年" } ?? "")人口平均\(each.zh)",
          en: "\(names.en): \(what.en), for each \(each.en)\(year.map { " of \($0)" } ?? "")"),
        fields: [
          .init("of", property ?? "area"), .init("over", scale == 1 ? "people" : "\(digits(scale)) people"),
          .init("layers", layers.joined(separator: ",")),
        ]), notes: amounts.notes)
  }
}
