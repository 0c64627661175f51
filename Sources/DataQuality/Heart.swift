import GIS

/// Where most of the data lie, in degrees: what lies within 2.5° of the middle of all features.
///
/// The middle is the median, which a few features at the other end of the world do not move; and 2.5° are less than the
/// 285 km up to which a local projection is true to 0.1 %, so that one can always be made.
struct Heart {
  /// The box around the middle, within which coordinates make sense.
  private let box: BoundingBox
  /// The extent of the features within that box.
  let extent: BoundingBox

  private static let reach = 2.5

  /// Looks at the first vertex of each feature; of the zones alone where some layer is known to be them. `nil` where no
  /// layer has a feature on Earth. Cost: O(n log n) in the features.
  init?(of layers: [LayerToCheck]) {
    let zones = layers.filter { $0.use.isZones == true }
    let places = (zones.isEmpty ? layers : zones).map(Self.places)
    let all = places.joined()
    guard !all.isEmpty else { return nil }
    // About the 180th meridian the middle of longitudes from 0 to 360 is the one that means something.
    let suppositions = [-180.0, 0].map { west in
      let places = all.map { $0.turned(from: west) }
      let middle = Point(x: Self.median(places.map(\.x)), y: Self.median(places.map(\.y)))
      let box = BoundingBox(at: middle).expanded(by: Self.reach)
      return (box: box, near: places.filter(box.contains))
    }
    let best = suppositions[1].near.count > suppositions[0].near.count ? suppositions[1] : suppositions[0]
    guard let extent = BoundingBox(best.near) else { return nil }
    (box, self.extent) = (best.box, extent)
  }

  /// Whether a place, in degrees, lies where most of the data do.
  func contains(_ place: Point) -> Bool { box.contains(place.turned(from: box.center.x - 180)) }

  /// The first vertex of each feature, in degrees; nothing where the coordinates are none of the system.
  private static func places(of layer: LayerToCheck) -> [Point] {
    let source = layer.source
    let first = layer.chosen.compactMap { source.features[$0].shape?.firstVertex }
    var few = SourceLayer(name: source.name, file: source.file)
    few.coordinates = first.map { source.coordinates[$0] }
    if layer.system != .wgs84 {
      guard let converted = try? few.converted(from: layer.system, to: .wgs84) else { return [] }
      few = converted
    }
    return few.coordinates.filter {
      $0.isDegrees && !(abs($0.x) < 0.01 && abs($0.y) < 0.01)
    }
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
