import GIS

/// Rail stations as the facts have them, and lines drawn straight from station to station: the facts hold no
/// alignment.
enum Rail {
  /// The line that opened after the plan's base year.
  static let newLine = "市域机场线"

  /// A feature for each station of each line, so an interchange counts once a line.
  static func stationLayer(_ district: District) -> LayerFile {
    LayerFile(
      name: "rail-stations", title: "轨道交通车站 Rail stations", origin: .openStreetMap,
      features: district.stations.enumerated().map { index, station in
        Feature(
          id: .string("station-\(index + 1)"), geometry: .point(station.place),
          properties: [
            "name": .string(station.name), "line": .string(station.line),
            "opened": .string(opened(station.line)),
          ])
      })
  }

  /// A feature for each run of track within the district; single stations make none.
  static func lineLayer(_ district: District) throws -> LayerFile {
    let features = try district.runs.enumerated().map { index, run in
      let places = try run.stations.map { name in
        guard let station = district.stations.first(where: { $0.line == run.line && $0.name == name }) else {
          throw Failure(
            .badData, code: "unknown-station", "\(run.line) has no station “\(name)” in rail-stations.csv",
            at: Place(file: "rail-runs.csv", line: index + 2))
        }
        return station.place
      }
      guard let line = LineString(places) else {
        throw Failure(
          .badData, code: "run-too-short", "a run of track needs two stations",
          at: Place(file: "rail-runs.csv", line: index + 2))
      }
      return Feature(
        id: .string("run-\(index + 1)"), geometry: .lineString(line),
        properties: [
          "name": .string("\(run.line) \(run.stations[0])–\(run.stations[run.stations.count - 1])"),
          "line": .string(run.line), "opened": .string(opened(run.line)), "alignment": .string("schematic"),
        ])
    }
    return LayerFile(
      name: "rail-lines", title: "轨道交通线路（示意） Rail lines (schematic)", origin: .openStreetMap,
      features: features)
  }

  private static func opened(_ line: String) -> String { line == newLine ? "after-2020" : "2020-or-before" }
}
