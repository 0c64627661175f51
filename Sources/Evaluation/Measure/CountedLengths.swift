/// The layers whose lengths a measure counts.
public struct CountedLengths: Sendable {
  /// The keys of the layers.
  package var layers: [String]
  /// Whether lines that run side by side count once.
  package var isDistinct: Bool

  /// Joins the parts.
  public init(layers: [String], isDistinct: Bool) {
    self.layers = layers
    self.isDistinct = isDistinct
  }
}
