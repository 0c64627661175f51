import GIS
import PlanFile
import StreetNetwork

extension CoverageMeasure {
  /// The parameters of distances along streets.
  static var streetParameters: [Parameter] {
    [
      Parameter(
        "distance", .choice(Travel.Distance.allCases.map(\.rawValue)), .defaulted("straight-line"),
        zh: "距离：直线（straight-line）或沿路（along-streets，限人口与道路）。",
        en: "How the distance is taken: straight-line, or along-streets, for people and streets."),
      Parameter(
        "streets", .layers, .optional, zh: "道路图层，沿路距离所需。", en: "The layers of streets to walk along."),
      Parameter(
        "max-snap", .length, .defaulted("100 m"), zh: "人口与设施到最近道路的最大距离，超出者不计并列出。",
        en: "How far people and facilities may be from the nearest street; those further off are told of."),
      Parameter(
        "walking-time", .time, .optional, zh: "步行时间，代替 radius。",
        en: "How long one walks along streets, in place of radius."),
      Parameter(
        "walking-speed", .speed, .defaulted("4 km/h"),
        zh: "步行速度；默认值取自 GB 50180（15 分钟约 1,000 米）。",
        en: "How fast; 4 km/h is GB 50180's 15 minutes for 1,000 m."),
      Parameter(
        "crossings", .choice(Crossings.allCases.map(\.rawValue)), .defaulted("separate"),
        zh: "无公共顶点的道路交叉：不相连（separate）或相连（connected，桥隧除外）。",
        en:
          "Whether streets that cross without a common vertex are separate or connected; bridges and tunnels "
          + "never connect."),
      Parameter(
        "half-width", .length, .defaulted("25 m"), zh: "服务范围图中道路两侧的宽度，仅用于制图。",
        en: "How far the map of service areas reaches beside a street; no figure depends on it."),
    ] + ParallelLines.parameters
  }

  /// The length of the walk: the radius, or the time at the speed; `nil` where each facility has its own. Records where
  /// there is neither, or both.
  static func walkingRadius(from reader: inout ParameterReader) -> WalkingRadius? {
    let radius = reader.optionalLength("radius")
    let time = reader.optionalTime("walking-time")
    let speed = reader.speed("walking-speed")
    if radius == nil, time == nil,
      !["radius", "walking-time", "radius-property"].contains(where: reader.isGiven)
    {
      reader.report("radius", texts.problem("missing-parameter/radius"))
    }
    if radius != nil, time != nil { reader.report("walking-time", texts.problem("two-radii/walking-time")) }
    guard let time, radius == nil else { return radius.map { WalkingRadius(length: $0, pace: nil) } }
    return WalkingRadius(length: speed * time, pace: (time, speed))
  }

  /// Records parameters that do not go together.
  func checkDistance(_ reader: inout ParameterReader) {
    if basis != .streets {
      parallels.reportUnused(
        &reader, because: "the share is of \(basis.rawValue)", advice: "Leave it out, or use of: streets.")
    }
    guard travel.isWalk else {
      if walkingRadius?.pace != nil {
        reader.report("walking-time", texts.problem("streets-unused/walking-time-2"))
      }
      if basis == .streets { reader.report("of", texts.problem("streets-unused/of")) }
      return
    }
    if basis == .area { reader.report("of", texts.problem("streets-reach-people/of-2")) }
    if depth > 1 { reader.report("at-least", texts.problem("streets-reach-once/at-least")) }
  }
}
