import GIS

/// Bus routes, *modelled*: cheap ways along the streets between terminals, until the streets that carry a route
/// have the published length. Each route runs on the very vertices of the street's centre line.
struct BusRoutes {
  /// A route as edges of the street network in order of travel.
  struct Route {
    var start: Int
    var edges: [Int]
    /// The vertices along the route.
    var points: [Point]
  }

  private(set) var routes: [Route] = []
  /// Length of the streets with a route, each once, metres.
  private(set) var networkLength = 0.0

  private static let length = 4_000.0..<12_000.0
  /// What a metre costs a bus: main streets are preferred, expressways have no stops.
  private static let costs: [RoadClass: Double] = [
    .expressway: 3, .arterial: 1, .secondary: 1.1, .branch: 1.8,
  ]
  /// A new street far from every route is worth a detour; one beside a route is not.
  private static let (newAndFar, newAndNear) = (0.5, 0.8)
  private static let near = 350.0
  /// So many of 1 routes begin where there is no route yet.
  private static let pioneers = 0.85

  init(_ district: District, roads: Roads) throws {
    let network = roads.network
    let routing = Routing(network)
    var random = district.random("bus routes")
    let hub = network.nodes.indices.max { routing.degree($0) < routing.degree($1) } ?? 0
    let reachable = routing.reach(of: hub).sorted()
    // Routes lead into the city from places that are less of one.
    let urbanity = reachable.map { district.urbanity(network.nodes[$0]) }
    let (starts, ends) = (runningSum(urbanity.map { $0.squareRoot() }), runningSum(urbanity))
    let target = Published.busNetworkDensity * district.area / 1_000
    var isServed = [Bool](repeating: false, count: network.edges.count)
    var reached = Raster(box: district.outline.boundingBox.expanded(by: 500))
    let middles = network.edges.map { between($0.points[0], $0.points[$0.points.count - 1], 0.5) }

    func cost(_ edge: Int) -> Double {
      let street = network.edges[edge]
      let wish =
        isServed[edge]
        ? 1 : reached.contains(middles[edge]) ? BusRoutes.newAndNear : BusRoutes.newAndFar
      return street.length * (BusRoutes.costs[street.rank] ?? 1) * wish
    }
    var attempts = 0
    while networkLength < target {
      attempts += 1
      guard attempts < 20_000 else {
        throw Failure(
          .computation, code: "no-bus-network", "the streets cannot carry the published bus network")
      }
      let start = reachable[random.index(inRunningSum: starts)]
      let end = reachable[random.index(inRunningSum: ends)]
      if reached.contains(network.nodes[start]), random.chance(BusRoutes.pioneers) { continue }
      let span = network.nodes[start].distance(to: network.nodes[end])
      guard BusRoutes.length.contains(span), let way = routing.way(from: start, to: end, cost: cost) else {
        continue
      }
      add(way, from: start, network, &isServed, target: target)
      for point in routes[routes.count - 1].points { reached.fill(around: point, radius: BusRoutes.near) }
    }
  }

  /// Adds a route; the last one ends where the network has its length.
  private mutating func add(
    _ way: [Int], from start: Int, _ network: StreetNetwork, _ isServed: inout [Bool], target: Double
  ) {
    var route = Route(start: start, edges: [], points: [network.nodes[start]])
    for edge in way {
      let street = network.edges[edge]
      let path =
        street.points[0] == route.points[route.points.count - 1] ? street.points : street.points.reversed()
      let missing = target - networkLength
      route.edges.append(edge)
      if !isServed[edge], street.length >= missing {
        route.points += cut(path, at: missing).dropFirst()
        networkLength = target
        break
      }
      if !isServed[edge] { networkLength += street.length }
      isServed[edge] = true
      route.points += path.dropFirst()
    }
    routes.append(route)
  }

  /// The layer: a feature for each route.
  func layer() -> LayerFile {
    LayerFile(
      name: "bus-routes", title: "公交线路 Bus routes", origin: .model,
      features: routes.enumerated().compactMap { index, route in
        LineString(route.points).map {
          .modelled(
            "bus-\(index + 1)", .lineString($0),
            ["name": .string("闵模\(index + 1)路"), "name_en": .string("Modelled bus route \(index + 1)")])
        }
      })
  }
}
