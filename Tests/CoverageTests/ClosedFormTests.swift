import Foundation
import GIS
import Testing
import TestSupport

@testable import Coverage

/// Areas that geometry gives on paper.
@Suite struct ClosedFormTests {
  let square = ZoneSet([[rectangle(0, 0, 1_000, 1_000)]])

  func covered(_ zones: ZoneSet, _ discs: [(Double, Double, Double)], atLeast depth: Int = 1) throws -> Double
  {
    let discs = discs.map { Disc(center: at($0.0, $0.1), radius: $0.2) }
    let figures = try zones.coverage(by: discs, atLeast: depth)
    return figures.covered.reduce(0, +)
  }

  /// The area common to two circles of radius r whose centres lie d apart: 2 r² acos(d/2r) − ½ d √(4r² − d²).
  func lens(_ r: Double, _ d: Double) -> Double {
    2 * r * r * acos(d / (2 * r)) - d / 2 * (4 * r * r - d * d).squareRoot()
  }

  /// One disc of radius 100 inside the square: π·100².
  @Test func oneDiscInside() throws {
    #expect(try covered(square, [(500, 500, 100)]).isClose(to: .pi * 1e4))
  }

  /// A disc about a corner leaves a quarter inside, about the middle of a side a half.
  @Test func discsOnCornerAndSide() throws {
    #expect(try covered(square, [(0, 0, 100)]).isClose(to: .pi * 1e4 / 4))
    #expect(try covered(square, [(1_000, 500, 100)]).isClose(to: .pi * 1e4 / 2))
  }

  /// Two discs of radius 100, 120 apart: the sum less the lens; covered twice: the lens.
  @Test func twoDiscsThatOverlap() throws {
    let pair = [(440.0, 500.0, 100.0), (560.0, 500.0, 100.0)]
    #expect(try covered(square, pair).isClose(to: 2 * .pi * 1e4 - lens(100, 120)))
    #expect(try covered(square, pair, atLeast: 2).isClose(to: lens(100, 120)))
    #expect(try covered(square, pair, atLeast: 3) == 0)
  }

  /// A half plane x ≥ 0 cuts a disc whose centre lies 60 outside at radius 100: the segment
  /// r² acos(d/r) − d √(r² − d²).
  @Test func discCutByAHalfPlane() throws {
    let segment = 1e4 * acos(0.6) - 60 * 80
    #expect(try covered(square, [(-60, 500, 100)]).isClose(to: segment))
  }

  /// A disc that holds the whole square covers all of it, from far away too.
  @Test func discHoldingTheZone() throws {
    #expect(try covered(square, [(500, 500, 5_000)]).isClose(to: 1e6))
    #expect(try covered(square, [(-1e5, 500, 1.02e5)]).isClose(to: 1e6))
  }

  /// Twelve discs of radius 60 on a circle of radius 200 form a closed chain: neighbours are 2·200·sin 15° = 103.5
  /// apart, so the chain has an outer and an inner outline, and the union is 12 discs less 12 lenses.
  @Test func ringOfDiscsAroundAHole() throws {
    let discs = (0..<12).map { step -> (Double, Double, Double) in
      let angle = Double(step) * .pi / 6
      return (500 + 200 * cos(angle), 500 + 200 * sin(angle), 60)
    }
    let disc = Double.pi * 3_600
    let expected = 12 * disc - 12 * lens(60, 400 * sin(.pi / 12))
    #expect(try covered(square, discs).isClose(to: expected))
  }

  /// A 5 × 5 grid of discs of radius 60, 100 apart (diagonals 141 do not meet): 25 discs less 40 lenses.
  @Test func gridOfDiscs() throws {
    let discs = (0..<25).map { step -> (Double, Double, Double) in
      (300 + 100 * Double(step % 5), 300 + 100 * Double(step / 5), 60)
    }
    let disc = Double.pi * 3_600
    #expect(try covered(square, discs).isClose(to: 25 * disc - 40 * lens(60, 100)))
    #expect(try covered(square, discs, atLeast: 2).isClose(to: 40 * lens(60, 100)))
  }

  /// A disc of radius 50 in a hole of 100 × 100 covers nothing of the zone; one of radius 100 about the hole's
  /// middle covers its area less the hole: π·100² − 100² (the hole's corners are 70.7 away, inside the disc).
  @Test func zoneWithAHole() throws {
    let zone = polygon(
      [at(0, 0), at(1_000, 0), at(1_000, 1_000), at(0, 1_000)],
      holes: [[at(450, 450), at(450, 550), at(550, 550), at(550, 450)]])
    let zones = ZoneSet([[zone]])
    #expect(zones.areas == [990_000])
    #expect(try covered(zones, [(500, 500, 50)]) == 0)
    #expect(try covered(zones, [(500, 500, 100)]).isClose(to: .pi * 1e4 - 1e4))
  }

  /// An island in a hole is a second part of the zone: 20 × 20 = 400 m² of it lie in the disc of radius 50.
  @Test func islandInAHole() throws {
    let zone = polygon(
      [at(0, 0), at(1_000, 0), at(1_000, 1_000), at(0, 1_000)],
      holes: [[at(450, 450), at(450, 550), at(550, 550), at(550, 450)]])
    let zones = ZoneSet([[zone, rectangle(490, 490, 510, 510)]])
    #expect(try covered(zones, [(500, 500, 50)]).isClose(to: 400))
  }

  /// A zone much smaller than the disc, inside it, outside it and cut by it: a square of 2 m whose middle lies on
  /// the rim straight east of the centre loses its outer half but for the rim's bend: the half of 2 m² less the
  /// strip between chord and arc, ∫₋₁¹ (r − √(r² − y²)) dy = 2r − (√(r²−1) + r² asin(1/r)).
  @Test func zoneSmallerThanTheDisc() throws {
    let small = ZoneSet([[rectangle(599, 499, 601, 501)]])
    #expect(try covered(small, [(600, 500, 100)]).isClose(to: 4))
    #expect(try covered(small, [(900, 500, 100)]) == 0)
    let strip = 200 - ((1e4 - 1).squareRoot() + 1e4 * asin(0.01))
    #expect(try abs(covered(small, [(500, 500, 100)]) - (2 - strip)) < 1e-9)
  }
}

extension Double {
  /// Equal to 12 digits.
  func isClose(to other: Double) -> Bool { abs(self - other) <= 1e-12 * Swift.max(1, abs(other)) }
}
