import GIS

/// The rank of a road.
enum RoadClass: String, CaseIterable {
  case expressway, arterial, secondary, branch

  /// The name in Chinese.
  var chinese: String {
    switch self {
    case .expressway: "快速路"
    case .arterial: "主干路"
    case .secondary: "次干路"
    case .branch: "支路"
    }
  }

  /// The name in English.
  var english: String { rawValue.sentenceCase }
}

/// A straight street of the lattice: `at` on one axis, `from` … `to` on the other.
struct Street {
  enum Axis { case u, v }

  /// The axis along which it runs.
  var along: Axis
  var at: Double
  var from: Double
  var to: Double
  var rank: RoadClass

  /// A lattice position on it.
  func position(_ along: Double) -> Point {
    self.along == .u ? Point(x: along, y: at) : Point(x: at, y: along)
  }
}

/// The streets of the lattice: through roads at irregular distances, secondary roads between them, and blocks
/// that branch roads halve again and again, first where there is most to halve.
struct StreetPlan {
  /// Expressways, arterials and secondary roads.
  private(set) var mainStreets: [Street] = []
  /// Branch roads, each after those it ends on.
  private(set) var branches: [Street] = []
  /// What the first n branches cut the blocks into, by ``blocks(after:)``.
  private var cuts: [Cut] = []
  private var mainBlocks: [BoundingBox] = []

  /// A block that is halved, or left whole, by the branch of the same number.
  private struct Cut {
    var need: Double
    var block: BoundingBox
    var street: Street
    var halves: [BoundingBox]
  }

  /// - Parameter need: how much a block wants another road: zero where none may be.
  init(domain: BoundingBox, random source: SplitMix, need: (BoundingBox) -> Double) {
    var random = source
    let columns = StreetPlan.throughRoads(domain.minX..<domain.maxX, &random)
    let rows = StreetPlan.throughRoads(domain.minY..<domain.maxY, &random)
    for (at, rank) in columns {
      mainStreets.append(Street(along: .v, at: at, from: domain.minY, to: domain.maxY, rank: rank))
    }
    for (at, rank) in rows {
      mainStreets.append(Street(along: .u, at: at, from: domain.minX, to: domain.maxX, rank: rank))
    }
    let middles = (
      columns.map { _ in random.uniform(0.4..<0.6) }, rows.map { _ in random.uniform(0.4..<0.6) }
    )
    for column in 1..<columns.count {
      for row in 1..<rows.count {
        let block = BoundingBox(
          minX: columns[column - 1].0, minY: rows[row - 1].0, maxX: columns[column].0, maxY: rows[row].0)
        addSecondaryRoads(block, middles.0[column], middles.1[row], &random)
      }
    }
    for block in mainBlocks { halve(block, limit: .infinity, &random, need) }
    // A half never needs a road more than the whole did, so parents stay before their children.
    cuts = cuts.enumerated().sorted { ($1.element.need, $0.offset) < ($0.element.need, $1.offset) }.map(
      \.element)
    branches = cuts.map(\.street)
  }

  /// The blocks between the main roads and the first `count` branches.
  func blocks(after count: Int) -> [BoundingBox] {
    let cut = Set(cuts.prefix(count).map(\.block))
    return (mainBlocks + cuts.prefix(count).flatMap(\.halves)).filter { !cut.contains($0) }
  }

  /// Roads across the whole domain, every third an expressway.
  private static func throughRoads(
    _ range: Range<Double>, _ random: inout SplitMix
  ) -> [(Double, RoadClass)] {
    var roads: [(Double, RoadClass)] = []
    var at = range.lowerBound + random.uniform(0..<800)
    while at < range.upperBound {
      roads.append((at, roads.count % 3 == 1 ? .expressway : .arterial))
      at += random.uniform(1_500..<2_200)
    }
    return roads
  }

  /// Crosses a block by a secondary road each way; one in six is missing.
  private mutating func addSecondaryRoads(
    _ block: BoundingBox, _ column: Double, _ row: Double, _ random: inout SplitMix
  ) {
    var blocks = [block]
    if random.chance(5 / 6.0) {
      let at = block.minX + block.width * column
      mainStreets.append(Street(along: .v, at: at, from: block.minY, to: block.maxY, rank: .secondary))
      blocks = blocks.flatMap { $0.halves(along: .v, at: at) }
    }
    if random.chance(5 / 6.0) {
      let at = block.minY + block.height * row
      mainStreets.append(Street(along: .u, at: at, from: block.minX, to: block.maxX, rank: .secondary))
      blocks = blocks.flatMap { $0.halves(along: .u, at: at) }
    }
    mainBlocks += blocks
  }

  /// Halves a block across its longer side, and its halves again, down to blocks of 200 m.
  private mutating func halve(
    _ block: BoundingBox, limit: Double, _ random: inout SplitMix, _ need: (BoundingBox) -> Double
  ) {
    let share = random.uniform(0.38..<0.62)
    let wanted = min(limit, need(block))
    guard wanted > 0, max(block.width, block.height) > 400 else { return }
    let street: Street
    if block.width > block.height {
      let at = block.minX + block.width * share
      street = Street(along: .v, at: at, from: block.minY, to: block.maxY, rank: .branch)
    } else {
      let at = block.minY + block.height * share
      street = Street(along: .u, at: at, from: block.minX, to: block.maxX, rank: .branch)
    }
    let halves = block.halves(along: street.along, at: street.at)
    cuts.append(Cut(need: wanted, block: block, street: street, halves: halves))
    for half in halves { halve(half, limit: wanted, &random, need) }
  }
}

extension BoundingBox {
  /// The two sides of a street through the box.
  func halves(along axis: Street.Axis, at: Double) -> [BoundingBox] {
    switch axis {
    case .v:
      [
        BoundingBox(minX: minX, minY: minY, maxX: at, maxY: maxY),
        BoundingBox(minX: at, minY: minY, maxX: maxX, maxY: maxY),
      ]
    case .u:
      [
        BoundingBox(minX: minX, minY: minY, maxX: maxX, maxY: at),
        BoundingBox(minX: minX, minY: at, maxX: maxX, maxY: maxY),
      ]
    }
  }
}
