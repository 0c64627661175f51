import Foundation
import GIS
import TestSupport
import Testing

@testable import Coverage

/// Outlines where many circles pass through one point and touch each other.
@Suite struct ContactTests {
  /// Discs with centres on a grid: most pass through one of two points of it, others touch a disc before them.
  struct Paper {
    let scale: Double
    private(set) var discs: [Disc] = []

    init(_ random: inout Seeded) {
      let size = Int.random(in: 2...6, using: &random)
      let isFar = Bool.random(using: &random)
      let scales: [Double] = [1, 100, 500, 1 / 3]
      let scale: Double = scales.randomElement(using: &random) ?? 1
      self.scale = scale
      func corner() -> Point {
        let origin = isFar ? at(500_000, 3_440_000) : at(0, 0)
        return at(
          origin.x + Double(Int.random(in: 0...size, using: &random)) * scale,
          origin.y + Double(Int.random(in: 0...size, using: &random)) * scale)
      }
      let hubs = [corner(), corner()]
      while discs.count < size * 3 {
        let center = corner()
        var radius = center.distance(to: hubs[Int.random(in: 0...1, using: &random)])
        if let other = discs.randomElement(using: &random), Int.random(in: 0..<4, using: &random) == 0 {
          radius = abs(center.distance(to: other.center) - other.radius)
        }
        if radius > 0.1 * scale { discs.append(Disc(center: center, radius: radius)) }
      }
    }
  }

  /// What is drawn has the exact area less what the chords cut off, by the count of GEOS; a layer that fails its own check
  /// is left out of the results with a note. Of 300 papers so many are at present, and no more.
  @Test(arguments: [(1, 0), (2, 0), (3, 0)]) func outlinesHaveTheirArea(depth: Int, leftOut known: Int) throws
  {
    var leftOut: [Int] = []
    for seed in 0..<300 {
      var random = Seeded(UInt64(seed))
      let paper = Paper(&random)
      let box = BoundingBox(paper.discs.map(\.center))?.expanded(by: 20 * paper.scale) ?? .empty
      let zones = ZoneSet([[rectangle(box.minX, box.minY, box.maxX, box.maxY)]])
      let figures = try zones.coverage(by: paper.discs, atLeast: depth)
      do {
        let outline = try CoverageOutline(of: paper.discs, atLeast: depth, tolerance: paper.scale / 1_000)
        let drawn = try outline.layers(for: zones, figures: figures).covered[0]
        let area = try Geometry.unionArea(of: [drawn].compactMap { $0 })
        let expected = figures.covered[0] - outline.flatteningLoss
        #expect(abs(area - expected) <= 1e-8 * max(1, figures.total[0]), "seed \(seed)")
      } catch let failure as Failure where failure.kind == .computation {
        leftOut.append(seed)
      }
    }
    #expect(leftOut.count <= known, "seeds \(leftOut)")
  }
}
