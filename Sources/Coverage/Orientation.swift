import GIS

/// A place as a point and a way from it, whose sum is not rounded: far from the origin of coordinates the middle of a short arc
/// has no double of its own.
struct SplitPlace {
  let x, y: Double
  let dx, dy: Double

  @inline(__always)
  init(_ x: Double, _ y: Double, _ dx: Double = 0, _ dy: Double = 0) {
    (self.x, self.y, self.dx, self.dy) = (x, y, dx, dy)
  }

  /// Whether it lies to the left of the straight line from one place through another, without rounding; no place on the line
  /// does. By a filter in doubles and, where that is in doubt, all digits (J. R. Shewchuk, 1997).
  @inline(__always)
  func isLeft(ofLineFrom x0: Double, _ y0: Double, to x1: Double, _ y1: Double) -> Bool {
    let (ax, ay) = (x - x0, y - y0)
    let (lx, ly) = (x1 - x0, y1 - y0)
    let difference = lx * (ay + dy) - ly * (ax + dx)
    // Four roundings to each term, of 1.1e-16 each, and some room.
    if abs(difference) > 7e-16 * (abs(lx) * (abs(ay) + abs(dy)) + abs(ly) * (abs(ax) + abs(dx))) {
      return difference > 0
    }
    return exactOrientation(x0, y0, x1, y1) > 0
  }

  /// Whether a meridian lies to the east of it.
  @inline(__always)
  func isWest(of meridian: Double) -> Bool {
    let way = difference(meridian, x)
    return way.0 != dx ? way.0 > dx : way.1 > 0
  }

  /// (x1 − x0)(y + dy − y0) − (y1 − y0)(x + dx − x0), of which the sign is exact.
  private func exactOrientation(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> Double {
    var sum = ExactSum()
    func add(_ a: (Double, Double), _ b: (Double, Double), sign: Double) {
      for a in [a.0, a.1] {
        for b in [b.0, b.1] {
          let product = a * b
          sum.add(sign * product)
          sum.add(sign * (-product).addingProduct(a, b))
        }
      }
    }
    add(difference(x1, x0), difference(y, y0), sign: 1)
    add(difference(x1, x0), (dy, 0), sign: 1)
    add(difference(y1, y0), difference(x, x0), sign: -1)
    add(difference(y1, y0), (dx, 0), sign: -1)
    return sum.value
  }
}

/// a − b as the nearest double and what that lacks.
private func difference(_ a: Double, _ b: Double) -> (Double, Double) {
  let difference = a - b
  let virtualB = a - difference
  let virtualA = difference + virtualB
  return (difference, (a - virtualA) + (virtualB - b))
}

/// How near to tangent two circles are, or a circle and an edge, for them to pass as touching: the height of the sliver between
/// them, as a part of the smaller radius. It spans 1.4 · 10⁻⁷ of a radian and is 10⁻²¹ r² of land, less than rounding, which nearer
/// to tangency would decide each side of a contact for itself.
let touch = 1e-14

/// The room of a circle over an edge, r² l² − (distance · l)², up to which it only touches the edge, by l²; with the last digits
/// of the edge's own length.
@inline(__always)
func touchingRoom(_ r: Double, _ dx: Double, _ dy: Double) -> Double {
  2 * r * (touch * r + 4e-16 * (abs(dx) + abs(dy) + r))
}
