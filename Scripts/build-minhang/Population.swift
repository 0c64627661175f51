import Foundation
import GIS

/// People on a grid of 250 m, *modelled* to sum to the census of 2020: cells are cut by the towns' borders, so a
/// town's people are the sum of its cells.
struct Population {
  static let side = 250.0

  /// A cell, or the part of one that lies in a town.
  struct Cell {
    var column: Int
    var row: Int
    var town: Int
    var shape: Geometry
    var people: Int
    var aged65: Int
  }

  let cells: [Cell]

  /// - Parameter empty: where nobody lives: water, parks, forest.
  init(_ district: District, empty: Raster) throws {
    var random = district.random("population")
    var weights: [Double] = []
    var pieces: [Cell] = []
    for (town, (_, shape)) in district.partition.towns.enumerated() {
      for (column, row, piece) in try Population.squares(of: shape) {
        let corner = Point(x: Double(column) * Population.side, y: Double(row) * Population.side)
        let middle = Point(x: corner.x + Population.side / 2, y: corner.y + Population.side / 2)
        pieces.append(Cell(column: column, row: row, town: town, shape: piece, people: 0, aged65: 0))
        let urbanity = district.urbanity(middle)
        let settled = Population.settledShare(corner, empty)
        // Neighbourhoods differ: one cell in four is a works, a campus or a field.
        let use = random.chance(0.25) ? random.uniform(0.02..<0.2) : random.uniform(0.6..<1.4)
        weights.append(piece.area * settled * pow(urbanity, 1.3) * use)
      }
    }
    let people = apportion(Published.people, by: weights)
    // Old neighbourhoods near the centres have more of the elderly.
    let old = zip(pieces, people).map { cell, people in
      Double(people) * random.uniform(0.85..<1.15)
        * (0.9 + 0.2 * district.urbanity(cell.shape.boundingBox.center))
    }
    let aged = apportion(Published.aged65, by: old)
    cells = pieces.indices.map { index in
      var cell = pieces[index]
      cell.people = people[index]
      cell.aged65 = aged[index]
      return cell
    }
  }

  /// The people and the aged of a town, by its number.
  func total(ofTown town: Int) -> (people: Int, aged65: Int) {
    cells.lazy.filter { $0.town == town }.reduce((0, 0)) { ($0.0 + $1.people, $0.1 + $1.aged65) }
  }

  /// The grid squares of a surface, by halving it again and again: cost O(vertices log squares).
  private static func squares(of shape: Geometry) throws -> [(column: Int, row: Int, piece: Geometry)] {
    let box = shape.boundingBox
    var squares: [(column: Int, row: Int, piece: Geometry)] = []
    func split(_ part: Geometry, _ columns: Range<Int>, _ rows: Range<Int>) throws {
      if columns.count == 1, rows.count == 1 {
        // Slivers of less than a square metre are left to the gap between cells.
        if part.area >= 1 { squares.append((columns.lowerBound, rows.lowerBound, part)) }
        return
      }
      let upright = columns.count > rows.count
      let range = upright ? columns : rows
      let middle = (range.lowerBound + range.upperBound) / 2
      for half in [range.lowerBound..<middle, middle..<range.upperBound] {
        let (x, y) = upright ? (half, rows) : (columns, half)
        let frame = rectangle(
          BoundingBox(
            minX: Double(x.lowerBound) * side, minY: Double(y.lowerBound) * side,
            maxX: Double(x.upperBound) * side, maxY: Double(y.upperBound) * side))
        if let frame, let piece = try part.intersection(frame) { try split(piece, x, y) }
      }
    }
    try split(
      shape, Int((box.minX / side).rounded(.down))..<Int((box.maxX / side).rounded(.up)),
      Int((box.minY / side).rounded(.down))..<Int((box.maxY / side).rounded(.up)))
    return squares
  }

  /// The share of a square's 25 m cells that are not empty.
  private static func settledShare(_ corner: Point, _ empty: Raster) -> Double {
    let steps = Int(side / Raster.cell)
    var settled = 0
    for row in 0..<steps {
      for column in 0..<steps {
        let x = corner.x + (Double(column) + 0.5) * Raster.cell
        let y = corner.y + (Double(row) + 0.5) * Raster.cell
        if !empty.contains(Point(x: x, y: y)) { settled += 1 }
      }
    }
    return Double(settled) / Double(steps * steps)
  }

  /// The layer.
  func layer(_ district: District) -> LayerFile {
    LayerFile(
      name: "population", title: "人口网格 Population grid", origin: .model,
      features: cells.map { cell in
        let town = district.partition.towns[cell.town].name
        return .modelled(
          "E\(cell.column)N\(cell.row)-\(town)", cell.shape,
          ["town": .string(town), "people": .number(cell.people), "aged65": .number(cell.aged65)])
      })
  }
}

/// Whole numbers in proportion to weights that sum exactly to `total`: shares rounded down, and one more for the
/// largest remainders (Hamilton's method); the first of equal ones. Cost: O(n log n).
func apportion(_ total: Int, by weights: [Double]) -> [Int] {
  let sum = weights.reduce(0, +)
  guard sum > 0 else { return weights.map { _ in 0 } }
  let shares = weights.map { $0 / sum * Double(total) }
  var counts = shares.map { Int($0) }
  let order = shares.indices.sorted {
    (shares[$1] - Double(counts[$1]), $0) < (shares[$0] - Double(counts[$0]), $1)
  }
  for index in order.prefix(total - counts.reduce(0, +)) { counts[index] += 1 }
  return counts
}
