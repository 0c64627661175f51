import GIS
import Provision
import Testing
import TestSupport

/// Areas of a layer by area of study.
@Suite struct MergedSurfaceTests {
  let west = Geometry.polygon(rectangle(0, 0, 10, 10))
  let east = Geometry.polygon(rectangle(10, 0, 20, 10))
  let whole = Geometry.polygon(rectangle(0, 0, 20, 10))

  /// Two parks of 4 × 4 that share 2 × 4: 16 + 16 − 8 = 24. The border x = 10 leaves x 6–10, 4 × 4 = 16, in the
  /// west and x 10–12, 2 × 4 = 8, in the east.
  @Test func overlapsCountOnceAndZonesSumToTheWhole() throws {
    let parks = [Geometry.polygon(rectangle(6, 2, 10, 6)), .polygon(rectangle(8, 2, 12, 6))]
    let areas = try MergedSurface(of: parks).areas(in: [west, east, whole]).map(\.squareMetres)
    #expect(areas == [16, 8, 24])
  }

  /// A park of 8 × 2 on x 6–14; the mask of two parts holds x 7–9 and x 11–12: 4 in the west, 2 in the east.
  @Test func maskCutsTheLayer() throws {
    let park = try MergedSurface(of: [.polygon(rectangle(6, 2, 14, 4))])
    let mask = try MergedSurface(of: [.polygon(rectangle(7, 0, 9, 9)), .polygon(rectangle(11, 0, 12, 9))])
    #expect(try park.within(mask).areas(in: [west, east]).map(\.squareMetres) == [4, 2])
  }

  /// Points and lines have no surface, and a park that touches a zone from outside gives it none.
  @Test func whatHasNoSurfaceInside() throws {
    let line = try #require(LineString([at(1, 1), at(2, 2)]))
    let merged = try MergedSurface(of: [
      .point(at(1, 1)), .lineString(line), .polygon(rectangle(10, 0, 11, 1)),
    ])
    #expect(try merged.areas(in: [west, east]).map(\.squareMetres) == [0, 1])
    #expect(try MergedSurface(of: []).areas(in: [west]).map(\.squareMetres) == [0])
  }

  /// Random rectangles with whole corners: a cell of 1 × 1 counts where any rectangle holds it, counted cell by cell.
  @Test(arguments: 0..<20 as Range<UInt64>) func agreesWithCountedCells(seed: UInt64) throws {
    var random = Seeded(seed)
    var boxes: [(Int, Int, Int, Int)] = []
    for _ in 0..<12 {
      let x = Int.random(in: 0..<19, using: &random)
      let y = Int.random(in: 0..<9, using: &random)
      boxes.append(
        (x, y, Int.random(in: x + 1...20, using: &random), Int.random(in: y + 1...10, using: &random)))
    }
    func cells(_ columns: Range<Int>) -> Double {
      var count = 0
      for x in columns {
        for y in 0..<10 where boxes.contains(where: { $0.0 <= x && x < $0.2 && $0.1 <= y && y < $0.3 }) {
          count += 1
        }
      }
      return Double(count)
    }
    let parks = boxes.map {
      Geometry.polygon(rectangle(Double($0.0), Double($0.1), Double($0.2), Double($0.3)))
    }
    let areas = try MergedSurface(of: parks).areas(in: [west, east, whole]).map(\.squareMetres)
    for (area, expected) in zip(areas, [cells(0..<10), cells(10..<20), cells(0..<20)]) {
      #expect(abs(area - expected) < 1e-9, "seed \(seed)")
    }
  }
}
