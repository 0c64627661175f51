import Glibc

/// The scales of a projection over some data: at the corners, the edges' middles and the centre of their extent.
///
/// Scale is length (or area) on the plane over length (or area) on the ellipsoid of WGS-84. Over a few degrees it
/// bends one way only, so its extremes lie at those nine places or close to them.
struct Scales {
  /// The greatest |scale − 1| along meridians and parallels; infinite where the projection has no image.
  private(set) var distortion = 0.0
  /// The greatest |scale − 1| of areas.
  private(set) var arealDistortion = 0.0
  /// The scale along the parallel where the distortion is greatest.
  private(set) var worstAlongParallel = 1.0

  /// Half the length of the arcs that are measured: 0.005° or some 500 m, so that neither their bend (below 1e-8)
  /// nor the rounding of coordinates (below 1e-11) is felt.
  private static let step = 0.005

  /// Takes the scales of a projected system over an extent in WGS-84 degrees, which it reaches up to a step of the
  /// poles. Errors: as the transformation.
  init(of system: Transformation.End, over extent: BoundingBox) throws {
    let step = Scales.step
    let center = extent.center
    var places: [Point] = []
    for longitude in [extent.minX, center.x, extent.maxX] {
      for latitude in [extent.minY, center.y, extent.maxY] {
        places.append(Point(x: longitude, y: max(-90 + 2 * step, min(90 - 2 * step, latitude))))
      }
    }
    var images = places.flatMap {
      [
        Point(x: $0.x - step, y: $0.y), Point(x: $0.x + step, y: $0.y),
        Point(x: $0.x, y: $0.y - step), Point(x: $0.x, y: $0.y + step),
      ]
    }
    try Transformation.between(CoordinateSystem.wgs84.end, system).apply(to: &images)
    for (index, place) in places.enumerated() {
      add(place, Array(images[(4 * index)..<(4 * index + 4)]))
    }
  }

  /// Takes one place into account, by the images of its neighbours to the west, east, south and north.
  private mutating func add(_ place: Point, _ images: [Point]) {
    let arc = 2 * Scales.step * .pi / 180
    let radii = EllipsoidRadii(latitude: place.y * .pi / 180)
    let east = Point(x: images[1].x - images[0].x, y: images[1].y - images[0].y)
    let north = Point(x: images[3].x - images[2].x, y: images[3].y - images[2].y)
    let alongParallel = hypot(east.x, east.y) / (radii.parallel * arc)
    let alongMeridian = hypot(north.x, north.y) / (radii.meridian * arc)
    let ofAreas = abs(east.x * north.y - east.y * north.x) / (radii.parallel * radii.meridian * arc * arc)
    for scale in [alongMeridian, alongParallel] {
      let off = scale.isFinite ? abs(scale - 1) : .infinity
      if off > distortion {
        distortion = off
        worstAlongParallel = alongParallel
      }
    }
    arealDistortion = max(arealDistortion, ofAreas.isFinite ? abs(ofAreas - 1) : .infinity)
  }
}

/// The radii of WGS-84's ellipsoid at a latitude, in metres.
private struct EllipsoidRadii {
  /// The radius of curvature of the meridian.
  let meridian: Double
  /// The radius of the parallel's circle.
  let parallel: Double

  init(latitude: Double) {
    let a = 6_378_137.0
    let flattening = 1 / 298.257_223_563
    let ee = flattening * (2 - flattening)
    let w = (1 - ee * sin(latitude) * sin(latitude)).squareRoot()
    meridian = a * (1 - ee) / (w * w * w)
    parallel = a / w * cos(latitude)
  }
}
