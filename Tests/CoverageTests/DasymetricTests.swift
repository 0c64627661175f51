import Coverage
import GIS
import TestSupport
import Testing

@Suite("People spread over a mask")
struct DasymetricTests {
  private func surface(_ polygon: Polygon) -> Geometry { .polygon(polygon) }

  /// A block of 90 people with 100 m² and 200 m² of mask inside: 30 and 60. The mask across its border counts by its part
  /// inside: 10 of 30 m to the east.
  @Test func byArea() throws {
    let spread = try DasymetricSpread(
      of: [90], on: [[rectangle(0, 0, 100, 100)]],
      over: DasymetricMask([surface(rectangle(10, 10, 20, 20)), surface(rectangle(90, 50, 120, 70))]))
    #expect(spread.people.sorted().elementsEqual([30, 60]) { abs($0 - $1) < 1e-12 })
    #expect(spread.surfaceOfPlace == [0, 0] && spread.unmasked.isEmpty)
  }

  /// Floor areas of 300 on 100 m² and of 900 on 600 m², a third of which lies in the block: 300 and 300, half each of 90.
  @Test func byWeight() throws {
    let spread = try DasymetricSpread(
      of: [90], on: [[rectangle(0, 0, 100, 100)]],
      over: DasymetricMask(
        [surface(rectangle(10, 10, 20, 20)), surface(rectangle(90, 50, 120, 70))], weights: [300, 900]))
    #expect(spread.people.allSatisfy { abs($0 - 45) < 1e-12 })
  }

  /// Two surfaces of 20 × 10 m of weights 200 and 400 that share 10 × 10 m: densities of 1 and 2. The shared ground counts
  /// once, with 2: weights of 400 and 100, so 80 and 20 of 100 people. Without weights the ground is 30 × 10 m, and the
  /// piece that is cut off has a third.
  @Test(arguments: [false, true]) func overlapsOfTheMaskCountOnce(isReversed: Bool) throws {
    var parts = [(rectangle(0, 0, 20, 10), 200.0), (rectangle(10, 0, 30, 10), 400.0)]
    if isReversed { parts.reverse() }
    let land = parts.map { Geometry.polygon($0.0) }
    let weighted = try DasymetricSpread(
      of: [100], on: [[rectangle(0, 0, 100, 100)]], over: DasymetricMask(land, weights: parts.map(\.1)))
    #expect(weighted.people.sorted().elementsEqual([20, 80]) { abs($0 - $1) < 1e-9 })
    let even = try DasymetricSpread(
      of: [90], on: [[rectangle(0, 0, 100, 100)]], over: DasymetricMask(land))
    #expect(even.people.sorted().elementsEqual([30, 60]) { abs($0 - $1) < 1e-9 })
  }

  /// A block with no mask, one with a sliver of half a square metre, one whose mask weighs nothing and one without people:
  /// the first three keep their 10, 20 and 30 people all over themselves, and are told of.
  @Test func blocksWithoutAMask() throws {
    let blocks = [0.0, 200, 400, 600].map { [rectangle($0, 0, $0 + 100, 100)] }
    let mask = DasymetricMask(
      [surface(rectangle(200, 0, 201, 0.5)), surface(rectangle(410, 10, 420, 20))], weights: [1, 0])
    let spread = try DasymetricSpread(of: [10, 20, 30, 0], on: blocks, over: mask)
    #expect(spread.places == blocks && spread.people == [10, 20, 30, 0])
    #expect(spread.unmasked == [0, 1, 2] && spread.unmaskedPeople == 60)
    let nobody = try DasymetricSpread(of: [], on: [], over: mask)
    #expect(nobody.places.isEmpty && nobody.unmasked.isEmpty)
  }

