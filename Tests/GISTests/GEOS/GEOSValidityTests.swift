import Testing

@testable import GIS

@Suite struct GEOSValidityTests {
  private let square: [(Double, Double)] = [(0, 0), (9, 0), (9, 9), (0, 9), (0, 0)]

  @Test func soundGeometriesHaveNoProblems() throws {
    #expect(try Shapes.polygon(square).validity().isEmpty)
    #expect(try Geometry.point(Point(x: 1, y: 1)).validity().isEmpty)
    #expect(try Geometry.multiPolygon([]).validity().isEmpty)
    let repair = try Shapes.polygon(square).repaired()
    #expect(repair.faults.isEmpty && repair.geometry?.area == 81)
  }

  /// A bow tie crosses itself at its middle; mended it is two triangles of 1 m² each.
  @Test func crossingOutline() throws {
    let tie = try Shapes.polygon([(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)])
    let problems = try tie.validity()
    #expect(problems.map(\.code) == ["self-crossing"])
    #expect(problems.first?.place == Point(x: 1, y: 1))
    #expect(problems.first?.ring == 1)
    let repair = try tie.repaired()
    #expect(repair.areaBefore == .zero)
    #expect(repair.areaAfter == .squareMetres(2))
    #expect(try repair.geometry?.validity().isEmpty == true)
  }

  @Test func faultsOfHolesAndParts() throws {
    let outside = try Shapes.polygon(square, holes: [[(20, 20), (21, 20), (21, 21), (20, 20)]])
    #expect(try outside.validity().map(\.code) == ["hole-outside"])
    let inner: [(Double, Double)] = [(2, 2), (4, 4), (4, 2), (2, 4), (2, 2)]
    let crossing = try Shapes.polygon(square, holes: [[(5, 5), (6, 5), (6, 6), (5, 5)], inner])
    #expect(try crossing.validity().map(\.ring) == [3])
    // A sound first part and a second one inside it: each sound, not together.
    let nested = Geometry.multiPolygon(
      try Shapes.polygon(square).polygons + Shapes.rectangle(1, 1, 2, 2).polygons)
    #expect(try nested.validity().map(\.code) == ["nested-parts"])
    #expect(try nested.repaired().areaAfter == .squareMetres(81))
  }

  /// Rings and paths without extent: a report, no crash; nothing is left after a repair.
  @Test func collapsedGeometries() throws {
    let flat = try Shapes.polygon([(0, 0), (1, 1), (1, 1), (0, 0)])
    #expect(!(try flat.validity().isEmpty))
    #expect(try flat.repaired().geometry == nil)
    let point = try Shapes.line([(1, 1), (1, 1)])
    #expect(try point.validity().map(\.code) == ["too-few-points"])
    #expect(try Shapes.rectangle(0, 0, 2, 2).intersection(flat) == nil)
  }

  /// An overlay of a crossing outline either works or fails with advice; it never traps.
  @Test func overlayOfAnInvalidSurface() throws {
    let tie = try Shapes.polygon([(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)])
    do {
      let area = try tie.intersection(Shapes.rectangle(0, 0, 2, 2))?.area ?? 0
      #expect(area >= 0 && area <= 4)
    } catch let failure as Failure {
      #expect(failure.kind == .computation)
      #expect(failure.problems.first?.advice.en.contains("repair: true") == true)
    }
  }
}
