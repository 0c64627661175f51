import PlanFile

/// The measures that a plan may name.
public struct MeasureCatalogue: Sendable {
  /// The measures, in the order in which they are listed.
  public let measures: [any Measure.Type]

  /// Makes a catalogue; of two measures of one name the first is found.
  public init(_ measures: [any Measure.Type]) { self.measures = measures }

  /// The measure of a name; `nil` where there is none.
  public subscript(name: String) -> (any Measure.Type)? {
    measures.first { $0.description.name == name }
  }

  /// What the catalogue says of each measure.
  public var descriptions: [MeasureDescription] { measures.map { $0.description } }
}
