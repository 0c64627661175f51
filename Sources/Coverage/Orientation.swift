import GIS

/// Whether a place lies to the left of the straight line from one place through another, without rounding; no place on the line
/// does. By a filter in doubles and, where that is in doubt, all digits (J. R. Shewchuk, 1997).
@inline(__always)
func isLeft(
  _ px: Double, _ py: Double, ofLineFrom x0: Double, _ y0: Double, to x1: Double, _ y1: Double
) -> Bool {
  let left = (x1 - x0) * (py - y0)
  let right = (y1 - y0) * (px - x0)
  let difference = left - right
  if abs(difference) > 3.330_669_073_875_471_6e-16 * (abs(left) + abs(right)) { return difference > 0 }
  return exactOrientation(px, py, x0, y0, x1, y1) > 0
}

/// (x1 − x0)(py − y0) − (y1 − y0)(px − x0), of which the sign is exact.
private func exactOrientation(
  _ px: Double, _ py: Double, _ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double
) -> Double {
  var sum = ExactSum()
  func add(_ a: Double, _ b: Double, sign: Double) {
    let product = a * b
    sum.add(sign * product)
    sum.add(sign * (-product).addingProduct(a, b))
  }
  func addProduct(_ a: (Double, Double), _ b: (Double, Double), sign: Double) {
    add(a.0, b.0, sign: sign)
    add(a.0, b.1, sign: sign)
    add(a.1, b.0, sign: sign)
    add(a.1, b.1, sign: sign)
  }
  addProduct(difference(x1, x0), difference(py, y0), sign: 1)
  addProduct(difference(y1, y0), difference(px, x0), sign: -1)
  return sum.value
}

/// a − b as the nearest double and what that lacks.
private func difference(_ a: Double, _ b: Double) -> (Double, Double) {
  let difference = a - b
  let virtualB = a - difference
  let virtualA = difference + virtualB
  return (difference, (a - virtualA) + (virtualB - b))
}

/// How near to tangent a circle is to an edge, or to another circle, for the two to pass as touching: the sagitta, as a part of
/// the radius, of the arc between them. That arc spans 6 · 10⁻⁶ of a turn's radian, its sliver 10⁻¹⁶ r² of land: less than rounding,
/// which near tangency would decide each side of a contact for itself.
let touch = 2e-11

/// The room of a circle over an edge, r² l² − (distance · l)², up to which it only touches the edge, for an edge with l² = 1.
/// Above ``touch`` it leaves room for the last digits of coordinates.
@inline(__always)
func touchingRoom(_ cx: Double, _ cy: Double, _ r: Double) -> Double {
  2 * r * (touch * r + 1e-15 * (abs(cx) + abs(cy) + r))
}
