import Foundation
import GIS

/// A fine grid of cells, each with the number of a town or 0 for outside: the town grid made four times finer.
///
/// A blurred copy of each town is laid over the others, and each cell goes to the strongest, so that stairs of
/// half a kilometre become slopes while the areas stay.
struct LabelGrid {
  /// Fine cells along one step of the town grid.
  static let refinement = 4
  /// Empty steps kept around the district.
  private static let margin = 2
  /// Standard deviation of the blur, in steps of the town grid.
  private static let blur = 0.5
  /// Detached pieces below this number of fine cells (half a step of the town grid) go to their surroundings.
  private static let smallestPiece = 8

  let width: Int
  let height: Int
  /// Towns by number less one.
  let towns: [String]
  /// Column and row of the town grid at the lower left corner of the fine grid.
  private let origin: (column: Double, row: Double)
  private(set) var labels: [Int]

  /// - Parameter stations: places known to lie in the district, degrees.
  init(_ facts: [GridFact], stations: [Point]) {
    let columns = facts.map(\.column)
    let rows = facts.map(\.row)
    let left = (columns.min() ?? 0) - LabelGrid.margin
    let bottom = (rows.min() ?? 0) - LabelGrid.margin
    let k = LabelGrid.refinement
    width = ((columns.max() ?? 0) - left + 1 + LabelGrid.margin) * k
    height = ((rows.max() ?? 0) - bottom + 1 + LabelGrid.margin) * k
    towns = Set(facts.map(\.town)).sorted()
    origin = (Double(left) - 0.5, Double(bottom) - 0.5)

    labels = Array(repeating: 0, count: width * height)
    let numbers = Dictionary(uniqueKeysWithValues: zip(towns, 1...))
    for fact in facts {
      for y in 0..<k {
        for x in 0..<k {
          let column = (fact.column - left) * k + x
          let row = (fact.row - bottom) * k + y
          labels[row * width + column] = numbers[fact.town] ?? 0
        }
      }
    }
    labels = strongest()
    reach(stations)
    dissolveSmallPieces()
    openCheckerboards()
  }

  /// The label of a fine cell; 0 beyond the grid.
  func label(_ x: Int, _ y: Int) -> Int {
    x >= 0 && x < width && y >= 0 && y < height ? labels[y * width + x] : 0
  }

  /// Longitude and latitude of a corner of the fine grid, in degrees.
  func corner(_ x: Double, _ y: Double) -> (lon: Double, lat: Double) {
    let k = Double(LabelGrid.refinement)
    return ((origin.column + x / k) * Facts.gridStep, (origin.row + y / k) * Facts.gridStep)
  }

  /// The label whose blurred mask is the highest, cell by cell.
  private func strongest() -> [Int] {
    let sigma = LabelGrid.blur * Double(LabelGrid.refinement)
    let reach = Int((3 * sigma).rounded(.up))
    let kernel = (-reach...reach).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
    var best = labels
    var height = [Double](repeating: -1, count: labels.count)
    for label in 0...towns.count {
      let mask = labels.map { $0 == label ? 1.0 : 0.0 }
      let blurred = convolved(convolved(mask, kernel, stride: 1), kernel, stride: width)
      for cell in labels.indices where blurred[cell] > height[cell] + 1e-9 {
        height[cell] = blurred[cell]
        best[cell] = label
      }
    }
    return best
  }

  /// Gives the cells around each station outside to the nearest town: the grid's points are too far apart to show
  /// every corner of the district, but its stations are in it.
  private mutating func reach(_ stations: [Point]) {
    let k = Double(LabelGrid.refinement)
    let before = labels
    for station in stations {
      let x = Int(((station.x / Facts.gridStep - origin.column) * k).rounded(.down))
      let y = Int(((station.y / Facts.gridStep - origin.row) * k).rounded(.down))
      var around: [(square: Int, x: Int, y: Int)] = []
      for row in max(0, y - 6)...min(height - 1, y + 6) {
        for column in max(0, x - 6)...min(width - 1, x + 6) {
          let (dx, dy) = (column - x, row - y)
          around.append((dx * dx + dy * dy, column, row))
        }
      }
      around.sort { $0 < $1 }
      guard let near = around.first(where: { before[$0.y * width + $0.x] != 0 }), near.square > 0 else {
        continue
      }
      let town = before[near.y * width + near.x]
      for cell in around where cell.square <= 5 && before[cell.y * width + cell.x] == 0 {
        labels[cell.y * width + cell.x] = town
      }
    }
  }

  private func convolved(_ values: [Double], _ kernel: [Double], stride: Int) -> [Double] {
    let reach = kernel.count / 2
    return values.indices.map { cell in
      var sum = 0.0
      for offset in -reach...reach {
        let other = cell + offset * stride
        if values.indices.contains(other) { sum += kernel[offset + reach] * values[other] }
      }
      return sum
    }
  }

  /// Gives every piece too small to show, or enclosed piece of outside, to the label it touches most.
  private mutating func dissolveSmallPieces() {
    var seen = [Bool](repeating: false, count: labels.count)
    for start in labels.indices where !seen[start] {
      var piece = [start]
      var touched = [Int](repeating: 0, count: towns.count + 1)
      seen[start] = true
      var head = 0
      while head < piece.count {
        let cell = piece[head]
        head += 1
        for next in neighbours(of: cell) {
          if labels[next] != labels[start] {
            touched[labels[next]] += 1
          } else if !seen[next] {
            seen[next] = true
            piece.append(next)
          }
        }
      }
      let enclosed = labels[start] == 0 && start != 0
      if piece.count < LabelGrid.smallestPiece || enclosed,
        let winner = touched.indices.max(by: { touched[$0] < touched[$1] })
      {
        for cell in piece { labels[cell] = winner }
      }
    }
  }

  private func neighbours(of cell: Int) -> [Int] {
    let x = cell % width
    let y = cell / width
    return [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)].compactMap { x, y in
      x >= 0 && x < width && y >= 0 && y < height ? y * width + x : nil
    }
  }

  /// Fills one cell wherever two cells of a label meet at a corner alone, so that no ring touches itself.
  private mutating func openCheckerboards() {
    var changed = true
    while changed {
      changed = false
      for y in 1..<height {
        for x in 1..<width {
          let (sw, se) = (label(x - 1, y - 1), label(x, y - 1))
          let (nw, ne) = (label(x - 1, y), label(x, y))
          if sw == ne, sw != se, sw != nw {
            labels[y * width + x - 1] = sw
            changed = true
          } else if se == nw, se != sw, se != ne {
            labels[y * width + x] = se
            changed = true
          }
        }
      }
    }
  }
}
