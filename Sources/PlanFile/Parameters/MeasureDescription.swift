/// What the catalogue says of a measure.
package struct MeasureDescription: Sendable, Hashable {
  /// The name in the plan, in lower case with hyphens.
  package let name: String
  /// The name for people.
  package let title: LocalizedText
  /// The definition in a sentence or two.
  package let summary: LocalizedText
  /// The unit of the figures, or the units among which the parameters choose.
  package let units: [MeasureUnit]
  /// The parameters, the most important first.
  package let parameters: [Parameter]

  /// Describes a measure.
  package init(
    name: String, title: LocalizedText, summary: LocalizedText, units: [MeasureUnit], parameters: [Parameter]
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.units = units
    self.parameters = parameters
  }
}
