import Evaluation
import GIS
import PlanFile

/// Surface, or the sum of a property, for each person.
package struct AmountPerPersonMeasure: Measure {
  /// What the catalogue says of it.
  package static let description = MeasureDescription(
    "amount-per-person", units: [.squareMetresPerPerson, .named("property/person")],
    parameters: [
      Parameter("layers", .layers, .required, texts("parameter/amount-per-person/layers")),
      Parameter("property", .text, .optional, texts("parameter/amount-per-person/property")),
      Parameter("unit", .text, .optional, texts("parameter/amount-per-person/unit")),
      Parameter("per", .text, .optional, texts("parameter/amount-per-person/per")),
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
    let what = property.map { texts("amount/sum", ["property": $0]) } ?? texts("amount/area")
    var values: [String: any TextValue] = ["names": names, "what": what, "people": scale]
    let year = context.population?.year
    values["year"] = year
    let whom = (scale == 1 ? "person" : "people") + (year == nil ? "" : "-of-year")
    return context.quotients(
      amounts.values, by: people, scale: scale, emptiness: .nobodyLivesHere,
      unit: unit, numeratorUnit: property.map { .named($0) } ?? .squareMetres,
      denominatorUnit: .people,
      reading: Reading(
        words: texts("amount-per-person/reading/\(whom)", values),
        fields: [
          .init("of", property ?? "area"), .init("over", scale == 1 ? "people" : "\(digits(scale)) people"),
          .init("layers", layers.joined(separator: ",")),
        ]), notes: amounts.notes)
  }
}
