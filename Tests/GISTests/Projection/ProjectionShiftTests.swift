import Foundation
import TestSupport
import Testing

@testable import GIS

@Suite struct ProjectionShiftTests {
  /// The figures published with the formulas (WGS-84 → GCJ-02 near Shanghai, WGS-84 → BD-09 in Beijing).
  @Test func publishedFigures() {
    let gcj = ShiftedSystem.gcj02.fromWGS84(Point(x: 121.5272106, y: 31.1774276))
    #expect(abs(gcj.x - 121.531541859215) < 1e-9)
    #expect(abs(gcj.y - 31.17530398364597) < 1e-9)
    let bd = ShiftedSystem.bd09.fromWGS84(Point(x: 116.403988, y: 39.914266))
    #expect(abs(bd.x - 116.41661560068297) < 1e-9)
    #expect(abs(bd.y - 39.92196580126834) < 1e-9)
  }

  /// There and back is the identity to 1e-11° (a micrometre), all over the rectangle of the shift.
  @Test(arguments: [ShiftedSystem.gcj02, .bd09])
  func inverseIsExact(system: ShiftedSystem) {
    let seed: UInt64 = 20_240_601
    var random = Seeded(seed)
    for _ in 0..<20_000 {
      // Half a degree within the border, where the shift's step makes the inverse ambiguous.
      let place = Point(
        x: .random(in: 72.5...137.3, using: &random), y: .random(in: 1.4...55.3, using: &random))
      let back = system.toWGS84(system.fromWGS84(place))
      #expect(abs(back.x - place.x) < 1e-11 && abs(back.y - place.y) < 1e-11, "seed \(seed): \(place)")
    }
  }

  /// London and Sydney lie outside the rectangle: no shift in GCJ-02, and only Baidu's own in BD-09.
  @Test(arguments: [Point(x: -0.1, y: 51.5), Point(x: 151.2, y: -33.9), Point(x: 72.003, y: 31)])
  func outsideChinaNothingMoves(place: Point) {
    #expect(ShiftedSystem.gcj02.fromWGS84(place) == place)
    #expect(ShiftedSystem.gcj02.toWGS84(place) == place)
    let back = ShiftedSystem.bd09.toWGS84(ShiftedSystem.bd09.fromWGS84(place))
    #expect(abs(back.x - place.x) < 1e-11 && abs(back.y - place.y) < 1e-11)
  }

  @Test func coordinatesThatAreNoNumbersEndAtOnce() {
    #expect(ShiftedSystem.bd09.toWGS84(Point(x: .nan, y: 31)).x.isNaN)
    #expect(!ShiftedSystem.gcj02.toWGS84(Point(x: .infinity, y: 31)).x.isFinite)
  }

  /// Two independent surveys of 336 stations place large stations differently: after conversion they are 23 m
  /// apart in the median, but on the median to no side, so the conversion itself adds nothing; before it they are
  /// some 490 m apart.
  @Test(.enabled(if: SharedData.isThere, Comment(rawValue: SharedData.reason)))
  func sharedStationPairs() throws {
    let path = SharedData.path("minhang/gcj02-wgs84-station-pairs.csv")
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
      .dropFirst()
    var converted: [Double] = []
    var raw: [Double] = []
    var eastward: [Double] = []
    var northward: [Double] = []
    for row in rows {
      let cells = row.split(separator: ",").suffix(4).compactMap { Double($0) }
      try #require(cells.count == 4)
      let gcj = Point(x: cells[0], y: cells[1])
      let wgs = Point(x: cells[2], y: cells[3])
      let place = ShiftedSystem.gcj02.toWGS84(gcj)
      converted.append(metres(place, wgs))
      eastward.append((place.x - wgs.x) * 0.8554 * 111_320)
      northward.append((place.y - wgs.y) * 110_860)
      raw.append(metres(gcj, wgs))
    }
    #expect(converted.count == 336)
    converted.sort()
    raw.sort()
    #expect(abs(converted[168] - 23) < 2)
    #expect(abs(eastward.sorted()[168]) < 2)
    #expect(abs(northward.sorted()[168]) < 2)
    #expect(raw[168] > 400)
  }

  /// Distance near Shanghai: a degree is 111.3 km, times cos 31.2° to the east.
  private func metres(_ a: Point, _ b: Point) -> Double {
    Point(x: a.x * 0.8554 * 111_320, y: a.y * 110_860)
      .distance(to: Point(x: b.x * 0.8554 * 111_320, y: b.y * 110_860))
  }
}
