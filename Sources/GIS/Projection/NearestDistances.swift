import Glibc

/// How far each of some places lies from the nearest point or edge of a layer, in metres, up to a limit.
///
/// Longitudes and latitudes are taken as a plane about the places' middle: over a city true to a thousandth.
struct NearestDistances {
  private let places: [Point]
  private let plane: LocalPlane
  private let grid: UniformGrid
  private let table: CellTable
  private let reach: BoundingBox

  /// Distances beyond this count as this: no shift is so long.
  static let limit = 2_000.0

  /// Prepares places, in degrees, for questions about any number of layers.
  init(of degrees: [Point]) {
    let box = BoundingBox(degrees) ?? BoundingBox(minX: 0, minY: 0, maxX: 0, maxY: 0)
    let plane = LocalPlane(about: box.center)
    let places = degrees.map(plane.metres)
    let bounds = places.reduce(into: BoundingBox.empty) { $0.include($1) }
    grid = UniformGrid(covering: bounds, cellSize: NearestDistances.limit / 2, maxCells: 65_536)
    let grid = grid
    table = CellTable(cellCount: grid.cellCount, cells: places.map { Int32(grid.cell($0)) })
    reach = bounds.expanded(by: NearestDistances.limit)
    self.places = places
    self.plane = plane
  }

  /// The distance of each place from a layer: from its points, its paths, or its surfaces' outlines.
  ///
  /// Cost: O(vertices) · the places within the limit of each.
  func distances(to layer: SourceLayer) -> [Double] {
    var squares = [Double](repeating: NearestDistances.limit * NearestDistances.limit, count: places.count)
    for feature in layer.features {
      guard let shape = feature.shape else { continue }
      switch shape {
      case .point, .multiPoint:
        shape.forEachRun { run in
          for index in run {
            let point = plane.metres(layer.coordinates[index])
            shorten(&squares, from: point, to: point)
          }
        }
      default:
        shape.forEachRun { run in
          var last: Point?
          for index in run {
            let point = plane.metres(layer.coordinates[index])
            if let last { shorten(&squares, from: last, to: point) }
            last = point
          }
        }
      }
    }
    return squares.map { $0.squareRoot() }
  }

  /// Takes an edge into account for the places near it.
  private func shorten(_ squares: inout [Double], from a: Point, to b: Point) {
    let box = BoundingBox(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
    guard box.intersects(reach) else { return }
    let near = box.expanded(by: NearestDistances.limit)
    let firstColumn = grid.column(near.minX)
    let lastColumn = grid.column(near.maxX)
    for row in grid.row(near.minY)...grid.row(near.maxY) {
      let start = row * grid.columns
      for entry in table.range(from: start + firstColumn, through: start + lastColumn) {
        let place = Int(table.entries[entry])
        squares[place] = min(squares[place], squaredDistance(places[place], a, b))
      }
    }
  }

  private func squaredDistance(_ place: Point, _ a: Point, _ b: Point) -> Double {
    let dx = b.x - a.x
    let dy = b.y - a.y
    let length = dx * dx + dy * dy
    let along = length > 0 ? ((place.x - a.x) * dx + (place.y - a.y) * dy) / length : 0
    let t = min(1, max(0, along))
    let x = place.x - a.x - t * dx
    let y = place.y - a.y - t * dy
    return x * x + y * y
  }
}

/// Degrees as metres about a place.
private struct LocalPlane {
  private let origin: Point
  private let metresPerDegree: Point

  init(about origin: Point) {
    self.origin = origin
    // A sphere of the Earth's mean radius.
    let degree = 6_371_000 * Double.pi / 180
    metresPerDegree = Point(x: degree * cos(origin.y * .pi / 180), y: degree)
  }

  func metres(_ degrees: Point) -> Point {
    Point(x: (degrees.x - origin.x) * metresPerDegree.x, y: (degrees.y - origin.y) * metresPerDegree.y)
  }
}
