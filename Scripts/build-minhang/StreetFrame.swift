import Foundation
import GIS

/// A rectangular lattice bent into a city: (u, v) are metres along and across the main streets, turned and gently
/// warped so that streets bend over kilometres and never repeat.
struct StreetFrame {
  /// The lattice is turned by so many radians to the left, as the district's main roads are.
  private static let turn = 0.2
  /// Amplitude and wavelength of each bend, metres.
  private static let bends = [(320.0, 9_500.0), (80.0, 3_700.0)]

  private let center: Point
  private let phases: [Double]
  /// The rectangle of (u, v) that holds the district.
  let domain: BoundingBox

  init(_ district: District) {
    var random = district.random("street frame")
    let box = district.outline.boundingBox
    center = box.center
    phases = (0..<4).map { _ in random.uniform(0..<(2 * .pi)) }
    var domain = BoundingBox.empty
    let (center, turn) = (center, StreetFrame.turn)
    district.outline.forEachVertexRun { run in
      for point in run {
        let (x, y) = (point.x - center.x, point.y - center.y)
        domain.include(Point(x: x * cos(turn) + y * sin(turn), y: y * cos(turn) - x * sin(turn)))
      }
    }
    let reach = StreetFrame.bends.reduce(0) { $0 + $1.0 }
    self.domain = domain.expanded(by: reach)
  }

  /// The place of a lattice position.
  func place(_ u: Double, _ v: Double) -> Point {
    var (a, b) = (u, v)
    for (index, bend) in StreetFrame.bends.enumerated() {
      a += bend.0 * sin(2 * .pi * v / bend.1 + phases[2 * index])
      b += bend.0 * sin(2 * .pi * u / bend.1 + phases[2 * index + 1])
    }
    let (c, s) = (cos(StreetFrame.turn), sin(StreetFrame.turn))
    return Point(x: center.x + a * c - b * s, y: center.y + a * s + b * c)
  }

  /// The places from one lattice position to another, a vertex each `step` metres or less.
  func path(from a: Point, to b: Point, step: Double) -> [Point] {
    let pieces = max(1, Int((a.distance(to: b) / step).rounded(.up)))
    return (0...pieces).map { piece in
      // The last position is taken as given, so that paths meeting there share it bit for bit.
      let here = piece == pieces ? b : between(a, b, Double(piece) / Double(pieces))
      return place(here.x, here.y)
    }
  }

  /// The bent rectangle of a block, shrunk by a margin on every side; `nil` where nothing is left.
  func shape(of block: BoundingBox, margin: Double, step: Double = 150) -> Polygon? {
    let inner = block.expanded(by: -margin)
    guard inner.width > 0, inner.height > 0 else { return nil }
    let corners = [
      Point(x: inner.minX, y: inner.minY), Point(x: inner.maxX, y: inner.minY),
      Point(x: inner.maxX, y: inner.maxY), Point(x: inner.minX, y: inner.maxY),
      Point(x: inner.minX, y: inner.minY),
    ]
    var points = [place(corners[0].x, corners[0].y)]
    for (a, b) in zip(corners, corners.dropFirst()) { points += path(from: a, to: b, step: step).dropFirst() }
    return Ring(points).map { Polygon(exterior: $0) }
  }
}
