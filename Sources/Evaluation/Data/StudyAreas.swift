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
  /// Whether no two zones overlap, so that what groups and the whole hold is the sum over their zones.
  public var isPartition: Bool

  /// Makes the areas of a plan.
  package init(
    zones: [StudyArea], groups: [StudyArea] = [], members: [[Int]] = [], whole: StudyArea,
    isPartition: Bool = false
  ) {
    precondition(groups.count == members.count, "each group has its members")
    self.zones = zones
    self.groups = groups
    self.members = members
    self.whole = whole
    self.isPartition = isPartition
  }

  /// The zones, then the groups, then the whole: the order in which measures take and give them.
  public var all: [StudyArea] { zones + groups + [whole] }

  /// The areas that amounts are counted in; ``completed(_:)`` gives those of all. The zones alone where they are a
  /// partition, which saves half the work; all areas otherwise.
  public var counted: [StudyArea] { isPartition ? zones : all }

  /// Amounts of ``counted`` as amounts of ``all``.
  public func completed(_ amounts: [Double]) -> [Double] {
    guard isPartition else { return amounts }
    return amounts + members.map { $0.lazy.map { amounts[$0] }.exactSum } + [amounts.exactSum]
  }

  /// Keeps the people of each area, given in the order of ``all``.
  package mutating func take(_ people: [Double]) {
    let (zonePeople, groupPeople, wholePeople) = split(people)
    for (index, people) in zonePeople.enumerated() { zones[index].people = people }
    for (index, people) in groupPeople.enumerated() { groups[index].people = people }
    whole.people = wholePeople
  }

  /// Forgets how many people live in each area.
  mutating func forgetPeople() {
    for index in zones.indices { zones[index].people = nil }
    for index in groups.indices { groups[index].people = nil }
    whole.people = nil
  }

  /// The surfaces of ``all``.
  public var geometries: [Geometry] { all.map(\.geometry) }

  /// Sorts values in the order of ``all`` into those of the zones, the groups and the whole.
  public func split<Value>(_ values: [Value]) -> (zones: [Value], groups: [Value], whole: Value) {
    let groupsEnd = zones.count + groups.count
    return (Array(values[..<zones.count]), Array(values[zones.count..<groupsEnd]), values[groupsEnd])
  }
}
