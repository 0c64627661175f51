import Coverage
import Evaluation
import GIS

extension WalkingReach {
  /// The maps of the walks: the streets in reach and the ground beside them, each with the facility that serves it best;
  /// people near by air whom no street leads there in time; and who is too far from any street.
  ///
  /// - Parameter halfWidth: How far the ground beside a street counts as served, on the map alone.
  /// - Throws: ``/GIS/Failure`` of kind computation where GEOS fails.
  package func layers(halfWidth: Length) throws -> [ResultLayer] {
    let areas = walks.reach.serviceAreas()
    var served = [Double](repeating: 0, count: destinations.count)
    for (walk, people) in zip(walks.walks, people) {
      if let walk { served[walk.facility] += people }
    }
    let properties = areas.map { area in
      var properties = destinations[area.facility].properties
      properties["length_m"] = .number(area.length)
      if !doors.isEmpty { properties["people"] = .number(served[area.facility]) }
      return properties
    }
    let ids = areas.map { destinations[$0.facility].id }
    let grounds = try concurrentMap(count: areas.count) { try areas[$0].ground(halfWidth: halfWidth) }
    var layers = [
      ResultLayer(
        .covered,
        Layer(
          name: "streets-in-reach",
          features: areas.indices.map {
            Feature(id: ids[$0], geometry: .multiLineString(areas[$0].lines), properties: properties[$0])
          })),
      ResultLayer(
        .serviceAreas,
        Layer(
          name: "service-areas",
          features: areas.indices.compactMap { area in
            var properties = properties[area]
            properties["half_width_m"] = .number(halfWidth.metres)
            return grounds[area].map {
              Feature(id: ids[area], geometry: .multiPolygon($0.polygons), properties: properties)
            }
          })),
    ]
    let isSnapped = walks.doors.isSnapped
    if !doors.isEmpty {
      let straightLine = ReachLocator(destinations.map { Disc(center: $0.point, radius: $0.radius) })
      let byAir = doors.indices.filter {
        people[$0] > 0 && isSnapped[$0] && walks.walks[$0] == nil && straightLine.holds(doors[$0])
      }
      layers.append(
        ResultLayer(.byAirOnly, Layer(name: "by-air-only", features: byAir.map(feature(ofDoor:)))))
    }
    let unsnapped =
      destinations.indices.filter { walks.facilities[$0].isEmpty }.map { number in
        var properties: Properties = ["kind": .string("facility")]
        for (key, value) in zip(
          destinations[number].properties.keys, destinations[number].properties.values)
        {
          properties[key] = value
        }
        let destination = destinations[number]
        return Feature(id: destination.id, geometry: .point(destination.point), properties: properties)
      } + doors.indices.filter { people[$0] > 0 && !isSnapped[$0] }.map(feature(ofDoor:))
    if !unsnapped.isEmpty {
      layers.append(ResultLayer(.unsnapped, Layer(name: "unsnapped", features: unsnapped)))
    }
    return layers
  }

  private func feature(ofDoor number: Int) -> Feature {
    Feature(
      geometry: .point(doors[number]),
      properties: ["kind": .string("people"), "people": .number(people[number])])
  }
}
