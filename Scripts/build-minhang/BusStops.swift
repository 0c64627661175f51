import GIS

/// Bus stops, *modelled*: one point for both directions, at even steps along every route; routes on the same
/// street share their stops.
struct BusStops {
  /// The number of stops aimed at.
  private static let count = 1_800
  /// No stop is nearer than this to another.
  private static let nearest = 220.0

  /// Places in order of the routes, with the number of routes that stop there.
  private(set) var stops: [(place: Point, routes: Int)] = []

  /// Takes the step along the routes, 300 to 600 m, that gives the number of stops.
  init(_ routes: BusRoutes) {
    var (short, long) = (300.0, 600.0)
    for _ in 0..<12 {
      let step = (short + long) / 2
      stops = BusStops.stops(routes, step: step)
      if stops.count > BusStops.count { short = step } else { long = step }
    }
  }

  private static func stops(_ routes: BusRoutes, step: Double) -> [(place: Point, routes: Int)] {
    var stops: [(place: Point, routes: Int)] = []
    var near = PointGrid(cell: nearest)
    for route in routes.routes {
      var sinceStop = step
      var last = -1
      for (a, b) in zip(route.points, route.points.dropFirst()) {
        // Metre by metre is exact enough for a bus stop, and makes the shared ones easy to meet again.
        let length = a.distance(to: b)
        var along = 0.0
        while along < length {
          let here = between(a, b, along / length)
          if let stop = near.nearest(to: here, within: 25), stop != last {
            stops[stop].routes += 1
            (sinceStop, last) = (0, stop)
          } else if sinceStop >= step, near.nearest(to: here, within: nearest) == nil {
            near.insert(here)
            last = stops.count
            stops.append((here, 1))
            sinceStop = 0
          }
          along += 20
          sinceStop += 20
        }
        sinceStop -= along - length
      }
    }
    return stops
  }

  /// The layer.
  func layer() -> LayerFile {
    LayerFile(
      name: "bus-stops", title: "公交站 Bus stops", origin: .model,
      features: stops.enumerated().map { index, stop in
        .modelled(
          "bus-stop-\(index + 1)", .point(stop.place),
          [
            "name": .string("公交站\(index + 1)"), "name_en": .string("Bus stop \(index + 1)"),
            "routes": .number(stop.routes),
          ])
      })
  }
}
