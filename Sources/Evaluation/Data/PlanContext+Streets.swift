import GIS
import StreetNetwork

extension PlanContext {
  /// The streets of layers of lines, made once for all measures.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data where a layer holds other things than lines, or no street at all.
  package func streets(of keys: [String], crossings: Crossings = .separate) throws -> Streets {
    try shared.value(StreetsKey(layers: keys, crossings: crossings)) {
      // Other things than lines are told of before anything is built.
      for key in keys { _ = try geometries(of: key, .line) }
      let streets = Streets(try crossings.lines(of: keys.flatMap { try layer($0).features }))
      guard streets.graph.edgeCount > 0 else {
        throw Failure(
          .badData, texts.problem("no-streets", ["keys": keys.map { "“\($0)”" }.joined(separator: ", ")]))
      }
      return streets
    }
  }
}

/// Streets as one net.
private struct StreetsKey: SharedKey {
  typealias Value = Streets
  let layers: [String]
  let crossings: Crossings
}
