import GIS
import PlanFile

/// Facilities with how far they serve.
public struct FacilityService: Sendable, Hashable {
  /// The keys of their layers.
  package var layers: [String]
  /// Which of their features count; `nil` for all.
  package var condition: Condition?
  /// How far one serves; `nil` where each has a radius of its own.
  package var radius: Length?
  /// Whether some may have a radius of their own.
  package var hasOwnRadii: Bool
  /// The keys of the layers of streets that lead there.
  package var streets: [String]

  /// Joins the parts.
  public init(
    layers: [String], condition: Condition? = nil, radius: Length?, hasOwnRadii: Bool = false,
    streets: [String] = []
  ) {
    self.layers = layers
    self.condition = condition
    self.radius = radius
    self.hasOwnRadii = hasOwnRadii
    self.streets = streets
  }

  /// How far one may serve, in metres: without a limit where it may have a radius of its own.
  var reach: Double { hasOwnRadii ? .infinity : radius?.metres ?? .infinity }
}

extension Measure {
  /// None: most measures ask of no distance.
  public var services: [FacilityService] { [] }
}

extension Indicator {
  /// Remarks on figures that are often a mistake, each with the most likely reason where one is found: nothing or all in every
  /// zone, the same in every zone, a radius without sense. Cost: O(features) where facilities have a radius or nothing is found.
  package func remarks(on result: MeasureResult, in context: PlanContext) throws -> [LocalizedText] {
    let services = try measure.services.compactMap { try ServiceExtent($0, in: context) }
    var remarks = services.compactMap(\.remarkOnRadius)
    guard let pattern = FigurePattern(of: result) else { return remarks }
    var reasons: [LocalizedText] = []
    switch pattern {
    case .nothing, .nextToNothing:
      reasons = services.compactMap(\.reasonForNothing)
      if services.isEmpty {
        let all = try ServiceExtent(FacilityService(layers: layers, radius: .zero), in: context)
        reasons = [all?.reasonForNothing].compactMap { $0 }
      }
    case .all where remarks.isEmpty: reasons = services.map(\.reasonForAll)
    case .all, .same: break
    }
    let found = reasons.uniqued()
    let words = pattern.words(result.unit)
    remarks.append(
      found.isEmpty
        ? texts("remark/alone", ["pattern": words])
        : texts("remark/with-reasons", ["pattern": words, "reasons": found.inSeries]))
    return remarks
  }
}

/// What is striking about the figures of zones.
private enum FigurePattern {
  case nothing, nextToNothing, all, same

  /// The pattern of the figures that exist; `nil` where they differ as figures do.
  init?(of result: MeasureResult) {
    let zones = result.zones.compactMap(\.value)
    guard let whole = result.overall.value, !zones.isEmpty else { return nil }
    let values = zones + [whole]
    if values.allSatisfy({ $0 == 0 }) {
      self = .nothing
    } else if result.unit == .share, values.allSatisfy({ $0 < 0.000_05 }) {
      self = .nextToNothing
    } else if result.unit == .share, values.allSatisfy({ $0 >= 1 - 1e-9 }) {
      self = .all
    } else if zones.count > 2, result.denominatorUnit != nil,
      values.allSatisfy({ abs($0 - whole) <= 1e-9 * abs(whole) })
    {
      // Totals of a few things are the same by chance.
      self = .same
    } else {
      return nil
    }
  }

  func words(_ unit: MeasureUnit) -> LocalizedText {
    switch self {
    case .nothing where unit == .share: texts("pattern/no-share")
    case .nothing: texts("pattern/nothing")
    case .nextToNothing: texts("pattern/next-to-nothing")
    case .all: texts("pattern/all")
    case .same: texts("pattern/same")
    }
  }
}

/// Where facilities lie against the zones.
private struct ServiceExtent {
  /// How far one serves.
  private let radius: Length
  private let names: LocalizedText
  /// How many of them have a place.
  private let count: Int
  /// How far the nearest lies from the box around the zones, in metres; `nil` for no facility.
  private let distance: Double?
  /// How far it is across zones and facilities, and across the zones alone, in metres.
  private let across: (all: Double, zones: Double)

  /// `nil` for facilities without a common radius.
  init?(_ service: FacilityService, in context: PlanContext) throws {
    guard let radius = service.radius else { return nil }
    self.radius = radius
    names = context.names(of: service.layers)
    let zones = context.areas.whole.polygons.reduce(BoundingBox.empty) {
      $0.union(BoundingBox($1.exterior.points) ?? .empty)
    }
    var all = zones
    var count = 0
    var nearest: Double?
    for key in service.layers {
      for box in try context.layer(key).extents(where: service.condition) where box.minX <= box.maxX {
        count += 1
        all = all.union(box)
        nearest = min(nearest ?? .infinity, box.distance(to: zones))
      }
    }
    self.count = count
    distance = nearest
    across = (all.diagonal, zones.diagonal)
  }

  /// A radius that no place of zones and facilities is out of.
  var remarkOnRadius: LocalizedText? {
    guard count > 0, radius.metres >= across.all else { return nil }
    return texts(
      "reason/radius-beyond-all",
      ["radius": words(radius.metres), "names": names, "across": words(across.all)])
  }

  var reasonForNothing: LocalizedText? {
    guard let distance else { return texts("reason/no-feature", ["names": names]) }
    if distance > radius.metres {
      let values: [String: any TextValue] = ["names": names, "count": count, "distance": words(distance)]
      return distance > 10 * across.zones
        ? texts("reason/far/system", values) : texts("reason/far", values)
    }
    if radius > .zero, radius.metres < 10 {
      return texts("reason/small-radius", ["radius": words(radius.metres)])
    }
    return nil
  }

  var reasonForAll: LocalizedText {
    texts(
      "reason/all",
      [
        "names": names, "count": count, "radius": words(radius.metres),
        "across": words(across.zones),
      ])
  }

  private func words(_ metres: Double) -> LocalizedText {
    metres < 10_000
      ? texts("metres", ["metres": metres < 10 ? metres : metres.rounded()])
      : texts("kilometres", ["kilometres": (metres / 1_000).rounded()])
  }
}

extension [LocalizedText] {
  /// Statements one after the other.
  fileprivate var inSeries: LocalizedText {
    dropFirst().reduce(first ?? "") { texts("series", ["first": $0, "next": $1]) }
  }
}

extension LoadedLayer {
  /// The extent of each feature with a place that satisfies a condition.
  fileprivate func extents(where condition: Condition?) -> [BoundingBox] {
    guard let condition else { return extents }
    return features.compactMap { condition.holds(for: $0) ? $0.geometry?.boundingBox : nil }
  }
}

extension BoundingBox {
  /// How far it is from corner to corner.
  fileprivate var diagonal: Double { (width * width + height * height).squareRoot() }
}
