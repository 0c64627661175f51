import Foundation
import GIS

/// A piece of a circle, run counter-clockwise, over which the number of other discs covering it is the same.
struct Arc: Sendable {
  /// Unit vectors from the centre to the two ends.
  var startX, startY, endX, endY: Double
  /// The same directions as diamond angles in [0, 4).
  var start, end: Double
  /// How far it runs by diamond angle, in (0, 4]; 4 is a full circle.
  var span: Double
  /// The angle swept, in radians, in (0, 2π].
  var sweep: Double
  /// How many other discs cover it.
  var depth: Int32
  /// The disc that covers it where that is exactly one (a number in the index); else meaningless.
  var cover: Int32

  /// Whether it runs all round, from wherever.
  var isFullCircle: Bool { span >= 4 }

  /// Whether it runs over the angle 0.
  var wraps: Bool { end <= start }

  /// The unit vector to the middle, to the last digits even for an arc of a micrometre: in a sliver between two
  /// edges that is all there is.
  var middle: (x: Double, y: Double) {
    if sweep < 2 {
      let (x, y) = (startX + endX, startY + endY)
      let length = (x * x + y * y).squareRoot()
      return (x / length, y / length)
    }
    // The chord turned by a right angle points at the middle of the arc, for arcs beyond a half circle too.
    let (x, y) = (endY - startY, startX - endX)
    let length = (x * x + y * y).squareRoot()
    return length > 1e-6 ? (x / length, y / length) : (-startX, -startY)
  }
}

/// Maps a direction to [0, 4) in the order of its angle, by one division instead of an arc tangent.
@inline(__always)
func diamondAngle(_ x: Double, _ y: Double) -> Double {
  if y >= 0 { return x >= 0 ? y / (x + y) : 1 - x / (y - x) }
  if x < 0 { return 2 + y / (x + y) }
  let angle = 3 + x / (x - y)
  return angle < 4 ? angle : 0
}

/// The angle from one unit vector counter-clockwise to another, in radians, given their diamond angles.
@inline(__always)
func sweepAngle(
  _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, diamondDifference: Double
) -> Double {
  let angle = atan2(ax * by - ay * bx, ax * bx + ay * by)
  // Near 0, π and 2π the sign of the arc tangent is noise. The difference of the diamond angles, which counts
  // quarter turns exactly, tells which of them is meant.
  if angle < 0 { return diamondDifference > 1 ? angle + 2 * .pi : 0 }
  return diamondDifference > 3 ? 2 * .pi : angle
}

/// How far it is from one diamond angle in [0, 4) counter-clockwise to another, in (0, 4].
@inline(__always)
func diamondSpan(from start: Double, to end: Double) -> Double {
  end > start ? end - start : end + 4 - start
}
