import GIS
import Importing
import PlanFile

/// A plan: the data it rests on, the zones it speaks of and the figures it promises. Data only: nothing is computed
/// and no layer is read until it is evaluated.
public struct Plan: Sendable {
  /// The name of the plan.
  public var title: LocalizedText
  /// The system that everything is measured in.
  public var workingSystem: WorkingSystemChoice
  /// The layers, in the order of the file; their keys differ.
  public var layers: [PlanLayer]
  /// The areas that every figure is given for.
  public var zones: ZoneDefinition
  /// Where people live; `nil` where the plan does not say.
  public var population: PopulationSource?
  /// The figures to compute, in the order of the file; their ids differ.
  public var indicators: [Indicator]
  /// The path of the plan file, as given.
  public var file: String

  /// The keys of the layers that say where people live: that of the people, and its mask.
  public var populationLayers: [String] { [population?.layer, population?.mask].compactMap { $0 } }

  /// The layer of a key; `nil` where there is none.
  public func layer(_ key: String) -> PlanLayer? { layers.first { $0.key == key } }
}

/// Which working system a plan asks for.
public struct WorkingSystemChoice: Sendable, Hashable {
  /// The code, such as `EPSG:4549`; `nil` for a projection centred on the zones.
  public var code: String?
  /// Where the plan says so.
  public var place: Place

  /// Makes a choice.
  public init(code: String?, at place: Place = Place()) {
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
  public var system: CoordinateSystem?
  /// The property that names a feature.
  public var nameField: String?
  /// Which features belong to it; `nil` for all.
  public var condition: Condition?
  /// Whether invalid surfaces are repaired rather than refused.
  public var repairs: Bool
  /// Where the plan declares it.
  public var place: Place
}

/// The zones as the plan declares them.
public struct ZoneDefinition: Sendable, Hashable {
  /// The key of the layer of surfaces.
  public var layer: String
  /// The property that names a zone; `nil` for `name` where every zone has one, or else the zone's number, from 1.
  public var nameField: String?
  /// The groups, in the order of the file.
  public var groups: [ZoneGroup]
  /// Where the plan declares them.
  public var place: Place
}

/// A group of zones.
public struct ZoneGroup: Sendable, Hashable {
  /// The key in the plan.
  public var key: String
  /// The name for people.
  public var name: LocalizedText
  /// The names of its zones with their places in the plan.
  public var members: [Member]

  /// A zone of the group.
  public struct Member: Sendable, Hashable {
    /// The name of the zone.
    public var name: String
    /// Where the plan names it.
    public var place: Place
  }
}

/// Where people live.
public struct PopulationSource: Sendable, Hashable {
  /// The key of the layer of points or surfaces.
  public var layer: String
  /// The property that holds the number of people.
  public var property: String
  /// The year they were counted in.
  public var year: Int?
  /// The key of the layer of surfaces, such as residential land, that the people of each surface live on; `nil` where
  /// they live all over it.
  public var mask: String? = nil
  /// The property of the mask with the weight of each of its surfaces, such as its floor area; `nil` where every square
  /// metre weighs the same.
  public var weight: String? = nil
  /// The side of the squares whose centres the layer's points are; `nil` where people live at the points.
  public var cell: Length? = nil
  /// Where the plan declares it.
  public var place: Place
}