  /// Random blocks and random triangles as mask: the people of each block are kept, its places lie in it and do not overlap,
  /// and no order of the mask changes who lives in a window.
  @Test(arguments: 1...12) func massIsPreserved(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    var blocks: [[Polygon]] = []
    for row in 0..<4 {
      for column in 0..<4 {
        let (x, y) = (Double(column) * 100, Double(row) * 100)
        let width = Double.random(in: 40...140, using: &random)
        blocks.append([rectangle(x, y, x + width, y + 90)])
      }
    }
    let people = blocks.map { _ in Double(Int.random(in: 0...500, using: &random)) }
    func place() -> Point {
      at(.random(in: -50...450, using: &random), .random(in: -50...450, using: &random))
    }
    var parts = (0..<30).map { _ -> (Geometry, Double) in
      let corner = place()
      func near() -> Point {
        at(
          corner.x + .random(in: -60...60, using: &random), corner.y + .random(in: -60...60, using: &random))
      }
      return (.polygon(polygon([corner, near(), near()])), .random(in: 0...50, using: &random))
    }
    func spread(_ isWeighted: Bool) throws -> DasymetricSpread {
      let land = parts.map(\.0)
      return try DasymetricSpread(
        of: people, on: blocks,
        over: isWeighted ? DasymetricMask(land, weights: parts.map(\.1)) : DasymetricMask(land))
    }
    for isWeighted in [false, true] {
      let first = try spread(isWeighted)
      var byBlock = people.map { _ in 0.0 }
      var areas = people.map { _ in 0.0 }
      for (place, (count, block)) in zip(first.places, zip(first.people, first.surfaceOfPlace)) {
        byBlock[block] += count
        areas[block] += place.reduce(0) { $0 + $1.area }
        #expect(count >= 0)
      }
      for (block, count) in byBlock.enumerated() {
        #expect(abs(count - people[block]) <= 1e-12 * people[block], "block \(block), seed \(seed)")
        let unmasked = first.unmasked.contains(block) || people[block] == 0
        let inside = try Geometry.clip(parts.map(\.0), to: [.polygon(blocks[block][0])])[0].map(\.geometry)
        let ground = unmasked ? blocks[block][0].area : try Geometry.unionArea(of: inside)
        // A triangle of weight 0 is never drawn here, so all ground of the mask has people.
        #expect(abs(areas[block] - ground) <= 1e-6 * max(1, ground), "block \(block), seed \(seed)")
      }
      let window = ZoneSet([[rectangle(30, 30, 260, 310)]])
      func inWindow(_ spread: DasymetricSpread) throws -> Double {
        try window.population(on: spread.places, people: spread.people, within: []).total[0]
      }
      let before = try inWindow(first)
      parts.shuffle(using: &random)
      let after = try inWindow(spread(isWeighted))
      #expect(abs(before - after) <= 1e-9 * max(1, before), "seed \(seed)")
    }
  }
}

@Suite("Overlaps of surfaces of people, and what lies outside")
struct SurfaceOverlapTests {
  /// Two blocks of 100 × 100 m that share a strip of 10 × 100 m, 50 and 30 people: a tenth of each, 8 people, lives there.
  @Test func aStrip() throws {
    let overlaps = try SurfaceOverlaps(
      of: [[rectangle(0, 0, 100, 100)], [rectangle(90, 0, 190, 100)], [rectangle(190, 0, 290, 100)]],
      people: [50, 30, 7])
    #expect(overlaps.count == 1 && abs(overlaps.area - 1_000) < 1e-9 && abs(overlaps.people - 8) < 1e-12)
  }

  /// A grid turned by 30°: neighbours share edges and corners, and nothing else. An L and the square in its elbow do
  /// not overlap either, though no edge of the L parts them; one that reaches a metre into it does.
  @Test func neighboursDoNotOverlap() throws {
    let (cosine, sine) = (3.0.squareRoot() / 2, 0.5)
    func turned(_ x: Double, _ y: Double) -> Point {
      at(1e6 + cosine * x - sine * y, 4e6 + sine * x + cosine * y)
    }
    let cells = (0..<100).map { number -> [Polygon] in
      let (x, y) = (Double(number % 10) * 250, Double(number / 10) * 250)
      return [polygon([turned(x, y), turned(x + 250, y), turned(x + 250, y + 250), turned(x, y + 250)])]
    }
    #expect(try SurfaceOverlaps(of: cells, people: cells.map { _ in 1 }).count == 0)
    let elbow = [polygon([at(0, 0), at(20, 0), at(20, 10), at(10, 10), at(10, 20), at(0, 20)])]
    let apart = try SurfaceOverlaps(of: [elbow, [rectangle(10, 10, 20, 20)]], people: [3, 1])
    #expect(apart.count == 0 && apart.people == 0)
    // 1 × 10 m of the square's 110 m² and of the L's 300.
    let into = try SurfaceOverlaps(of: [elbow, [rectangle(9, 10, 20, 20)]], people: [3, 1.1])
    #expect(into.count == 1 && abs(into.people - 0.2) < 1e-12)
  }

  /// A block of 100 m, zones over its first 60 m and from 30 to 90 m: 10 m lie outside, though the zones' parts add up to
  /// more than the block.
  @Test func outsideOfZonesThatOverlap() throws {
    let zones = ZoneSet([[rectangle(0, 0, 60, 100)], [rectangle(30, 0, 90, 100)]])
    let figures = try zones.population(on: [[rectangle(0, 0, 100, 100)]], people: [50], within: [])
    #expect(abs(figures.outside - 5) < 1e-9)
    #expect(abs(figures.total[0] - 30) < 1e-9 && abs(figures.total[1] - 30) < 1e-9)
  }

  @Test func aSumThatIsOffIsAnError() throws {
    try checkPeople(inside: 60, outside: 40, of: 100)
    try checkPeople(inside: 60.5, outside: 40, of: 100, countedTwice: 0.5)
    let failure = #expect(throws: Failure.self) { try checkPeople(inside: 60, outside: 39.9, of: 100) }
    #expect(failure?.kind == .computation && failure?.problems.map(\.code) == ["people-lost"])
  }
}
