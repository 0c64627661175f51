import GIS

/// What the catalogue says of a measure.
public struct MeasureDescription: Sendable, Hashable {
  /// The name in the plan, in lower case with hyphens.
  public let name: String
  /// The name for people.
  public let title: LocalizedText
  /// The definition in a sentence or two.
  public let summary: LocalizedText
  /// The unit of the figures, or the units among which the parameters choose.
  public let units: [MeasureUnit]
  /// The parameters, the most important first.
  public let parameters: [Parameter]

  /// Describes a measure.
  public init(
    name: String, title: LocalizedText, summary: LocalizedText, units: [MeasureUnit], parameters: [Parameter]
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.units = units
    self.parameters = parameters
  }
}
