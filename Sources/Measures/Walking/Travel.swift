import Evaluation
import GIS
import PlanFile
import StreetNetwork

/// The way that people take to facilities: a straight line, or along streets.
package struct Travel: Sendable, Hashable {
  /// How the distance is taken.
  package enum Distance: String, CaseIterable, Sendable {
    case straightLine = "straight-line"
    case alongStreets = "along-streets"
  }

  /// How the distance is taken.
  package let distance: Distance
  /// The keys of the layers of streets; none for straight lines.
  package let streets: [String]
  /// How far people and facilities may be from the nearest street.
  package let maxSnap: Length
  private let crossings: Crossings

  /// Takes the parameters out of the plan; records streets that are missing, or of no use.
  init(from reader: inout ParameterReader, crossings: Crossings = .separate) {
    distance = reader.choice("distance")
    streets = reader.optionalLayers("streets")
    maxSnap = reader.length("max-snap")
    self.crossings = crossings
    if isWalk != reader.isGiven("streets") {
      reader.report(
        "streets", texts.problem(isWalk ? "missing-parameter/streets" : "streets-unused/streets-2"))
    }
  }

  /// Whether it follows streets.
  package var isWalk: Bool { distance == .alongStreets }

  /// What it needs of the layers.
  var demands: [DataDemand] { streets.isEmpty ? [] : [.geometries(.line, in: streets)] }

  /// The streets, made once for all measures. Errors: as `streets(of:crossings:)`.
  package func network(in context: PlanContext) throws -> Streets { try network(of: streets, in: context) }

  /// Other layers as streets that cross in the same way.
  package func network(of layers: [String], in context: PlanContext) throws -> Streets {
    try context.streets(of: layers, crossings: crossings)
  }

  /// What a reading says of the streets; nothing for straight lines.
  func fields(tellsCrossings: Bool = false) -> [Reading.Field] {
    if !isWalk { return [] }
    return [Reading.Field("streets", streets.joined(separator: ", "))]
      + (tellsCrossings ? [Reading.Field("crossings", crossings.rawValue)] : [])
      + [Reading.Field("max-snap", "\(digits(maxSnap.metres)) m")]
  }
}
