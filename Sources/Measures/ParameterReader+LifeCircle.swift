import PlanFile

/// The categories of life circles.
extension ParameterReader {
  /// The categories of a life circle, in the plan or in a file of their own; none where the plan gives none.
  package mutating func categories(_ name: String) -> [LifeCircleCategory] {
    let categories =
      value(name)?.categories(label(name), in: surroundings, files: &files, &problems) ?? []
    layers += categories.flatMap(\.layers)
    return categories
  }

  /// A life-circle profile, from its file; `nil` where the plan names none.
  package mutating func optionalProfile(_ name: String) -> LifeCircleProfile? {
    value(name)?.profile(label(name), folder: surroundings.folder, files: &files, &problems)
  }

  /// The facilities of each category of a profile, each with the place of its key; none where the plan gives none.
  package mutating func facilities(_ name: String) -> [LifeCircleFacilities] {
    let facilities = value(name)?.facilities(label(name), among: surroundings.layers, &problems) ?? []
    layers += facilities.flatMap(\.layers)
    return facilities
  }
}
