import Foundation
import GIS

/// What every model starts from: the facts on the plane.
struct District {
  /// The seed of all models.
  static let seed: UInt64 = 2025

  let frame: Frame
  let partition: Partition
  /// The rows of the rail table, in its order.
  let stations: [Station]
  let runs: [(line: String, stations: [String])]
  let urbanity: Urbanity

  /// A station of one line on the plane.
  struct Station {
    var line: String
    var name: String
    var place: Point
  }

  init(facts: Facts, frame: Frame) throws {
    self.frame = frame
    partition = try Partition(facts, frame: frame)
    let places = try frame.metres(facts.stations.map(\.place))
    stations = zip(facts.stations, places).map { Station(line: $0.line, name: $0.name, place: $1) }
    runs = facts.runs
    urbanity = try Urbanity(facts: facts, stations: places, frame: frame)
  }

  /// The district's surface.
  var outline: Geometry { partition.district }
  /// Its area, m².
  var area: Double { partition.district.area }

  /// A stream of random numbers for one purpose.
  func random(_ purpose: String) -> SplitMix { SplitMix(seed: District.seed, purpose: purpose) }
}

/// How built-up a place is, from 0.1 (fields) to 1 (a centre): the share of the northern zone's towns around it,
/// and how near the next rail station is. The one field that makes every model denser in the same places.
struct Urbanity {
  private static let cell = 250.0
  private static let townReach = 1_200.0
  private static let stationReach = 1_300.0

  private let box: BoundingBox
  private let columns: Int
  private let values: [Double]

  init(facts: Facts, stations: [Point], frame: Frame) throws {
    let north = Set(TownRecord.all.filter { $0.zone == .north }.map(\.name))
    let places = try frame.metres(facts.gridPlaces)
    let isNorth = facts.grid.map { north.contains($0.town) ? 1.0 : 0.0 }
    let box = (BoundingBox(places) ?? .empty).expanded(by: 2_000)
    let columns = Int(box.width / Urbanity.cell) + 1
    let rows = Int(box.height / Urbanity.cell) + 1
    self.box = box
    self.columns = columns
    values = (0..<(columns * rows)).map { index in
      let here = Point(
        x: box.minX + (Double(index % columns) + 0.5) * Urbanity.cell,
        y: box.minY + (Double(index / columns) + 0.5) * Urbanity.cell)
      var (weight, northern) = (1e-12, 0.0)
      for (place, flag) in zip(places, isNorth) {
        let bell = Urbanity.bell(here.distance(to: place), Urbanity.townReach)
        weight += bell
        northern += bell * flag
      }
      let station = stations.map { Urbanity.bell(here.distance(to: $0), Urbanity.stationReach) }.max() ?? 0
      return 0.1 + 0.45 * northern / weight + 0.45 * station
    }
  }

  /// The field at a place; that of the nearest cell beyond its bounds. Cost: O(1).
  func callAsFunction(_ place: Point) -> Double {
    let rows = values.count / columns
    let column = min(columns - 1, max(0, Int((place.x - box.minX) / Urbanity.cell)))
    let row = min(rows - 1, max(0, Int((place.y - box.minY) / Urbanity.cell)))
    return values[row * columns + column]
  }

  private static func bell(_ distance: Double, _ reach: Double) -> Double {
    exp(-distance * distance / (2 * reach * reach))
  }
}
