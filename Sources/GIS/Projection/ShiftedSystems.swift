import Glibc

/// The two shifted systems of Chinese web maps, as offsets from WGS-84. Longitude in `x`, latitude in `y`, degrees.
///
/// GCJ-02 (Amap, Tencent, Google in China) moves every place by 100–700 m; BD-09 (Baidu) moves GCJ-02 once more.
/// Neither is published by its authority: these are the formulas in common use, on the ellipsoid of
/// Krasovsky 1940, that agree with the map services to about a metre.
///
/// The shift is applied in the rectangle 72.004–137.8347° E, 0.8293–55.8271° N, as the map services do; places
/// outside it are left as they are. On the rectangle's border, far from any Chinese city, the step makes a strip of
/// a few hundred metres without a unique inverse; there a place inside is preferred.
enum ShiftedSystem: Sendable, Hashable {
  case gcj02
  case bd09

  /// The place in this system of a WGS-84 place.
  func fromWGS84(_ place: Point) -> Point {
    let gcj = isShifted(place) ? shifted(place) : place
    return self == .gcj02 ? gcj : baiduFromGCJ02(gcj)
  }

  /// The WGS-84 place of a place in this system: the exact inverse, to 1e-12°.
  func toWGS84(_ place: Point) -> Point {
    let gcj = self == .gcj02 ? place : inverse(of: baiduFromGCJ02, at: place)
    let wgs = inverse(of: shifted, at: gcj)
    return isShifted(wgs) ? wgs : gcj
  }
}

extension ShiftedSystem {
  /// Where the shifts apply, in degrees.
  static let extent = BoundingBox(minX: 72.004, minY: 0.8293, maxX: 137.8347, maxY: 55.8271)
}

/// Whether the shift applies at a WGS-84 place.
private func isShifted(_ place: Point) -> Bool { ShiftedSystem.extent.contains(place) }

/// Solves f(place) = target by place ← place − (f(place) − target).
///
/// f differs from the identity by a shift whose slope is below 0.01, so each round gains two digits and more;
/// six rounds are the rule. Coordinates that are no numbers end at once.
private func inverse(of f: (Point) -> Point, at target: Point) -> Point {
  var place = target
  for _ in 0..<40 {
    let image = f(place)
    let dx = image.x - target.x
    let dy = image.y - target.y
    place.x -= dx
    place.y -= dy
    if !(abs(dx) > 2e-14 || abs(dy) > 2e-14) { break }
  }
  return place
}

/// WGS-84 to GCJ-02, without regard to borders.
private func shifted(_ place: Point) -> Point {
  let a = 6_378_245.0
  let ee = 0.006_693_421_622_965_943_23
  let x = place.x - 105
  let y = place.y - 35
  let ripple = 20 * sin(6 * .pi * x) + 20 * sin(2 * .pi * x)
  let root = abs(x).squareRoot()
  let northWaves =
    20 * sin(.pi * y) + 40 * sin(.pi * y / 3) + 160 * sin(.pi * y / 12) + 320 * sin(.pi * y / 30)
  let eastWaves =
    20 * sin(.pi * x) + 40 * sin(.pi * x / 3) + 150 * sin(.pi * x / 12) + 300 * sin(.pi * x / 30)
  let north =
    -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + (ripple + northWaves) * 2 / 3
  let east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + (ripple + eastWaves) * 2 / 3

  // Metres to degrees by the radii of curvature of the meridian and of the parallel.
  let latitude = place.y * .pi / 180
  let w2 = 1 - ee * sin(latitude) * sin(latitude)
  let w = w2.squareRoot()
  let meridianRadius = a * (1 - ee) / (w2 * w)
  let parallelRadius = a / w * cos(latitude)
  return Point(
    x: place.x + east * 180 / (parallelRadius * .pi), y: place.y + north * 180 / (meridianRadius * .pi))
}

/// GCJ-02 to BD-09: a ripple in polar coordinates about 0° N 0° E, then a fixed step.
private func baiduFromGCJ02(_ place: Point) -> Point {
  let frequency = Double.pi * 3000 / 180
  let radius =
    (place.x * place.x + place.y * place.y).squareRoot() + 0.000_02 * sin(place.y * frequency)
  let angle = atan2(place.y, place.x) + 0.000_003 * cos(place.x * frequency)
  return Point(x: radius * cos(angle) + 0.0065, y: radius * sin(angle) + 0.006)
}
