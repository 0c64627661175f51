import Foundation
import GIS

/// Draws places for facilities where people live, on dry land.
struct Sites {
  private let cells: [Population.Cell]
  private let water: Raster
  /// The land on which sites may lie.
  let inside: Raster

  init(_ population: Population, inside: Raster, water: Raster) {
    cells = population.cells
    self.inside = inside
    self.water = water
  }

  /// Up to `count` places, drawn by people to a power, no two nearer than `spacing`. A power of 0 draws by land.
  func draw(_ count: Int, spacing: Double, power: Double, _ random: inout SplitMix) -> [Point] {
    let sums = runningSum(
      cells.map { power == 0 ? $0.shape.area : pow(Double($0.people), power) })
    var near = PointGrid(cell: max(spacing, 1))
    var places: [Point] = []
    // Far more draws than places, so that a spacing too wide ends rather than hangs.
    for _ in 0..<(count * 200) where places.count < count {
      let box = cells[random.index(inRunningSum: sums)].shape.boundingBox
      let place = Point(x: random.uniform(box.minX..<box.maxX), y: random.uniform(box.minY..<box.maxY))
      guard isInland(place), !water.contains(place), near.nearest(to: place, within: spacing) == nil
      else { continue }
      near.insert(place)
      places.append(place)
    }
    return places
  }

  /// Whether a place lies a cell or more inside the outline, so that no site is counted out by a metre.
  private func isInland(_ place: Point) -> Bool {
    let cell = Raster.cell
    return [(0, 0), (cell, 0), (-cell, 0), (0, cell), (0, -cell)].allSatisfy {
      inside.contains(Point(x: place.x + $0.0, y: place.y + $0.1))
    }
  }
}

/// The share of the land that lies within reach of some places, by 25 m cells.
func coverage(of land: Raster, by places: [(place: Point, radius: Double)]) -> Double {
  var covered = Raster(box: land.box)
  for site in places { covered.fill(around: site.place, radius: site.radius) }
  return land.share(in: covered)
}
