import Coverage
import GIS

/// Sites for new facilities, *illustrative*: each beside the place that is then furthest beyond reach, until enough of the
/// district is covered. No siting is optimised here.
struct ScenarioSites {
  /// The sites, in the order in which they were placed.
  private(set) var sites: [Point] = []

  /// - Parameters:
  ///   - facilities: those that stand already.
  ///   - radius: how far each serves, in metres.
  ///   - share: the share of the district to be covered; 1 for all of it.
  ///   - inset: how far a site is drawn from the uncovered place towards the middle of the district, so that its circle
  ///     does not lie half outside.
  init(_ district: District, beside facilities: [Point], radius: Double, share: Double, inset: Double) throws
  {
    let zones = ZoneSet([district.outline.polygons])
    var discs = facilities.map { Disc(center: $0, radius: radius) }
    let middle = district.outline.boundingBox.center
    while try isShort(zones, discs, share), let worst = try zones.mostDistantPoint(from: discs) {
      let way = worst.point.distance(to: middle)
      let site = [inset, inset / 2, inset / 4, 0].lazy.map { between(worst.point, middle, $0 / way) }
        .first { !zones.zones(at: $0).isEmpty }
      sites.append(site ?? worst.point)
      discs.append(Disc(center: site ?? worst.point, radius: radius))
    }
  }

  private func isShort(_ zones: ZoneSet, _ discs: [Disc], _ share: Double) throws -> Bool {
    if share < 1 {
      let figures = try zones.coverage(by: discs)
      return figures.covered[0] < share * figures.total[0]
    }
    // Rounding hides a last sliver in the sum; the most distant place shows it.
    return (try zones.mostDistantPoint(from: discs)?.excess ?? 0) > 0
  }
}
