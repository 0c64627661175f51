/// The smallest upright rectangle around something; its edges belong to it.
public struct BoundingBox: Sendable, Hashable {
  /// The western, southern, eastern and northern bounds.
  public var minX, minY, maxX, maxY: Double

  /// Makes a box from its bounds.
  @inlinable
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// The box that has two points for opposite corners.
  @inlinable
  public init(from a: Point, to b: Point) {
    self.init(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
  }

  /// The box of no size at a point.
  @inlinable
  public init(at point: Point) {
    self.init(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
  }

  /// The box around some points, or `nil` where there are none.
  ///
  /// - Complexity: O(points).
  @inlinable
  public init?(_ points: some Sequence<Point>) {
    var box = BoundingBox.empty
    for point in points { box.include(point) }
    guard box.minX <= box.maxX else { return nil }
    self = box
  }

  /// The box that holds nothing; the start of a union.
  @inlinable
  public static var empty: BoundingBox {
    BoundingBox(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
  }

  /// Width to the east, in metres.
  @inlinable public var width: Double { maxX - minX }
  /// Height to the north, in metres.
  @inlinable public var height: Double { maxY - minY }
  /// The middle.
  @inlinable public var center: Point { Point(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

  /// Grows the box to hold a point.
  @inlinable
  public mutating func include(_ point: Point) {
    minX = min(minX, point.x)
    minY = min(minY, point.y)
    maxX = max(maxX, point.x)
    maxY = max(maxY, point.y)
  }

  /// The box around both.
  @inlinable
  public func union(_ other: BoundingBox) -> BoundingBox {
    BoundingBox(
      minX: min(minX, other.minX), minY: min(minY, other.minY),
      maxX: max(maxX, other.maxX), maxY: max(maxY, other.maxY))
  }

  /// The box grown by a margin on every side.
  @inlinable
  public func expanded(by margin: Double) -> BoundingBox {
    BoundingBox(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }

  /// The distance between the nearest points of two boxes; 0 where they meet.
  @inlinable
  public func distance(to other: BoundingBox) -> Double {
    let x = max(0, other.minX - maxX, minX - other.maxX)
    let y = max(0, other.minY - maxY, minY - other.maxY)
    return (x * x + y * y).squareRoot()
  }

  /// Whether the two share a point; touching counts.
  @inlinable
  public func intersects(_ other: BoundingBox) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  /// Whether the point lies in the box or on its edge.
  @inlinable
  public func contains(_ point: Point) -> Bool {
    minX <= point.x && point.x <= maxX && minY <= point.y && point.y <= maxY
  }
}
