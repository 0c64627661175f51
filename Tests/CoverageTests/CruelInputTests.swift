import Foundation
import GIS
import Testing
import TestSupport

@testable import Coverage

/// Inputs on which overlays fail.
@Suite struct CruelInputTests {
  let square = ZoneSet([[rectangle(0, 0, 1_000, 1_000)]])
  let disc = Disc(center: at(500, 500), radius: 100)

  func covered(_ discs: [Disc], atLeast depth: Int = 1) throws -> Double {
    try square.coverage(by: discs, atLeast: depth).covered[0]
  }

  @Test func noDiscsAndNoZones() throws {
    #expect(try covered([]) == 0)
    let nothing = try ZoneSet([]).coverage(by: [disc])
    #expect(nothing.covered.isEmpty)
    #expect(try ZoneSet([[]]).coverage(by: [disc]).share(of: 0) == nil)
  }

  /// Centres a rounding error apart must not hide each other's whole circle.
  @Test(arguments: [1e-14, 1e-13, 1e-12, 1e-10, 1e-7])
  func almostCoincidentDiscs(distance: Double) throws {
    let zones = ZoneSet([[rectangle(-200, -200, 200, 200)]])
    let discs = [Disc(center: at(0, 0), radius: 100), Disc(center: at(distance, 0), radius: 100)]
    let area = try zones.coverage(by: discs).covered[0]
    // A shift by d adds the strip 2 r d.
    #expect(abs(area - (.pi * 1e4 + 200 * distance)) < 1e-8)
  }

  @Test func aMillionFacilitiesAtOnePoint() throws {
    let crowd = [Disc](repeating: disc, count: 1_000_000)
    #expect(try covered(crowd, atLeast: 5).isClose(to: .pi * 1e4))
  }

  /// 1,000 discs within a metre: more than the union of the outermost, less than a disc of radius 101.
  @Test func aDenseCluster() throws {
    var random = Seeded(7)
    let cluster = (0..<1_000).map { _ in
      Disc(
        center: at(.random(in: 499...501, using: &random), .random(in: 499...501, using: &random)),
        radius: 100)
    }
    let area = try covered(cluster)
    #expect(area > .pi * 1e4 && area < .pi * 101.5 * 101.5)
  }

  /// A zone of no width has no area to cover, and does not stop the others.
  @Test func collapsedZone() throws {
    let flat = polygon([at(0, 0), at(10, 0), at(20, 0)])
    let zones = ZoneSet([[flat], [rectangle(0, 0, 1_000, 1_000)]])
    let figures = try zones.coverage(by: [disc])
    #expect(figures.covered[0] == 0)
    #expect(figures.covered[1].isClose(to: .pi * 1e4))
  }

  /// A sliver between two zones, 40 µm wide and 100 m long, that a rim cuts across: each figure closes, and the
  /// three make up the disc. Overlays leave such slivers by the thousand.
  @Test(arguments: [1e-3, 4e-5, 1e-6, 1e-8])
  func slivers(width: Double) throws {
    let zones = ZoneSet([
      [polygon([at(0, 0), at(50, 0), at(50, 100), at(0, 100)])],
      [polygon([at(50, 0), at(50 + width, 0), at(50, 100)])],
      [polygon([at(50 + width, 0), at(200, 0), at(200, 100), at(50, 100)])],
    ])
    let disc = Disc(center: at(52, 20), radius: 19)
    let figures = try zones.coverage(by: [disc])
    #expect(abs(figures.covered.reduce(0, +) - .pi * 361) < 1e-9)
    #expect(figures.closureDefect.allSatisfy { $0 < 1e-9 })
  }
}

extension Double {
  /// Equal to 12 digits.
  func isClose(to other: Double) -> Bool { abs(self - other) <= 1e-12 * Swift.max(1, abs(other)) }
}
