import PlanFile

/// The measures that a plan may name.
package struct MeasureCatalogue: Sendable {
  /// The measures, in the order in which they are listed.
  package let measures: [any Measure.Type]

  /// Makes a catalogue; of two measures of one name the first is found.
  package init(_ measures: [any Measure.Type]) { self.measures = measures }

  /// The measure of a name; `nil` where there is none.
  package subscript(name: String) -> (any Measure.Type)? {
    measures.first { $0.description.name == name }
  }

  /// What the catalogue says of each measure.
  package var descriptions: [MeasureDescription] { measures.map { $0.description } }
}
