import Coverage
import GIS

/// All areas that figures are given for, so that a measure computes them in one go.
public struct StudyAreas: Sendable {
  /// The zones, in the order of their layer.
  public var zones: [StudyArea]
  /// The groups, in the order of the plan.
  public var groups: [StudyArea]
  /// The union of the zones.
  public var whole: StudyArea

  /// Makes the areas of a plan.
  public init(zones: [StudyArea], groups: [StudyArea] = [], whole: StudyArea) {
    self.zones = zones
    self.groups = groups
    self.whole = whole
  }

  /// The zones, then the groups, then the whole: the order in which measures take and give them.
  public var all: [StudyArea] { zones + groups + [whole] }

  /// The surfaces of ``all``.
  public var geometries: [Geometry] { all.map { Geometry(polygons: $0.polygons) ?? .multiPolygon([]) } }

  /// Sorts values in the order of ``all`` into those of the zones, the groups and the whole.
  public func split<Value>(_ values: [Value]) -> (zones: [Value], groups: [Value], whole: Value) {
    let groupsEnd = zones.count + groups.count
    return (Array(values[..<zones.count]), Array(values[zones.count..<groupsEnd]), values[groupsEnd])
  }
}
