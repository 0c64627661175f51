import TestSupport
import Testing

@testable import GIS

@Suite struct IndexPackedTreeTests {
  /// Whatever the boxes, the tree finds what a walk through all of them finds.
  @Test(arguments: [0, 1, 2, 15, 16, 17, 256, 257, 3_000])
  func findsWhatBruteForceFinds(count: Int) {
    let seed = UInt64(count) + 11
    var random = Seeded(seed)
    let boxes = (0..<count).map { _ in Self.box(&random, largest: 40) }
    let tree = PackedTree(boxes)
    #expect(tree.count == count)
    for _ in 0..<50 {
      let query = Self.box(&random, largest: 200)
      #expect(
        tree.items(meeting: query) == boxes.indices.filter { boxes[$0].intersects(query) }, "seed \(seed)")
    }
  }

  /// All at one place, none anywhere, and bounds that are no numbers.
  @Test func degenerateBoxes() {
    let point = BoundingBox(minX: 3, minY: 4, maxX: 3, maxY: 4)
    let same = PackedTree([BoundingBox](repeating: point, count: 100))
    #expect(same.items(meeting: point) == Array(0..<100))
    #expect(same.items(meeting: BoundingBox(minX: 4, minY: 4, maxX: 5, maxY: 5)) == [])
    let odd = PackedTree([.empty, point, BoundingBox(minX: .nan, minY: 0, maxX: 9, maxY: 9), point])
    #expect(odd.items(meeting: BoundingBox(minX: -9, minY: -9, maxX: 9, maxY: 9)) == [1, 3])
    #expect(PackedTree([]).items(meeting: point) == [])
    let infinite = PackedTree([BoundingBox(minX: -.infinity, minY: 0, maxX: .infinity, maxY: 1), point])
    #expect(infinite.items(meeting: point.expanded(by: 5)) == [0, 1])
  }

  /// A search stops where its visitor throws.
  @Test func visitorsMayStop() {
    struct Enough: Error {}
    let box = BoundingBox(minX: 0, minY: 0, maxX: 1, maxY: 1)
    let tree = PackedTree([BoundingBox](repeating: box, count: 50))
    var visited = 0
    #expect(throws: Enough.self) {
      try tree.search(box) { _ in
        visited += 1
        if visited == 3 { throw Enough() }
      }
    }
    #expect(visited == 3)
  }

  private static func box(_ random: inout Seeded, largest: Double) -> BoundingBox {
    let x = Double.random(in: 0...1_000, using: &random)
    let y = Double.random(in: 0...1_000, using: &random)
    return BoundingBox(
      minX: x, minY: y, maxX: x + .random(in: 0...largest, using: &random),
      maxY: y + .random(in: 0...largest, using: &random))
  }
}
