/// Longitudes go round: 181° E is 179° W, and land on both sides of the 180th meridian is one place.
extension BoundingBox {
  /// The box around places in degrees that is narrowest, the 180th meridian crossed where that makes it narrower: such a box
  /// reaches beyond 180°, to 360° at most. `nil` where there are none. Cost: O(points).
  init?(longitudesOf places: [Point]) {
    guard let plain = BoundingBox(places) else { return nil }
    self = plain
    if plain.width <= 180 { return }
    func wrapped(_ least: Double) -> BoundingBox {
      places.reduce(into: BoundingBox.empty) { box, place in
        box.include(place.turned(from: least))
      }
    }
    for least in [-180.0, 0] {
      let box = wrapped(least)
      if box.width < width { self = box }
    }
  }

  /// The same box of degrees as many turns on as bring it nearest to a longitude.
  func turned(near longitude: Double) -> BoundingBox {
    let turns = ((longitude - center.x) / 360).rounded() * 360
    return BoundingBox(minX: minX + turns, minY: minY, maxX: maxX + turns, maxY: maxY)
  }
}

extension Point {
  /// The same place in degrees, its longitude in the turn that begins at another: from `least`, and below `least` + 360.
  package func turned(from least: Double) -> Point {
    let turns = ((x - least) / 360).rounded(.down)
    return turns == 0 ? self : Point(x: x - 360 * turns, y: y)
  }
}

extension [Point] {
  /// Turns places in degrees to the narrowest box around them, if need be across the 180th meridian. Cost: O(points).
  mutating func makeContinuous() {
    guard let plain = BoundingBox(self), plain.width > 180, let box = BoundingBox(longitudesOf: self),
      box.width < 180
    else { return }
    for index in indices { self[index] = self[index].turned(from: box.minX) }
  }
}
