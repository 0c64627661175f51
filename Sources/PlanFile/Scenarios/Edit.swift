import GIS

/// A change to a layer of a plan, or to its people.
public struct Edit: Sendable, Hashable {
  /// What is done.
  package let kind: EditKind
}

/// What an edit does. Data only: coordinates are as the scenario writes them, and no file is read until the edit is resolved.
package indirect enum EditKind: Sendable, Hashable {
  /// New features.
  case add(layer: String, shapes: ShapeSource, properties: Properties, id: PropertyValue?)
  /// Features that are gone.
  case remove(FeatureSelection)
  /// Features that close in a year: as removed from then on.
  case close(FeatureSelection)
  /// Features elsewhere.
  case move(FeatureSelection, Movement)
  /// Another geometry for one feature; its properties stay.
  case replace(FeatureSelection, ShapeSource)
  /// Other values of properties.
  case set(FeatureSelection, Properties)
  /// A property, or else the radius that measures give the features, times a factor.
  case scale(FeatureSelection, property: String?, factor: Double)
  /// Other people.
  case population(PopulationChange)
  /// A line that goes on beyond its end.
  case extend(FeatureSelection, along: ShapeSource)

  /// The names of the edits in a scenario file, in the order in which they are documented.
  package static let names = [
    "add", "remove", "move", "replace", "set", "scale", "population", "close", "extend",
  ]

  /// The layer that changes; `nil` for an edit of the people.
  package var layer: String? {
    switch self {
    case .add(let layer, _, _, _): layer
    case .remove(let selection), .close(let selection), .move(let selection, _), .replace(let selection, _),
      .set(let selection, _), .scale(let selection, _, _), .extend(let selection, _):
      selection.layer
    case .population: nil
    }
  }
}

/// Which features of a layer an edit speaks of.
package struct FeatureSelection: Sendable, Hashable {
  /// The key of the layer.
  package var layer: String
  /// The ids, each that of exactly one feature: the GeoJSON id, the property `id`, or the layer's name; empty for none.
  package var ids: [Condition.Value]
  /// What the features must satisfy; `nil` for no condition.
  package var condition: Condition?

  /// Whether all features are meant.
  var isAll: Bool { ids.isEmpty && condition == nil }
}

/// Geometries as a scenario gives them.
package enum ShapeSource: Sendable, Hashable {
  /// Written in the scenario, with their coordinates in `system`.
  case inline(json: String, system: CoordinateSystem?)
  /// The features of a file that satisfy a condition.
  case file(path: String, condition: Condition?, system: CoordinateSystem?)
}

/// Where features move.
package enum Movement: Sendable, Hashable {
  /// To one place; for points alone.
  case to(ShapeSource)
  /// By metres of the working system.
  case by(east: Double, north: Double)
}

/// How the people of some zones change.
package struct PopulationChange: Sendable, Hashable {
  /// What happens to them.
  package enum Change: Sendable, Hashable {
    /// Times a factor.
    case factor(Double)
    /// A rate for each year from the population's year to `until`.
    case growth(rate: Double, until: Int)
    /// To a number for each zone, spread as the people live now.
    case people(Double)
    /// To those of another file, with the same property; for all zones at once.
    case file(ShapeSource)
  }

  /// The names of the zones or the keys of the groups; empty for everyone.
  package var zones: [String]
  /// What happens to their people.
  package var change: Change
}
