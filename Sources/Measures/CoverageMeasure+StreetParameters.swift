import GIS
import PlanFile
import StreetNetwork

extension CoverageMeasure {
  /// The parameters of distances along streets.
  static var streetParameters: [Parameter] {
    [
      Parameter(
        "distance", .choice(Travel.Distance.allCases.map(\.rawValue)), .defaulted("straight-line"),
        texts("parameter/coverage/distance")),
      Parameter("streets", .layers, .optional, texts("parameter/coverage/streets")),
      Parameter("max-snap", .length, .defaulted("100 m"), texts("parameter/coverage/max-snap")),
      Parameter("walking-time", .time, .optional, texts("parameter/coverage/walking-time")),
      Parameter("walking-speed", .speed, .defaulted("4 km/h"), texts("parameter/coverage/walking-speed")),
      Parameter(
        "crossings", .choice(Crossings.allCases.map(\.rawValue)), .defaulted("separate"),
        texts("parameter/coverage/crossings")),
      Parameter("half-width", .length, .defaulted("25 m"), texts("parameter/coverage/half-width")),
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
    if radius != nil, time != nil {
      reader.report("walking-time", texts.problem("two-radii"))
    }
    guard let time, radius == nil else { return radius.map { WalkingRadius(length: $0, pace: nil) } }
    return WalkingRadius(length: speed * time, pace: (time, speed))
  }

  /// Records parameters that do not go together.
  func checkDistance(_ reader: inout ParameterReader) {
    if basis != .streets {
      parallels.reportUnused(
        &reader, texts.problem("no-length/share", ["of": basis.rawValue]))
    }
    guard travel.isWalk else {
      if walkingRadius?.pace != nil {
        reader.report("walking-time", texts.problem("streets-unused/walking-time"))
      }
      if basis == .streets { reader.report("of", texts.problem("streets-unused/of")) }
      return
    }
    if basis == .area { reader.report("of", texts.problem("streets-reach-people")) }
    if depth > 1 { reader.report("at-least", texts.problem("streets-reach-once")) }
  }
}
