import Coverage
import GIS

/// What was chosen: the sites in the order of their importance, and maps of whom they serve.
extension NewSiteSearch {
  /// The sites with what each adds, the greatest gain first.
  func ordered(_ sites: [Int]) throws -> [SitingAnswer.Site] {
    func disc(_ site: Int) -> Disc { Disc(center: candidates.points[site], radius: radius) }
    let order: [(item: Int, gain: Double)]
    if measure.basis == .area {
      var coverage = try EditableCoverage(ZoneSet([land()]), discs: existing)
      order = try greedyOrder(sites) { site in
        let before = coverage.covered[0]
        let number = try coverage.add(disc(site))
        let after = coverage.covered[0]
        try coverage.remove(number)
        return after - before
      } take: {
        _ = try coverage.add(disc($0))
      }
    } else {
      let demand = try demand()
      var isOpen = [Bool](repeating: true, count: demand.points.count)
      var placesOfSite: [Int: [Int]] = [:]
      for (place, row) in demand.rows.enumerated() {
        for site in row { placesOfSite[site, default: []].append(place) }
      }
      order = greedyOrder(sites) { site in
        (placesOfSite[site] ?? []).reduce(0) { $0 + (isOpen[$1] ? demand.weights[$1] : 0) }
      } take: {
        for place in placesOfSite[$0] ?? [] { isOpen[place] = false }
      }
    }
    return order.map { site, gain in
      let point = candidates.points[site]
      return SitingAnswer.Site(
        point: point, name: candidates.names[site],
        zone: context.zoneSet.zones(at: point).first.map { context.areas.counted[$0].key }, gain: gain)
    }
  }

  /// Maps of the sites, with the people newly in reach and a line from each of them to the nearest new site.
  func layers(of sites: [SitingAnswer.Site]) throws -> [(name: String, layer: Layer)] {
    var served = [Double](repeating: 0, count: sites.count)
    var lines: [Feature] = []
    if context.population != nil {
      let population = try context.settledPopulation()
      let (reached, tree) = (
        ReachLocator(existing), PackedTree(sites.map { BoundingBox([$0.point]) ?? .empty })
      )
      for (door, people) in zip(population.doors, population.peopleAtDoors) where people > 0 {
        if reached.holds(door) { continue }
        let near = tree.items(meeting: (BoundingBox([door]) ?? .empty).expanded(by: radius)).map {
          (site: $0, distance: sites[$0].point.distance(to: door))
        }
        guard let best = near.min(by: { ($0.distance, $0.site) < ($1.distance, $1.site) }),
          best.distance <= radius, let line = LineString([door, sites[best.site].point])
        else { continue }
        served[best.site] += people
        lines.append(
          Feature(
            geometry: .lineString(line),
            properties: [
              "site": .number(best.site + 1), "people": .number(people), "distance_m": .number(best.distance),
            ]))
      }
    }
    let features = sites.enumerated().map { number, site in
      var properties: Properties = ["rank": .number(number + 1)]
      if let name = site.name { properties["name"] = .string(name) }
      if let zone = site.zone { properties["zone"] = .string(zone) }
      properties[measure.basis == .area ? "gain_m2" : "gain_people"] = .number(site.gain)
      if context.population != nil { properties["people_served"] = .number(served[number]) }
      return Feature(geometry: .point(site.point), properties: properties)
    }
    var layers = [(name: "sites", layer: Layer(name: "sites", features: features))]
    if !lines.isEmpty { layers.append(("assignments", Layer(name: "assignments", features: lines))) }
    return layers
  }
}
