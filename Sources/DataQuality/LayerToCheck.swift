import GIS

/// A layer as it was read, with what is known of its use.
package struct LayerToCheck: Sendable {
  /// What the layer is for, which decides what is asked of it.
  package struct Use: Sendable, Hashable {
    /// Whether its surfaces are the zones; `nil` where nobody says, and their shape is to tell.
    package var isZones: Bool?
    /// Whether each zone must have a name of its own, as where a plan says which property it is; zones are called by their numbers
    /// otherwise.
    package var namesZones = false
    /// Whether people walk along its lines; `nil` where nobody says, and their properties are to tell.
    package var isStreets: Bool?
    /// The property that holds numbers of people; `nil` where the layer has none.
    package var peopleProperty: String?
    /// The indicators that count lines as often as they are drawn; empty where all that measure lengths count once those
    /// that run side by side, `nil` where nobody says.
    package var countsParallels: [String]?

    /// Nothing is known.
    package init() {}
  }

  /// The key of the layer in the plan, or the name of the file.
  package var key: String
  /// The layer in the coordinates of its file.
  package var source: SourceLayer
  /// The coordinate system to read it in.
  package var system: CoordinateSystem
  /// The numbers of the features that belong to it, from 0, in order.
  package var chosen: [Int]
  /// The property that names a feature; `name` where nobody says.
  package var nameProperty = "name"
  /// Whether invalid surfaces are repaired, as the plan asks, and so are no error.
  package var isRepaired = false
  /// What it is for.
  package var use = Use()

  /// Takes all features of a layer.
  package init(key: String, source: SourceLayer, system: CoordinateSystem) {
    self.key = key
    self.source = source
    self.system = system
    chosen = Array(source.features.indices)
  }
}
