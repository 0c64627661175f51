import GIS
import StreetNetwork

extension PlanContext {
  /// The streets of layers of lines, made once for all measures.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data where a layer holds other things than lines, or no street at all.
  func streets(of keys: [String]) throws -> Streets {
    try shared.value("streets " + keys.joined(separator: "\n")) {
      let streets = Streets(try keys.flatMap { try geometries(of: $0, .line) }.flatMap(\.lines))
      guard streets.graph.edgeCount > 0 else {
        throw Failure(
          .badData, code: "no-streets",
          "There is no street to walk along in \(keys.map { "“\($0)”" }.joined(separator: ", ")).",
          advice: "Check the layer and its where.")
      }
      return streets
    }
  }
}
