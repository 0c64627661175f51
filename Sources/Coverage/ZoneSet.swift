import GIS

/// The zones over which coverage is measured, as flat edges and a grid that tells in which zones a point lies.
///
/// Zones may overlap, touch, have holes and several parts. Each must be valid in itself (no crossing rings): the
/// area of a zone whose rings cross is not defined.
package final class ZoneSet: Sendable {
  /// The number of zones.
  package let count: Int
  /// The area of each zone in square metres.
  package let areas: [Double]
  /// The box around all zones; ``/GIS/BoundingBox/empty`` where there are none.
  package let extent: BoundingBox

  /// The zones as they came.
  let polygons: [[Polygon]]
  /// The point about which the integrals of each zone are taken, the middle of its own box, so that far-off coordinates cost no
  /// digits and no other zone matters.
  let center: [Point]
  /// Edges a → b with their zone on the left, and the zone of each.
  let ax, ay, bx, by: [Double]
  let zone: [Int32]
  /// Which edges pass through a cell, and which zones hold its middle.
  let grid: UniformGrid
  let edges: CellTable
  let zonesAtCenter: CellTable

  var edgeCount: Int { zone.count }

  /// Where the zones of a cell's anchor stand in their table.
  @inline(__always)
  private func centerSlots(_ cell: Int) -> Range<Int> {
    Int(zonesAtCenter.starts[cell])..<Int(zonesAtCenter.starts[cell + 1])
  }

  /// Where the edges of a cell stand in the table of edges: read here, since a call into another module counts references.
  @inline(__always)
  func edgeSlots(_ cell: Int) -> Range<Int> { Int(edges.starts[cell])..<Int(edges.starts[cell + 1]) }

  /// Prepares zones. Cost: O(vertices + cells), with about two cells for each edge.
  package init(_ zones: [[Polygon]]) {
    count = zones.count
    polygons = zones
    center = zones.map { zone in
      var box = BoundingBox.empty
      for polygon in zone { for point in polygon.exterior.points { box.include(point) } }
      return box.minX <= box.maxX ? box.center.roundedToMetres : Point(x: 0, y: 0)
    }
    var box = BoundingBox.empty
    for polygon in zones.joined() {
      for point in polygon.exterior.points { box.include(point) }
    }
    extent = box

    var ax: [Double] = []
    var ay: [Double] = []
    var bx: [Double] = []
    var by: [Double] = []
    var owner: [Int32] = []
    for (number, zone) in zones.enumerated() {
      for ring in zone.flatMap(\.oriented.rings) {
        for (a, b) in zip(ring.points, ring.points.dropFirst()) where a != b {
          ax.append(a.x)
          ay.append(a.y)
          bx.append(b.x)
          by.append(b.y)
          owner.append(Int32(number))
        }
      }
    }
    let side = (box.width * box.height / Double(2 * owner.count + 1)).squareRoot()
    grid = UniformGrid(covering: box, cellSize: side, maxCells: 2 * owner.count + 16)
    edges = Self.edgesByCell(grid, ax, ay, bx, by)
    zonesAtCenter = Self.zonesByCell(grid, ax, ay, bx, by, owner)
    (self.ax, self.ay, self.bx, self.by) = (ax, ay, bx, by)
    zone = owner
    var sums = [FixedSum](repeating: FixedSum(), count: zones.count)
    for edge in owner.indices {
      let origin = center[Int(owner[edge])]
      sums[Int(owner[edge])].add(
        crossProduct(ax[edge], ay[edge], bx[edge], by[edge], about: origin))
    }
    areas = sums.map { max(0, $0.value / 2) }
  }

  /// Lists each edge in every cell that it meets, and in few others.
  private static func edgesByCell(
    _ grid: UniformGrid, _ ax: [Double], _ ay: [Double], _ bx: [Double], _ by: [Double]
  ) -> CellTable {
    var cells: [Int32] = []
    var values: [Int32] = []
    // The rows are widened by a hair, so that rounding cannot lose an edge that runs along a cell's side.
    let hair = 1e-9 * grid.cellSize
    for edge in ax.indices {
      for row in grid.row(min(ay[edge], by[edge]) - hair)...grid.row(max(ay[edge], by[edge]) + hair) {
        let bottom = grid.origin.y + Double(row) * grid.cellSize - hair
        let band = clippedToBand(
          ax[edge], ay[edge], bx[edge], by[edge], bottom: bottom, top: bottom + grid.cellSize + 2 * hair)
        let (x0, x1) = band ?? (ax[edge], bx[edge])
        for column in grid.column(min(x0, x1) - hair)...grid.column(max(x0, x1) + hair) {
          cells.append(Int32(row * grid.columns + column))
          values.append(Int32(edge))
        }
      }
    }
    return CellTable(cellCount: grid.cellCount, cells: cells, values: values)
  }

  /// Finds the zones that hold the anchor of each cell, by one scan line for each row.
  private static func zonesByCell(
    _ grid: UniformGrid, _ ax: [Double], _ ay: [Double], _ bx: [Double], _ by: [Double], _ owner: [Int32]
  ) -> CellTable {
    var crossings = [[(x: Double, zone: Int32, edge: Int32)]](repeating: [], count: grid.rows)
    for edge in ax.indices where ay[edge] != by[edge] {
      let low = min(ay[edge], by[edge])
      let high = max(ay[edge], by[edge])
      for row in grid.row(low)...grid.row(high) {
        let y = anchor(of: grid, column: 0, row: row).y
        guard (ay[edge] > y) != (by[edge] > y) else { continue }
        let t = (y - ay[edge]) / (by[edge] - ay[edge])
        crossings[row].append((ax[edge] + t * (bx[edge] - ax[edge]), owner[edge], Int32(edge)))
      }
    }
    var cells: [Int32] = []
    var values: [Int32] = []
    var inside: [Int32] = []
    for row in 0..<grid.rows {
      let sorted = crossings[row].sorted { ($0.x, $0.zone) < ($1.x, $1.zone) }
      inside.removeAll(keepingCapacity: true)
      var next = 0
      let y = anchor(of: grid, column: 0, row: row).y
      func isWest(_ crossing: (x: Double, zone: Int32, edge: Int32), of x: Double) -> Bool {
        if abs(crossing.x - x) > 1e-6 * grid.cellSize { return crossing.x < x }
        // Near the anchor the place as it was computed is not enough.
        let edge = Int(crossing.edge)
        let isUp = ay[edge] < by[edge]
        return isUp != SplitPlace(x, y).isLeft(ofLineFrom: ax[edge], ay[edge], to: bx[edge], by[edge])
      }
      for column in 0..<grid.columns {
        let x = anchor(of: grid, column: column, row: row).x
        while next < sorted.count, isWest(sorted[next], of: x) {
          inside.toggle(sorted[next].zone)
          next += 1
        }
        for zone in inside {
          cells.append(Int32(row * grid.columns + column))
          values.append(zone)
        }
      }
    }
    return CellTable(cellCount: grid.cellCount, cells: cells, values: values)
  }

  /// The point of a cell whose zones are known: near the middle, but off it by an odd fraction, because drawn
  /// boundaries like round coordinates and a point on a boundary has no side.
  @inline(__always)
  private static func anchor(of grid: UniformGrid, column: Int, row: Int) -> Point {
    Point(
      x: grid.origin.x + (Double(column) + 0.487_913_570_246) * grid.cellSize,
      y: grid.origin.y + (Double(row) + 0.512_647_385_914) * grid.cellSize)
  }

  /// Puts the zones that hold a point into `found`, which is emptied first.
  ///
  /// From the cell's anchor the walk goes east or west to the point's meridian, then along it to the point; each
  /// edge of the cell that is crossed toggles its zone. Sides are told without rounding, so that what comes out depends on
  /// the point and the zone alone; a point on a border counts as if it lay a hair to the south, and less to the east. Cost: O(edges in the cell).
  @inline(__always)
  func locate(_ place: SplitPlace, into found: inout [Int32]) {
    found.removeAll(keepingCapacity: true)
    let near = Point(x: place.x + place.dx, y: place.y + place.dy)
    guard extent.contains(near) else { return }
    let column = grid.column(near.x)
    let row = grid.row(near.y)
    let cell = row * grid.columns + column
    for slot in centerSlots(cell) { found.append(zonesAtCenter.entries[slot]) }
    let run = edgeSlots(cell)
    if run.isEmpty { return }
    let anchor = Self.anchor(of: grid, column: column, row: row)
    for slot in run {
      let edge = Int(edges.entries[slot])
      if parts(edge, anchor, place) { found.toggle(zone[edge]) }
    }
  }

  /// Whether a zone holds a point; as ``locate(_:into:)``.
  @inline(__always)
  func holds(_ number: Int32, _ place: SplitPlace) -> Bool {
    let near = Point(x: place.x + place.dx, y: place.y + place.dy)
    guard extent.contains(near) else { return false }
    let column = grid.column(near.x)
    let row = grid.row(near.y)
    let cell = row * grid.columns + column
    var isInside = centerSlots(cell).contains { zonesAtCenter.entries[$0] == number }
    let anchor = Self.anchor(of: grid, column: column, row: row)
    for slot in edgeSlots(cell) {
      let edge = Int(edges.entries[slot])
      if zone[edge] == number, parts(edge, anchor, place) { isInside.toggle() }
    }
    return isInside
  }

  /// Whether an edge of a cell lies between the cell's anchor and a point in it, on the way along the anchor's parallel and then
  /// the point's meridian: crossed once, not twice.
  @inline(__always)
  private func parts(_ edge: Int, _ anchor: Point, _ place: SplitPlace) -> Bool {
    var (x0, y0, x1, y1) = (ax[edge], ay[edge], bx[edge], by[edge])
    // Neighbours run their common edge in opposite directions. Taken in one direction for both, a point on the
    // border falls to exactly one of them.
    if (x0, y0) > (x1, y1) { swap(&x0, &x1); swap(&y0, &y1) }
    let spansRow = (y0 > anchor.y) != (y1 > anchor.y)
    let spansColumn = place.isWest(of: x0) != place.isWest(of: x1)
    if !spansRow && !spansColumn { return false }
    // Which side the corner of the walk lies on drops out where both legs are looked at.
    let corner = SplitPlace(place.x, anchor.y, place.dx)
    return (spansRow ? SplitPlace(anchor.x, anchor.y) : corner).isLeft(ofLineFrom: x0, y0, to: x1, y1)
      != (spansColumn ? place : corner).isLeft(ofLineFrom: x0, y0, to: x1, y1)
  }

  /// The numbers of the zones that hold a point; a point on a border that
  /// two zones share edge for edge is given to exactly one of them. Cost: O(edges in a cell).
  package func zones(at point: Point) -> [Int] {
    var found: [Int32] = []
    locate(SplitPlace(point.x, point.y), into: &found)
    return found.map(Int.init)
  }
}

/// (a × b) about a point: what the straight way from a to b adds to twice the area around it.
@inline(__always)
func crossProduct(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, about origin: Point) -> Double {
  (ax - origin.x) * (by - origin.y) - (ay - origin.y) * (bx - origin.x)
}

extension [Int32] {
  /// Removes a number that is there, adds one that is not.
  @inline(__always)
  mutating func toggle(_ number: Int32) {
    if let index = firstIndex(of: number) { remove(at: index) } else { append(number) }
  }
}

extension Point {
  /// The nearest point with whole coordinates: differences to it lose no digits.
  var roundedToMetres: Point { Point(x: x.rounded(), y: y.rounded()) }
}
