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
      LocalizedText(
        zh: words.zh + (found.isEmpty ? "。" : "：" + found.map(\.zh).joined(separator: "；") + "。"),
        en: words.en + (found.isEmpty ? "." : ": " + found.map(\.en).joined(separator: "; ") + ".")))
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
    case .nothing where unit == .share: LocalizedText(zh: "各区均为 0 %", en: "Every zone is 0 %")
    case .nothing: LocalizedText(zh: "各区均为 0", en: "Every zone is 0")
    case .nextToNothing: LocalizedText(zh: "各区均接近 0 %", en: "Every zone is next to 0 %")
    case .all: LocalizedText(zh: "各区均为 100 %", en: "Every zone is 100 %")
    case .same:
      LocalizedText(
        zh: "各区数值相同，请核对属性与图层是否随分区变化",
        en: "Every zone has the same figure; check that the property or layer differs between them")
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
    return LocalizedText(
      zh: "\(names.zh)的半径 \(words(radius.metres).zh) 大于分区与设施的全部范围（\(words(across.all).zh)）；请核对单位。",
      en: "The radius of \(words(radius.metres).en) is more than zones and \(names.en) are across, "
        + "\(words(across.all).en): check its unit.")
  }

  var reasonForNothing: LocalizedText? {
    guard let distance else {
      return LocalizedText(zh: "\(names.zh)没有可计入的要素", en: "\(names.en) has no feature that counts")
    }
    if distance > radius.metres {
      let hint =
        distance > 10 * across.zones
        ? LocalizedText(zh: "，请核对坐标系", en: ", which suggests a wrong coordinate system") : LocalizedText("")
      return LocalizedText(
        zh: "\(names.zh)共 \(count) 处，最近的距分区 \(words(distance).zh)\(hint.zh)",
        en:
          "the nearest feature of \(names.en), \(count) in all, lies \(words(distance).en) from the zones\(hint.en)"
      )
    }
    if radius > .zero, radius.metres < 10 {
      return LocalizedText(
        zh: "半径仅 \(words(radius.metres).zh)，请核对单位",
        en: "the radius is \(words(radius.metres).en) alone: check its unit")
    }
    return nil
  }

  var reasonForAll: LocalizedText {
    let reach = words(radius.metres)
    return LocalizedText(
      zh: "\(names.zh)共 \(count) 处，半径 \(reach.zh)，分区范围 \(words(across.zones).zh)",
      en:
        "\(names.en) has \(count) within a radius of \(reach.en), and the zones are \(words(across.zones).en) across"
    )
  }

  private func words(_ metres: Double) -> LocalizedText {
    if metres < 10_000 {
      let metres = digits(metres < 10 ? metres : metres.rounded())
      return LocalizedText(zh: "\(metres) 米", en: "\(metres) m")
    }
    let kilometres = digits((metres / 1_000).rounded())
    return LocalizedText(zh: "\(kilometres) 公里", en: "\(kilometres) km")
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
