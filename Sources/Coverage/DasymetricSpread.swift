import GIS

/// People of surfaces, such as census blocks, spread over the part of a mask inside each: dasymetric mapping (J. K.
/// Wright, 1936).
///
/// A piece of mask of weight w inside a surface of P people gets P · w ÷ W, where W is the weight of all mask inside
/// it; the weight of a square metre is that of the mask's surface ÷ its area. Where surfaces of the mask overlap, the
/// ground counts once, with the greatest weight there. So the people of each surface are kept, up to rounding in the
/// last digit, and no order of the mask's surfaces matters.
package struct DasymetricSpread: Sendable {
  /// The ground that people live on: single polygons, apart from each other within a surface.
  package private(set) var places: [[Polygon]] = []
  /// The people of each place.
  package private(set) var people: [Double] = []
  /// The number of the surface that each place is of, rising.
  package private(set) var surfaceOfPlace: [Int] = []
  /// The numbers of the surfaces that have people, but no mask inside: these stay spread over the whole surface.
  package private(set) var unmasked: [Int] = []
  /// The people of these.
  package private(set) var unmaskedPeople = 0.0

  /// Less mask inside a surface, in square metres, is the noise of digitising and counts as none.
  static let leastMask = 1.0

  /// Spreads people.
  ///
  /// - Errors: ``/GIS/Failure`` of kind `computation` for a surface that is not valid.
  /// - Complexity: O(log n) for each pair of boxes that meet, and an overlay for each surface of the mask across a
  ///   border or another's; on all cores.
  package init(of people: [Double], on surfaces: [[Polygon]], over mask: DasymetricMask) throws {
    precondition(people.count == surfaces.count, "each surface has its people")
    let blocks = surfaces.map { Geometry(polygons: $0) ?? .multiPolygon([]) }
    let clipped = try Geometry.clip(mask.parts, to: blocks)
    let pieces = try concurrentMap(count: blocks.count) { number in
      people[number] > 0 ? try Self.pieces(clipped[number], mask.densities) : []
    }
    for (number, pieces) in pieces.enumerated() {
      let weight = pieces.lazy.map(\.weight).exactSum
      let area = pieces.lazy.map(\.polygon.area).exactSum
      if weight > 0, area >= Self.leastMask {
        for piece in pieces { add([piece.polygon], people[number] * piece.weight / weight, of: number) }
      } else {
        add(surfaces[number], people[number], of: number)
        if people[number] > 0 {
          unmasked.append(number)
          unmaskedPeople += people[number]
        }
      }
    }
  }

  private mutating func add(_ place: [Polygon], _ people: Double, of surface: Int) {
    places.append(place)
    self.people.append(people)
    surfaceOfPlace.append(surface)
  }

  /// The mask inside one surface, each piece of ground once.
  private static func pieces(
    _ clipped: [ClippedPart], _ densities: [Double]
  ) throws -> [(polygon: Polygon, weight: Double)] {
    // The heaviest ground first: what comes later loses what lies under it. Ground of equal weight may be cut in any
    // order, for its sum is the same.
    let weighty = clipped.filter { densities[$0.part] > 0 }
      .sorted { (densities[$1.part], $0.part) < (densities[$0.part], $1.part) }
    let tree = PackedTree(weighty.map(\.geometry.boundingBox))
    return try weighty.enumerated().flatMap { number, part in
      var rest: Geometry? = part.geometry
      for heavier in tree.items(meeting: part.geometry.boundingBox) where heavier < number {
        rest = try rest?.subtracting(weighty[heavier].geometry)
      }
      return (rest?.polygons ?? []).map { ($0, $0.area * densities[part.part]) }
    }
  }
}
