import GIS

/// Features that a measure chooses by a condition.
public struct Selection: Sendable, Hashable {
  /// What the features must satisfy.
  public var condition: Condition
  /// The keys of the layers that they come from.
  public var layers: [String]

  /// Makes a selection.
  public init(_ condition: Condition, from layers: [String]) {
    self.condition = condition
    self.layers = layers
  }
}

extension Measure {
  /// None: most measures take whole layers.
  public var selections: [Selection] { [] }
}

extension LifeCircleMeasure {
  /// Those of the categories.
  public var selections: [Selection] {
    categories.compactMap { category in
      category.condition.map { Selection($0, from: category.layers) }
    }
  }
}

extension Indicator {
  /// A warning for each condition that no feature satisfies: the figure is then 0 for want of a match, which is most
  /// often a misspelt value. Layers without any feature are not blamed on the condition.
  ///
  /// Cost: up to the first match, so O(features) where there is none.
  func unmatchedConditions(in context: PlanContext) throws(Failure) -> [Problem] {
    var warnings: [Problem] = []
    for selection in measure.selections {
      var hasFeatures = false
      var hasMatch = false
      for key in selection.layers where !hasMatch {
        let features = try context.layer(key).features
        hasFeatures = hasFeatures || !features.isEmpty
        hasMatch = features.contains { selection.condition.holds(for: $0) }
      }
      if hasFeatures, !hasMatch {
        warnings.append(
          Problem(
            .warning, code: "condition-without-match",
            "The indicator “\(id)”: no feature of \(selection.layers.joined(separator: ", ")) satisfies "
              + "\(selection.condition).",
            at: place, advice: "Compare the values with those of the file: ambit info FILE"))
      }
    }
    return warnings
  }
}
