import GIS
import Importing
import PlanFile

/// A plan: the data it rests on, the zones it speaks of and the figures it promises. Data only: nothing is computed
/// and no layer is read until it is evaluated.
public struct Plan: Sendable {
  /// The name of the plan.
  public var title: LocalizedText
  /// The system that everything is measured in.
  package var workingSystem: WorkingSystemChoice
  /// The layers, in the order of the file; their keys differ.
  public var layers: [PlanLayer]
  /// The areas that every figure is given for.
  package var zones: ZoneDefinition
  /// Where people live; `nil` where the plan does not say.
  package var population: PopulationSource?
  /// The figures to compute, in the order of the file; their ids differ.
  public var indicators: [Indicator]
  /// The path of the plan file, as given.
  public var file: String

  /// The keys of the layers that say where people live: that of the people, and its mask.
  package var populationLayers: [String] { [population?.layer, population?.mask].compactMap { $0 } }

  /// The layer of a key; `nil` where there is none.
  package func layer(_ key: String) -> PlanLayer? { layers.first { $0.key == key } }
}

/// Which working system a plan asks for.
package struct WorkingSystemChoice: Sendable, Hashable {
  /// The code, such as `EPSG:4549`; `nil` for a projection centred on the zones.
  package var code: String?
  /// Where the plan says so.
  package var place: Place

  /// Makes a choice.
  package init(code: String?, at place: Place = Place()) {
    self.code = code
    self.place = place
  }
}

/// A layer as the plan declares it.
public struct PlanLayer: Sendable, Hashable {
  /// The key by which measures name it.
  public var key: String
  /// What it shows.
  public var name: LocalizedText
  /// The path as the plan writes it.
  public var file: String
  /// The path to read: `file` from the folder of the plan.
  public var path: String
  /// What is taken out of the file, and how.
  package var reading = ReadingOptions()
  /// The declared coordinate system; `nil` where the file's own, or else WGS84, is meant.
  package var system: CoordinateSystem?
  /// The property that names a feature.
  package var nameField: String?
  /// Which features belong to it; `nil` for all.
  package var condition: Condition?
  /// Whether invalid surfaces are repaired rather than refused.
  package var repairs: Bool
  /// Where the plan declares it.
  public var place: Place
}

/// The zones as the plan declares them.
package struct ZoneDefinition: Sendable, Hashable {
  /// The key of the layer of surfaces.
  package var layer: String
  /// The property that names a zone; `nil` for `name` where every zone has one, or else the zone's number, from 1.
  package var nameField: String?
  /// The groups, in the order of the file.
  package var groups: [ZoneGroup]
  /// Where the plan declares them.
  package var place: Place
}

/// A group of zones.
package struct ZoneGroup: Sendable, Hashable {
  /// The key in the plan.
  package var key: String
  /// The name for people.
  package var name: LocalizedText
  /// The names of its zones with their places in the plan.
  package var members: [Member]

  /// A zone of the group.
  package struct Member: Sendable, Hashable {
    /// The name of the zone.
    package var name: String
    /// Where the plan names it.
    package var place: Place
  }
}

/// Where people live.
package struct PopulationSource: Sendable, Hashable {
  /// The key of the layer of points or surfaces.
  package var layer: String
  /// The property that holds the number of people.
  package var property: String
  /// The year they were counted in.
  package var year: Int?
  /// The key of the layer of surfaces, such as residential land, that the people of each surface live on; `nil` where
  /// they live all over it.
  package var mask: String? = nil
  /// The property of the mask with the weight of each of its surfaces, such as its floor area; `nil` where every square
  /// metre weighs the same.
  package var weight: String? = nil
  /// The side of the squares whose centres the layer's points are; `nil` where people live at the points.
  package var cell: Length? = nil
  /// Where the plan declares it.
  package var place: Place
}
