import Glibc
import Testing

@testable import GIS

@Suite struct GEOSMeasurementsTests {
  @Test func distances() throws {
    let square = try Shapes.rectangle(0, 0, 2, 2)
    // From the corner (2, 2) to (5, 6): a 3-4-5 triangle.
    #expect(try square.distance(to: .point(Point(x: 5, y: 6))) == .metres(5))
    #expect(try square.distance(to: .point(Point(x: 1, y: 1))) == .zero)
    // Well inside, whichever is asked.
    let large = try Shapes.rectangle(-10, -10, 10, 10)
    let path = try Shapes.line([(4, 4), (5, 5)])
    #expect(try large.distance(to: path) == .zero && path.distance(to: large) == .zero)
    #expect(try large.distance(to: square) == .zero && square.distance(to: large) == .zero)
    #expect(throws: Failure.self) { try square.distance(to: .multiPolygon([])) }
  }

  /// An L of two 2 × 1 m and 1 × 1 m pieces: x = (2 · 1 + 1 · 0.5) / 3, y = (2 · 0.5 + 1 · 1.5) / 3.
  @Test func places() throws {
    let ell = try Shapes.polygon([(0, 0), (2, 0), (2, 1), (1, 1), (1, 2), (0, 2), (0, 0)])
    let center = try ell.centroid()
    #expect(abs(center.x - 2.5 / 3) < 1e-12 && abs(center.y - 2.5 / 3) < 1e-12)
    let inside = try ell.pointOnSurface()
    #expect(try withGEOS { try $0.prepare(ell).contains(inside) })
    #expect(throws: Failure.self) { try Geometry.multiPolygon([]).centroid() }
  }

  /// A point's buffer with n sides to a quarter is a regular 4n-gon: ½ · 4n · r² · sin(2π / 4n).
  @Test(arguments: [1, 8, 32])
  func buffer(sides: Int) throws {
    let disc = try #require(
      try Geometry.point(Point(x: 600_000, y: 3_440_000)).buffered(by: .metres(500), quadrantSegments: sides))
    let expected = 2 * Double(sides) * 250_000 * sin(.pi / (2 * Double(sides)))
    #expect(abs(disc.area - expected) < 1e-6 * expected)
    #expect(try Shapes.rectangle(0, 0, 1, 1).buffered(by: .metres(-1)) == nil)
  }

  @Test func linesAndOutlines() throws {
    let square = try Shapes.rectangle(0, 0, 3, 3)
    #expect(try square.boundary()?.length == 12)
    #expect(try Shapes.line([(0, 0), (1, 0)]).boundary()?.points.count == 2)
    let halves = Geometry.multiLineString(
      try Shapes.line([(0, 0), (1, 0)]).lines + Shapes.line([(3, 0), (1, 0)]).lines)
    #expect(try halves.mergedLines()?.lines.count == 1)
    let bent = try Shapes.line([(0, 0), (5, 0.1), (10, 0)])
    #expect(try bent.simplified(tolerance: .metres(1))?.vertexCount == 2)
  }

  /// The border of a prepared zone is covered, not contained.
  @Test func preparedQuestions() throws {
    let zone = try Shapes.rectangle(0, 0, 10, 10)
    try withGEOS { geos in
      let prepared = try geos.prepare(zone)
      #expect(try prepared.contains(Point(x: 5, y: 5)))
      #expect(try !prepared.contains(Point(x: 10, y: 5)))
      #expect(try prepared.covers(Point(x: 10, y: 5)))
      #expect(try !prepared.covers(Point(x: 10.001, y: 5)))
      #expect(try prepared.intersects(Shapes.rectangle(10, 10, 11, 11)))
      #expect(try !prepared.covers(Shapes.rectangle(9, 9, 11, 11)))
      #expect(try prepared.distance(to: .point(Point(x: 13, y: 14))) == .metres(5))
    }
  }
}
