import Coverage
import Evaluation
import GIS
import PlanFile
import Planning

/// What was chosen: the sites in the order of their importance.
extension NewSiteSearch {
  /// The sites with what each adds, the greatest gain first.
  package func ordered(_ sites: [Int]) throws -> [SitingAnswer.Site] {
    try order(sites).map { site, gain in
      let point = candidates.points[site]
      return SitingAnswer.Site(
        point: point, name: candidates.names[site], zone: zone(at: point), gain: gain,
        isThere: site < candidates.facilityCount)
    }
  }

  /// The facilities that close, the least loss first; those of a choice afresh by their place in the plan, without figures.
  package func closed(_ choice: Choice) throws -> [SitingAnswer.Closed] {
    let closable = closable
    let order: [(unit: Int, loss: Double?)]
    switch request.goal {
    case .closing: order = try losses(closing: choice.solution.sites).map { ($0.item, -$0.gain) }
    case .target, .sites, .budget:
      if request.keepsExisting { return [] }
      let chosen = Set(choice.solution.sites)
      // A facility of several points stays where one of them is chosen.
      order = closable.indices.filter { closable[$0].allSatisfy { !chosen.contains($0) } }.map { ($0, nil) }
    }
    let names = try measure.facilities.map { FeatureNames(try context.layer($0)) }
    return try order.map { unit, loss in
      let (disc, origin) = facilities[closable[unit][0]]
      let layer = measure.facilities[origin.layer]
      return SitingAnswer.Closed(
        point: disc.center, layer: layer, id: names[origin.layer].identifier(ofFeature: origin.feature),
        name: try measure.label(of: origin, in: context).1["name"]?.text, zone: zone(at: disc.center),
        loss: loss)
    }
  }

  private func zone(at point: Point) -> String? {
    context.zoneSet.zones(at: point).first.map { context.areas.counted[$0].key }
  }

  private func disc(_ site: Int) -> Disc { Disc(center: candidates.points[site], radius: radius) }

  private func order(_ sites: [Int]) throws -> [(item: Int, gain: Double)] {
    if var amount = try editableAmount(existing) {
      return try greedyOrder(sites) { site in
        let before = amount.covered
        let number = try amount.add(disc(site))
        let after = amount.covered
        try amount.remove(number)
        return after - before
      } take: {
        _ = try amount.add(disc($0))
      }
    }
    if isModelExact {
      let demand = try demand()
      var missing = demand.known.held.map { measure.depth - $0 }
      var placesOfSite: [Int: [Int]] = [:]
      for (place, row) in demand.known.rows.enumerated() {
        for site in row { placesOfSite[site, default: []].append(place) }
      }
      return greedyOrder(sites) { site in
        (placesOfSite[site] ?? []).reduce(0) { $0 + (missing[$1] == 1 ? demand.weights[$1] : 0) }
      } take: {
        for place in placesOfSite[$0] ?? [] { missing[place] -= 1 }
      }
    }
    // Where several must reach a place, gains may grow as well: the order is a rule of thumb, the figures are exact.
    var taken: [Int] = []
    return try greedyOrder(sites) { site in
      try exact(beside: taken + [site]).covered - exact(beside: taken).covered
    } take: {
      taken.append($0)
    }
  }
}
