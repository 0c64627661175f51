import GIS

/// The features of a layer whose coordinates cannot be right, so that nothing further is asked of them.
struct MisplacedFeatures: Sendable {
  /// What is wrong with a feature's coordinates.
  enum Fault: Sendable, CaseIterable {
    /// A longitude beyond ±180 or a latitude beyond ±90, and swapping them does not help.
    case outOfRange
    /// Beyond the range as it stands, but a place on Earth, near the others where there are any, once swapped.
    case swapped
    /// Far from all other layers as it stands, and among them once swapped.
    case perhapsSwapped
    /// At longitude 0 and latitude 0, where exports put what has no place.
    case atOrigin
  }

  /// The faults by the number of the feature in the file, from 0.
  let faults: [Int: Fault]

  /// Looks at the first vertex of each chosen feature that is out of range, or else at its first vertex.
  ///
  /// - Parameter heart: Where most of the data lie, in degrees. Cost: O(vertices).
  init(of layer: LayerToCheck, heart: Heart?) {
    var faults: [Int: Fault] = [:]
    let source = layer.source
    for number in layer.chosen {
      guard let shape = source.features[number].shape else { continue }
      let first = shape.firstVertex
      if layer.system.isGeographic {
        let bad = shape.firstVertex { !source.coordinates[$0].isDegrees }
        let point = source.coordinates[bad ?? first]
        let swapped = Point(x: point.y, y: point.x)
        if bad != nil {
          let helps = swapped.isDegrees && heart?.contains(swapped) ?? true
          faults[number] = helps ? .swapped : .outOfRange
        } else if abs(point.x) < Self.nearOrigin, abs(point.y) < Self.nearOrigin {
          faults[number] = .atOrigin
        } else if let heart, !heart.contains(point), heart.contains(swapped) {
          faults[number] = .perhapsSwapped
        }
      } else if source.coordinates[first] == Point(x: 0, y: 0) {
        faults[number] = .atOrigin
      }
    }
    self.faults = faults
  }

  /// How near to 0° N 0° E is too near, in degrees: about a kilometre of open sea.
  private static let nearOrigin = 0.01
}

extension Shape {
  /// The number of its first vertex.
  var firstVertex: Int { firstVertex { _ in true } ?? 0 }
}
