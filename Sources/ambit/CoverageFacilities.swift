import Coverage
import GIS

/// Where facilities are and how far each serves, in the working system.
struct CoverageFacilities {
  /// One disc for each point.
  private(set) var discs: [Disc] = []
  /// The name of each disc's facility, where walks are asked for.
  private(set) var names: [String?] = []
  /// Lines and surfaces, and the radius of each.
  private(set) var shapes: [(geometry: Geometry, radius: Double)] = []

  var arePoints: Bool { shapes.isEmpty }

  /// All of them as geometries.
  var geometries: [Geometry] { discs.map { .point($0.center) } + shapes.map(\.geometry) }

  /// The radius of each of ``geometries``.
  var radii: [Double] { discs.map(\.radius) + shapes.map(\.radius) }

  /// Adds the features of a layer; those without a place serve nobody, which comes back as a warning.
  ///
  /// Errors (bad data): the layer holds no features, or has coordinates without an image.
  mutating func add(
    _ source: SourceLayer, from system: CoordinateSystem, to working: WorkingSystem, _ options: Coverage,
    _ problems: inout [Problem]
  ) throws -> [Problem] {
    let radii = Self.radii(of: source, options, &problems)
    let isWalk = options.distance == .alongStreets
    func name(_ feature: Int) -> String? { source.features[feature].properties["name"]?.text }
    if let found = try source.projectedPoints(from: system, to: working) {
      discs.reserveCapacity(discs.count + found.points.count)
      for (point, feature) in zip(found.points, found.features) {
        guard let radius = radii.of(feature) else { continue }
        discs.append(Disc(center: point, radius: radius))
        if isWalk { names.append(name(feature)) }
      }
    } else {
      for (number, feature) in try source.projected(from: system, to: working).features.enumerated() {
        guard let geometry = feature.geometry, let radius = radii.of(number) else { continue }
        if geometry.dimension == .point {
          discs += geometry.points.map { Disc(center: $0, radius: radius) }
          if isWalk { names += geometry.points.map { _ in name(number) } }
        } else {
          shapes.append((geometry, radius))
        }
      }
    }
    let lost = source.features.indices.count { source.features[$0].shape == nil }
    if lost == 0 { return [] }
    return [
      Problem(
        .warning, code: "facility-without-place", "\(lost) features have no place and serve nobody.",
        at: Place(file: source.file))
    ]
  }

  /// How far each feature of a layer serves.
  private struct Radii {
    let common: Double?
    /// `nil` where no property is named.
    let own: [Double?]?

    func of(_ feature: Int) -> Double? { own.map { $0[feature] } ?? common }
  }

  private static func radii(
    of source: SourceLayer, _ options: Coverage, _ problems: inout [Problem]
  ) -> Radii {
    let common = options.commonRadius?.metres
    guard let property = options.radiusProperty else { return Radii(common: common, own: nil) }
    var own: [Double?] = []
    for (number, feature) in source.features.enumerated() {
      let radius = radius(feature.properties[property], otherwise: common)
      own.append(radius)
      guard radius == nil, feature.shape != nil else { continue }
      problems.append(
        Problem(
          .error, code: "bad-radius", "The facility has no radius over 0 m in the property \(property).",
          at: source.place(ofFeature: number), advice: "Write it in metres, or as 500m."))
    }
    return Radii(common: common, own: own)
  }

  private static func radius(_ value: PropertyValue?, otherwise: Double?) -> Double? {
    let radius: Double? =
      switch value {
      case .number(let number): number.double
      case .string(let text): Length(text)?.metres
      case nil, .null: otherwise
      default: nil
      }
    return radius.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
  }
}
