import GIS
import Testing
import TestSupport

@testable import Provision

/// A path through points.
func path(_ points: Point...) -> Geometry {
  Geometry(lines: [LineString(points)].compactMap { $0 }) ?? .multiLineString([])
}

/// Lengths by area of study.
@Suite struct LineNetworkTests {
  let west = Geometry.polygon(rectangle(0, 0, 1, 1))
  let east = Geometry.polygon(rectangle(1, 0, 2, 1))
  let whole = Geometry.polygon(rectangle(0, 0, 2, 1))

  /// The common side of two unit squares: half in each, and once in the whole.
  @Test func lineOnACommonBorder() throws {
    let network = LineNetwork(of: [path(at(1, 0), at(1, 1))])
    #expect(try network.lengths(in: [west, east]).map(\.metres) == [0.5, 0.5])
    #expect(try network.lengths(in: [whole]).map(\.metres) == [1])
  }

  /// From (0.5, 0.5) east to the border, up along it to y = 0.75, and on to the east: 0.5 + 0.125 and 0.125 + 1.
  /// The outer border, here x = 0, counts fully.
  @Test func lineThatFollowsABorderForAWhile() throws {
    let network = LineNetwork(of: [path(at(0.5, 0.5), at(1, 0.5), at(1, 0.75), at(2, 0.75))])
    #expect(try network.lengths(in: [west, east]).map(\.metres) == [0.625, 1.125])
    #expect(try network.lengths(in: [whole]).map(\.metres) == [1.75])
    #expect(
      try LineNetwork(of: [path(at(0, 0), at(0, 1))]).lengths(in: [west, east]).map(\.metres) == [1, 0])
  }

  /// Over a 4 × 4 partition the lengths of random lines on a half-metre lattice, many of them along borders, add up
  /// to that inside the union; cutting every line in its middle changes nothing.
  @Test(arguments: 0..<20 as Range<UInt64>) func partitionSumsToTheWhole(seed: UInt64) throws {
    var random = Seeded(seed)
    let cells = (0..<16).map { cell -> Geometry in
      let (x, y) = (Double(cell % 4), Double(cell / 4))
      return .polygon(rectangle(x, y, x + 1, y + 1))
    }
    func lattice() -> Point {
      at(
        Double(Int.random(in: -1...9, using: &random)) / 2, Double(Int.random(in: -1...9, using: &random)) / 2
      )
    }
    var lines: [Geometry] = []
    var halves: [Geometry] = []
    for _ in 0..<30 {
      let a = lattice()
      // Every other line is upright, so that some run along borders.
      let b = Bool.random(using: &random) ? lattice() : at(a.x, lattice().y)
      let middle = at((a.x + b.x) / 2, (a.y + b.y) / 2)
      lines.append(path(a, b))
      halves += [path(a, middle), path(middle, b)]
    }
    let byCell = try LineNetwork(of: lines).lengths(in: cells).map(\.metres)
    let inHalves = try LineNetwork(of: halves).lengths(in: cells).map(\.metres)
    let union = try LineNetwork(of: lines).lengths(in: [.polygon(rectangle(0, 0, 4, 4))])[0].metres
    #expect(abs(byCell.reduce(0, +) - union) < 1e-9, "seed \(seed)")
    #expect(zip(byCell, inHalves).allSatisfy { abs($0 - $1) < 1e-9 }, "seed \(seed)")
  }
}

/// Lines side by side counted once.
@Suite struct DistinctLineTests {
  func length(_ lines: Geometry..., tolerance: Double = 10) -> Double {
    LineNetwork(of: lines).distinct(tolerance: .metres(tolerance)).length.metres
  }

  /// Two tracks of 100 m, 4 m apart: one counts with 10 m of tolerance, whichever way it runs; both with 3 m.
  @Test func doubledTrackCountsOnce() {
    let track = path(at(0, 0), at(100, 0))
    #expect(length(track, path(at(0, 4), at(100, 4))) == 100)
    #expect(length(track, path(at(100, 4), at(0, 4))) == 100)
    #expect(length(track, path(at(0, 4), at(100, 4)), tolerance: 3) == 200)
    #expect(length(track, track, track) == 100)
  }

