import Foundation
import GIS

extension Build {
  /// What the layers come to, beside what they were calibrated to; shares of land by 25 m cells are estimates.
  func report() -> String {
    let area = district.area
    let rail = district.stations.filter { $0.line != Rail.newLine }.map(\.place)
    let transit = coverage(of: land, by: (stops.stops.map(\.place) + rail).map { ($0, 500) })
    let charging = coverage(of: land, by: facilities.chargers.map { ($0.place, 1_500) })
    let mobile = coverage(of: land, by: facilities.baseStations)
    let parkArea = parks.parks.reduce(0) { $0 + $1.shape.area }
    let waterArea = water.bodies.reduce(0) { $0 + $1.shape.area }
    let forestArea = woods.forest.reduce(0) { $0 + $1.area }
    let added = woods.added.reduce(0) { $0 + $1.shape.area }
    let ways = greenways.ways.reduce(0) { $0 + pathLength($1.path) }
    let busLength = bus.routes.reduce(0) { $0 + pathLength($1.points) }
    let rows: [(String, Double, String)] = [
      ("area of the district", area / 1e6, "km²"),
      ("roads", roads.network.length / area * 1_000, "km/km² (published: 3.73)"),
      ("streets with a bus route", bus.networkLength / area * 1_000, "km/km² (published: 1.95)"),
      ("bus routes: \(bus.routes.count)", busLength / 1_000, "km in all"),
      ("bus stops", Double(stops.stops.count), ""),
      ("within 500 m of a stop, about", transit * 100, "% of the land"),
      ("within 1.5 km of a charger, about", charging * 100, "% of the land"),
      ("within reach of a base station, about", mobile * 100, "% of the land"),
      ("parks: \(parks.parks.count)", parkArea / Double(Published.people), "m² a person (published: 10.55)"),
      ("water", waterArea / area * 100, "% (published: 9.1)"),
      ("forest", forestArea / area * 100, "%"),
      ("green space added", added / 10_000, "ha"),
      ("greenways", ways / 1_000, "km"),
      ("people", Double(population.cells.reduce(0) { $0 + $1.people }), "(published: \(Published.people))"),
      ("aged 65", Double(population.cells.reduce(0) { $0 + $1.aged65 }), "(published: \(Published.aged65))"),
    ]
    return rows.map { name, value, unit in
      name.padding(toLength: 40, withPad: " ", startingAt: 0) + String(format: "%14.3f ", value) + unit
    }.joined(separator: "\n")
  }
}
