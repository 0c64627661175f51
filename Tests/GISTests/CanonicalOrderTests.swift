import Testing

@testable import GIS

@Suite("An order that follows from coordinates")
struct CanonicalOrderTests {
  private func square(_ x: Double, _ y: Double, from start: Int = 0) -> Geometry {
    let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1)].map { Point(x: x + $0.0, y: y + $0.1) }
    let turned = Array(corners[start...] + corners[..<start])
    return .polygon(Polygon(exterior: Ring(unchecked: turned + [turned[0]])))
  }

  /// Boxes come first: that of (0, 2) before that of (1, 0). Of two squares on one box the one whose first vertex lies further
  /// west is first: that from (0, 2) before that from (1, 2).
  @Test func boxesThenVertices() {
    let geometries = [square(1, 0), square(0, 2, from: 1), square(0, 2)]
    #expect(geometries.canonicalOrder == [2, 1, 0])
    #expect([square(0, 0), square(0, 0)].canonicalOrder == [0, 1])
  }

  /// A strip of squares two thirds apart, so that each overlaps the next by a third of a number that no double holds: every
  /// order of adding them up rounds elsewhere.
  @Test(arguments: 1...20)
  func noOrderOfZonesChangesABitOfTheirUnion(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let zones = (0..<12).map { number in
      square(0.1 + Double(number) * 2 / 3, Double.random(in: 0..<0.5, using: &random))
    }
    let union = try ZoneUnion(of: zones)
    let shuffled = try ZoneUnion(of: zones.shuffled(using: &random))
    #expect(union.area == shuffled.area && union.geometry == shuffled.geometry)
    #expect(union.sumOfAreas == shuffled.sumOfAreas)
  }
}