  /// The second track begins 40 m along and ends 60 m beyond the first: 100 + 60.
  @Test func onlyTheCommonStretchIsHidden() {
    #expect(length(path(at(0, 0), at(100, 0)), path(at(40, 4), at(160, 4))) == 160)
  }

  /// Crossing at a right angle and at 45°: 100 + 100 + √2·100. A second line at 5.71° (rise 10 on 100) from the
  /// first's axis loses what is within 5 m, the half of its length: 100 + ½√10100.
  @Test func crossingsLoseNothingAndNarrowAnglesDo() {
    let flat = path(at(0, 0), at(100, 0))
    let crossed = length(flat, path(at(50, -50), at(50, 50)), path(at(0, -50), at(100, 50)))
    #expect(abs(crossed - (200 + 100 * 2.0.squareRoot())) < 1e-9)
    let narrow = length(flat, path(at(0, 0), at(100, 10)), tolerance: 5)
    #expect(abs(narrow - (100 + 10_100.0.squareRoot() / 2)) < 1e-9)
  }

  /// A bend of short segments, far shorter than the tolerance, loses nothing at its joints, as one line or as many.
  @Test func jointsLoseNothing() {
    let points = (0...40).map { at(Double($0) * 3, Double($0 * $0) * 0.01) }
    let whole = Geometry(lines: [LineString(points)].compactMap { $0 })
    let cut = zip(points, points.dropFirst()).map { path($0, $1) }
    let expected = LineNetwork(of: cut).length.metres
    let asOne = LineNetwork(of: [whole].compactMap { $0 }).distinct(tolerance: .metres(10)).length.metres
    #expect(abs(asOne - expected) < 1e-9)
    #expect(abs(LineNetwork(of: cut).distinct(tolerance: .metres(10)).length.metres - expected) < 1e-9)
  }

  /// Random level lines with one tolerance: by brute force a metre of x counts where no earlier kept line within the
  /// tolerance has that metre.
  @Test(arguments: 0..<20 as Range<UInt64>) func agreesWithCountedMetres(seed: UInt64) {
    var random = Seeded(seed)
    var lines: [Geometry] = []
    var kept: [(y: Int, metre: Int)] = []
    for _ in 0..<25 {
      let y = Int.random(in: 0..<60, using: &random)
      let start = Int.random(in: 0..<80, using: &random)
      let end = Int.random(in: start + 1...100, using: &random)
      lines.append(path(at(Double(start), Double(y)), at(Double(end), Double(y))))
      let fresh = (start..<end).filter { metre in
        !kept.contains { $0.metre == metre && abs($0.y - y) <= 10 }
      }
      kept += fresh.map { (y, $0) }
    }
    let length = LineNetwork(of: lines).distinct(tolerance: .metres(10)).length.metres
    #expect(abs(length - Double(kept.count)) < 1e-6, "seed \(seed)")
  }

  /// What is kept and what runs beside it are the whole, for random lines on a lattice, many of them side by side; and
  /// continued segments come back as one path: 3 + 4 m around a corner.
  @Test(arguments: 0..<20 as Range<UInt64>) func dividedPartsAreTheWhole(seed: UInt64) throws {
    var random = Seeded(seed)
    let lines = (0..<40).map { _ in
      let y = Double(Int.random(in: 0...9, using: &random))
      return path(
        at(Double.random(in: 0...50, using: &random), y),
        at(Double.random(in: 50...99, using: &random), y + 1))
    }
    let network = LineNetwork(of: lines)
    let (kept, beside) = network.divided(tolerance: .metres(2))
    #expect(beside.length > .zero)
    #expect(abs(kept.length.metres + beside.length.metres - network.length.metres) < 1e-6)
    let corner = LineNetwork(of: [path(at(0, 0), at(3, 0), at(3, 4)), path(at(9, 9), at(9, 8))])
    #expect(corner.lines.map(\.length) == [7, 1])
  }
}
