import GIS
import PlanFile

/// Features that a measure chooses by a condition.
public struct Selection: Sendable, Hashable {
  /// What the features must satisfy.
  package var condition: Condition
  /// The keys of the layers that they come from.
  package var layers: [String]

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

extension Indicator {
  /// A warning for each condition that no feature satisfies: the figure is then 0 for want of a match, which is most
  /// often a misspelt value. Layers without any feature are not blamed on the condition.
  ///
  /// Cost: up to the first match, so O(features) where there is none.
  package func unmatchedConditions(in context: PlanContext) throws(Failure) -> [Problem] {
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
        warnings.add(
          .warning,
          texts.problem(
            "condition-without-match",
            [
              "id": id, "layers": selection.layers.joined(separator: ", "),
              "condition": "\(selection.condition)",
            ]), at: place)
      }
    }
    return warnings
  }
}
