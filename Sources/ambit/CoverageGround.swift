import Coverage
import GIS

/// The ground that `ambit coverage` measures: the zones, and their union where they overlap.
struct CoverageGround {
  let zones: ZoneSet
  /// The discs of the facilities, sorted for the zones.
  let index: DiscIndex
  let union: ZoneUnion
  /// The union as one zone; `nil` where the zones do not overlap, so that what it holds is the sum over them.
  let whole: ZoneSet?
  let warnings: [Problem]

  /// Merges the zones and cuts them by the mask. Errors: computation, where GEOS cannot cope with an invalid zone.
  init(_ inputs: CoverageInputs, _ options: Coverage, _ discs: [Disc]) throws {
    let (union, (zones, index)) = try concurrently {
      try ZoneUnion(of: inputs.zones)
    } _: {
      let zones = try ZoneSet(Self.counted(inputs.zones, inputs.mask))
      return (zones, zones.index(of: discs, atLeast: options.atLeast))
    }
    (self.union, self.zones, self.index) = (union, zones, index)
    let isPartition = union.overlapArea.squareMetres <= 1e-9 * union.area.squareMetres
    whole =
      isPartition
      ? nil : try ZoneSet(Self.counted([union.geometry].compactMap { $0 }, inputs.mask))
    let warning = union.overlapWarning(file: options.zones) { inputs.zoneNames[$0] }
    warnings = warning.map { [$0] } ?? []
  }

  /// How many people at most may count twice, where zones pass for a partition and overlap by less than shows.
  func countedTwice(_ places: [Geometry], _ people: [Double]) -> Double {
    guard whole == nil else { return 0 }
    if places.allSatisfy({ $0.dimension == .point }) {
      return zones.peopleCountedAgain(at: places.flatMap(\.points), people: people)
    }
    let densities = zip(places, people).map { $0.area > 0 ? $1 / $0.area : 0 }
    return union.overlapArea.squareMetres * (densities.max() ?? 0)
  }

  /// The land of each zone that counts: all of it, or what lies under the mask, whose overlaps count once.
  private static func counted(_ zones: [Geometry], _ mask: [Geometry]?) throws -> [[Polygon]] {
    guard let mask else { return zones.map(\.polygons) }
    let land = try Geometry.union(of: mask)?.polygons.map(Geometry.polygon) ?? []
    return try Geometry.clip(land, to: zones).map { $0.flatMap(\.geometry.polygons) }
  }
}
