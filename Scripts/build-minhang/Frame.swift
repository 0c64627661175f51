import GIS

/// The plane that everything is built and calibrated on: EPSG:4549, the Gauss–Krüger zone of the district, which
/// the plan file names as its working system too.
struct Frame {
  let system: WorkingSystem

  /// - Parameter places: what the plane has to serve, in WGS-84 degrees.
  init(covering places: [Point]) throws {
    system = try WorkingSystem.named("EPSG:4549", covering: [BoundingBox(places)].compactMap { $0 })
  }

  /// The places of longitudes and latitudes, in the same order.
  func metres(_ degrees: [Point]) throws -> [Point] {
    let all = SourceFeature(shape: .multiPoint(degrees.indices))
    let source = SourceLayer(name: "places", file: "", coordinates: degrees, features: [all])
    return try source.projected(from: .wgs84, to: system).features.flatMap { $0.geometry?.points ?? [] }
  }

  /// The longitudes and latitudes of a layer.
  func degrees(_ layer: Layer) throws -> SourceLayer { try layer.unprojected(from: system) }
}
