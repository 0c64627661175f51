import Coverage
import GIS
import Measures

/// Maps of what was chosen.
extension NewSiteSearch {
  /// Maps of the sites, with the people newly in reach and a line from each of them to the nearest new site; and of facilities
  /// that close, with the people who lose their reach.
  package func layers(of sites: [SitingAnswer.Site], _ closed: [SitingAnswer.Closed]) throws -> [(
    name: String, layer: Layer
  )] {
    var layers: [(name: String, layer: Layer)] = []
    let (served, lines) = try assignment(to: sites)
    if !sites.isEmpty {
      let features = sites.enumerated().map { number, site in
        var properties: Properties = ["rank": .number(number + 1)]
        if let name = site.name { properties["name"] = .string(name) }
        if let zone = site.zone { properties["zone"] = .string(zone) }
        if !request.keepsExisting { properties["existing"] = .bool(site.isThere) }
        properties["gain_\(unit)"] = .number(site.gain)
        if context.population != nil { properties["people_served"] = .number(served[number]) }
        return Feature(geometry: .point(site.point), properties: properties)
      }
      layers.append(("sites", Layer(name: "sites", features: features)))
    }
    if !lines.isEmpty { layers.append(("assignments", Layer(name: "assignments", features: lines))) }
    if closed.isEmpty { return layers }
    let features = closed.enumerated().map { number, facility in
      var properties: Properties = ["rank": .number(number + 1), "layer": .string(facility.layer)]
      if let name = facility.name { properties["name"] = .string(name) }
      if let zone = facility.zone { properties["zone"] = .string(zone) }
      if let loss = facility.loss { properties["loss_\(unit)"] = .number(loss) }
      return Feature(geometry: .point(facility.point), properties: properties)
    }
    layers.append(("closed", Layer(name: "closed", features: features)))
    return layers
  }

  private var unit: String { measure.basis == .area ? "m2" : "people" }

  /// The people whom each site serves who were out of reach, and a line from each of their places to the nearest site.
  private func assignment(to sites: [SitingAnswer.Site]) throws -> (served: [Double], lines: [Feature]) {
    var served = [Double](repeating: 0, count: sites.count)
    guard context.population != nil, !sites.isEmpty else { return (served, []) }
    let discs = sites.map { Disc(center: $0.point, radius: radius) }
    let people = try context.peopleOutOfReach(measure, reach, existing, of: discs)
    var lines: [Feature] = []
    for (place, best) in try reach.nearest(to: people.points, from: discs).enumerated() {
      guard let best, people.known.suffice(for: place, depth: measure.depth),
        let line = LineString([people.points[place], sites[best.site].point])
      else { continue }
      served[best.site] += people.weights[place]
      lines.append(
        Feature(
          geometry: .lineString(line),
          properties: [
            "site": .number(best.site + 1), "people": .number(people.weights[place]),
            "distance_m": .number(best.distance),
          ]))
    }
    return (served, lines)
  }
}
