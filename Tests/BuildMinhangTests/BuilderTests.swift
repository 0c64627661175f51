import GIS
import TestSupport
import Testing

@testable import build_minhang

/// The builder's own arithmetic.
@Suite struct BuilderTests {
  @Test func largestRemaindersGetTheRest() {
    // Shares 3.33…, 3.33…, 3.33…: one is left, for the first.
    #expect(apportion(10, by: [1, 1, 1]) == [4, 3, 3])
    // Shares 0.7, 2.1, 4.2: one is left, for the largest remainder 0.7.
    #expect(apportion(7, by: [1, 3, 6]) == [1, 2, 4])
    #expect(apportion(5, by: [0, 0]) == [0, 0])
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5])
  func apportionedNumbersSumToTheTotal(seed: UInt64) {
    var random = Seeded(seed)
    let weights = (0..<500).map { _ in Double.random(in: 0..<9, using: &random) }
    let total = Int.random(in: 1...100_000, using: &random)
    let counts = apportion(total, by: weights)
    let sum = weights.reduce(0, +)
    #expect(counts.reduce(0, +) == total, "seed \(seed)")
    #expect(
      zip(counts, weights).allSatisfy { abs(Double($0) - $1 / sum * Double(total)) < 1 }, "seed \(seed)")
  }

  @Test func theHeapGivesTheLowestKeyAndTheFirstOfEqualOnes() {
    var heap = Heap<String>()
    for (key, value) in [(3.0, "c"), (1, "a"), (2, "b"), (1, "A")] { heap.insert(value, key: key) }
    var order: [String] = []
    while let next = heap.popFirst() { order.append(next.value) }
    #expect(order == ["a", "A", "b", "c"])
  }

  @Test func simplifyingKeepsCornersAndDropsTheRest() {
    let line = [at(0, 0), at(1, 0.1), at(2, 0), at(2, 2)]
    #expect(Smoothing.simplified(line, tolerance: 0.2) == [at(0, 0), at(2, 0), at(2, 2)])
    #expect(Smoothing.simplified(line, tolerance: 0.05) == line)
  }

  @Test func roundingCutsCornersAndKeepsEnds() {
    // One round: the corner (4, 0) gives way to (3, 0) and (4, 1), a quarter of 4 from it.
    let line = Smoothing.rounded([at(0, 0), at(4, 0), at(4, 4)], rounds: 1)
    #expect(line == [at(0, 0), at(3, 0), at(4, 1), at(4, 4)])
  }

  @Test func aPathIsCutAtALength() {
    let path = [at(0, 0), at(3, 4), at(3, 10)]
    #expect(pathLength(path) == 11)
    #expect(cut(path, at: 8) == [at(0, 0), at(3, 4), at(3, 7)])
  }

  @Test func aSurfaceIsTrimmedToAnArea() throws {
    let square = Geometry.polygon(TestSupport.rectangle(0, 0, 100, 100))
    let kept = try trimmed(square, to: 2_500)
    // The bisection stops within a millimetre of x = 25: 0.1 m² of area.
    #expect(abs((kept?.area ?? 0) - 2_500) < 0.11)
    #expect(try trimmed(square, to: 20_000) == square)
    #expect(try trimmed(square, to: 0) == nil)
  }

  @Test func aRasterCountsTheCellsWhoseMiddleIsInside() {
    // 25 m cells over 1,000 m: middles at 12.5, 37.5 …; the square 0 … 100 holds 4 by 4 of them.
    var raster = Raster(box: BoundingBox(minX: 0, minY: 0, maxX: 1_000, maxY: 1_000))
    raster.fill(.polygon(TestSupport.rectangle(0, 0, 100, 100)))
    #expect(raster.cells.filter { $0 }.count == 16)
    #expect(raster.contains(at(50, 50)))
    #expect(!raster.contains(at(150, 50)))
    #expect(!raster.contains(at(-1, 50)))
  }
}
