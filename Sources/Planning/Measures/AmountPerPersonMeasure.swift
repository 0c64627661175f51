import GIS
import Provision

/// Surface, or the sum of a property, for each person.
public struct AmountPerPersonMeasure: Measure {
  /// What the catalogue says of it.
  public static let description = MeasureDescription(
    name: "amount-per-person", title: LocalizedText(zh: "人均指标", en: "Amount per person"),
    summary: LocalizedText(
      zh: "区内面积（重叠只计一次）或属性之和，除以区内人口。",
      en: "The area inside the zone, overlaps once, or the sum of a property, divided by the zone's people."),
    units: [.squareMetresPerPerson, .named("property/person")],
    parameters: [
      Parameter("layers", .layers, .required, zh: "计算的图层。", en: "The layers that are counted."),
      Parameter(
        "property", .text, .optional, zh: "求和的属性；缺省时计面积。",
        en: "The property that is summed; the area where it is left out."),
      Parameter(
        "unit", .text, .optional, zh: "属性的单位，如“床/人”。",
        en: "The unit of the figure of a property, such as beds/person."),
    ])

  private let layers: [String]
  private let property: String?
  private let unitName: String?

  /// Takes the parameters out of the plan.
  public init(from reader: inout ParameterReader) {
    layers = reader.layers("layers")
    property = reader.optionalText("property")
    unitName = reader.optionalText("unit")
    reader.requirePopulation("layers")
  }

  /// Square metres for each person, or the property's unit.
  public var unit: MeasureUnit {
    property.map { MeasureUnit(named: unitName ?? "\($0)/person") } ?? .squareMetresPerPerson
  }

  /// What it needs of its layers.
  public var demands: [DataDemand] {
    [property.map { .amounts(of: $0, in: layers) } ?? .geometries(.surface, in: layers)]
  }

  /// Computes the figures; nobody in an area leaves it without a value.
  public func evaluate(in context: PlanContext) throws -> MeasureResult {
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
    return context.quotients(
      amounts.values, by: people, emptiness: .nobodyLivesHere,
      unit: unit, numeratorUnit: unit == .squareMetresPerPerson ? .squareMetres : .named(property ?? ""),
      denominatorUnit: .people,
      reading: Reading(
        words: LocalizedText(
          zh: "\(names.zh)的\(what.zh)，按区内\(year.map { "\($0)年" } ?? "")人口平均",
          en: "\(names.en): \(what.en), for each person\(year.map { " of \($0)" } ?? "")"),
        fields: [
          .init("of", property ?? "area"), .init("over", "people"),
          .init("layers", layers.joined(separator: ",")),
        ]), notes: amounts.notes)
  }
}
