/// Features in the working system, under a name.
///
/// A value: scenarios share untouched layers without copying them.
public struct Layer: Sendable, Hashable {
  /// The name in the plan, or the file's.
  public var name: String
  /// The features, in the order of the file.
  public var features: [Feature]

  /// Makes a layer.
  public init(name: String, features: [Feature]) {
    self.name = name
    self.features = features
  }

  /// The smallest box around all features; `nil` where none has a place.
  ///
  /// - Complexity: O(vertices).
  public var extent: BoundingBox? {
    let box = features.reduce(BoundingBox.empty) { box, feature in
      feature.geometry.map { box.union($0.boundingBox) } ?? box
    }
    return box.minX <= box.maxX ? box : nil
  }
}
