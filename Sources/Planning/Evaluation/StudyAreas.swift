import Coverage
import GIS

/// All areas that figures are given for, so that a measure computes them in one go.
public struct StudyAreas: Sendable {
  /// The zones, in the order of their layer.
  public var zones: [StudyArea]
  /// The groups, in the order of the plan.
  public var groups: [StudyArea]
  /// The numbers of the zones of each group.
  public var members: [[Int]]
  /// The union of the zones.
  public var whole: StudyArea

  /// Makes the areas of a plan.
  public init(
    zones: [StudyArea], groups: [StudyArea] = [], members: [[Int]] = [], whole: StudyArea
  ) {
    precondition(groups.count == members.count, "each group has its members")
    self.zones = zones
    self.groups = groups
    self.members = members
    self.whole = whole
  }

  /// The zones, then the groups, then the whole: the order in which measures take and give them.
  public var all: [StudyArea] { zones + groups + [whole] }

  /// The surfaces of ``all``.
  public var geometries: [Geometry] { all.map(\.geometry) }

  /// Sorts values in the order of ``all`` into those of the zones, the groups and the whole.
  public func split<Value>(_ values: [Value]) -> (zones: [Value], groups: [Value], whole: Value) {
    let groupsEnd = zones.count + groups.count
    return (Array(values[..<zones.count]), Array(values[zones.count..<groupsEnd]), values[groupsEnd])
  }
}
