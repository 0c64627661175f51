import GIS
import Synchronization

/// A layer of points in the working system whose features are made only where somebody asks for them.
///
/// Copying 300,000 features with their properties takes three times as long as projecting them, and a coverage asks for
/// their places alone.
final class PlacedPoints: Sendable {
  /// The layer as its file has it.
  package let source: SourceLayer
  /// Every point in the working system; a multi-point has several.
  package let points: [Point]
  /// For each point the number of its feature, from 0.
  let owners: [Int]
  private let made = Mutex<[Feature]?>(nil)

  /// Projects the points of a layer; `nil` where some feature is a line or a surface. Errors: as
  /// ``/GIS/SourceLayer/projectedPoints(from:to:)``.
  package init?(_ source: SourceLayer, from system: CoordinateSystem, to working: WorkingSystem) throws {
    guard let found = try source.projectedPoints(from: system, to: working) else { return nil }
    self.source = source
    (points, owners) = (found.points, found.features)
  }

  /// The features, made once. Cost: O(features) at the first call.
  package var features: [Feature] {
    made.withLock { made in
      if let made { return made }
      let features = assembled()
      made = features
      return features
    }
  }

  private func assembled() -> [Feature] {
    var next = 0
    return source.features.indices.map { number in
      let first = next
      while next < owners.count, owners[next] == number { next += 1 }
      let feature = source.features[number]
      let geometry: Geometry? =
        switch feature.shape {
        case nil: nil
        case .multiPoint: .multiPoint(Array(points[first..<next]))
        default: .point(points[first])
        }
      return Feature(
        id: feature.id, geometry: geometry, properties: feature.properties,
        foreignMembers: feature.foreignMembers)
    }
  }
}

/// The features of a layer: made, or still as their file has them.
enum FeatureContent: Sendable {
  case made([Feature])
  case placed(PlacedPoints)

  package var features: [Feature] {
    switch self {
    case .made(let features): features
    case .placed(let points): points.features
    }
  }

  /// The number of features.
  package var count: Int {
    switch self {
    case .made(let features): features.count
    case .placed(let points): points.source.features.count
    }
  }

  /// The numbers of the features without a place, from 0.
  package var unplaced: [Int] {
    switch self {
    case .made(let features): features.indices.filter { features[$0].geometry == nil }
    case .placed(let points):
      points.source.features.indices.filter { points.source.features[$0].shape == nil }
    }
  }
}
