import GIS
import SwiftCSV

/// The published figures that the layers are made from or calibrated to (14th five-year plan, 2020 census).
enum Published {
  static let people = 2_653_489
  static let aged65 = 372_128
  static let households = 959_015
  /// Park green space for each resident, m².
  static let parkPerPerson = 10.55
  /// Length of all roads over area, km/km².
  static let roadDensity = 3.73
  /// Length of road centre lines with a bus line over area, km/km².
  static let busNetworkDensity = 1.95
  /// Rivers and lakes over area.
  static let waterShare = 0.091
}

/// A row of `rail-stations.csv`: a station of one line; degrees.
struct StationFact {
  var line: String
  var name: String
  var place: Point
}

/// A row of `town-grid.csv`, as column and row of the 0.005° grid.
struct GridFact {
  var column: Int
  var row: Int
  var town: String
}

/// The tables under `facts/`.
struct Facts {
  /// The step of the town grid, degrees.
  static let gridStep = 0.005

  var stations: [StationFact]
  var grid: [GridFact]
  /// Line name, and its stations in running order for each run of track inside the district.
  var runs: [(line: String, stations: [String])]

  init(folder: String) throws {
    stations = try Facts.rows(folder, "rail-stations.csv").map { row in
      StationFact(
        line: try row.text("line"), name: try row.text("station"),
        place: Point(x: try row.number("lon"), y: try row.number("lat")))
    }
    grid = try Facts.rows(folder, "town-grid.csv").map { row in
      GridFact(
        column: Int((try row.number("lon") / Facts.gridStep).rounded()),
        row: Int((try row.number("lat") / Facts.gridStep).rounded()), town: try row.text("town"))
    }
    runs = try Facts.rows(folder, "rail-runs.csv").map { row in
      (try row.text("line"), try row.text("stations").split(separator: " ").map(String.init))
    }
  }

  /// What the frame has to serve: the points of the town grid, degrees.
  var gridPlaces: [Point] {
    grid.map { Point(x: Double($0.column) * Facts.gridStep, y: Double($0.row) * Facts.gridStep) }
  }

  private static func rows(_ folder: String, _ name: String) throws -> [FactRow] {
    let text = String(decoding: try readBytes("\(folder)/\(name)"), as: UTF8.self)
    return try NamedCSV(string: text).rows.enumerated().map {
      FactRow(file: "facts/\(name)", line: $0 + 2, cells: $1)
    }
  }
}

/// One line of a table, with its place for messages.
private struct FactRow {
  var file: String
  var line: Int
  var cells: [String: String]

  func text(_ column: String) throws -> String {
    if let cell = cells[column], !cell.isEmpty { return cell }
    throw Failure(
      .badData, code: "fact-missing", "the column “\(column)” is empty", at: Place(file: file, line: line))
  }

  func number(_ column: String) throws -> Double {
    let cell = try text(column)
    if let number = Double(cell), number.isFinite { return number }
    throw Failure(
      .badData, code: "fact-not-a-number", "“\(cell)” in the column “\(column)” is not a number",
      at: Place(file: file, line: line))
  }
}
