import GIS
import Provision

/// Numbers of people that are missing, text, negative or zero, and people who live in no zone.
enum PeopleCheck: DataCheck {
  static func findings(in data: InspectedData) throws -> [Finding] {
    let zones = data.zones.flatMap { layer in layer.sound(.surface).compactMap { layer.features[$0].geometry }
    }
    return try data.layers.flatMap { layer -> [Finding] in
      guard let property = layer.layer.use.peopleProperty else { return [] }
      return numbers(in: layer, property) + (try outside(layer, property, zones))
    }
  }

  private static func numbers(in layer: InspectedLayer, _ property: String) -> [Finding] {
    let values = layer.features.map { $0.properties[property] }
    func indices(_ condition: (PropertyValue?) -> Bool) -> [Int] {
      values.indices.filter { condition(values[$0]) }
    }
    let missing = indices { $0 == nil || $0 == .null }
    let text = indices { value in
      guard let value, value != .null else { return false }
      return value.double.map { !$0.isFinite } ?? true
    }
    let negative = indices { $0?.double.map { $0 < 0 } ?? false }
    let zero = indices { $0?.double == 0 }
    let all: [(Problem.Severity, String, [Int])] = [
      (.error, "people-missing", missing), (.error, "people-not-a-number", text),
      (.error, "people-negative", negative), (.note, "people-zero", zero),
    ]
    return all.compactMap { severity, kind, numbers in
      if numbers.isEmpty { return nil }
      return layer.finding(
        severity, kind, features: numbers,
        texts(kind, ["count": numbers.count, "property": property, "all": values.count]),
        advice: texts("\(kind).advice"))
    }
  }

  /// The people of features whose place (a point inside a surface) lies in no zone.
  private static func outside(
    _ layer: InspectedLayer, _ property: String, _ zones: [Geometry]
  ) throws -> [Finding] {
    if zones.isEmpty { return [] }
    let sound = layer.features.indices.filter {
      layer.features[$0].geometry != nil && layer.faults[$0] == nil
    }
    let features = sound.map { layer.features[$0] }
    let homes = try FeaturePlaces(of: features).homes(among: zones)
    let people = features.map { max(0, $0.properties[property]?.double ?? 0) }
    let far = homes.indices.filter { homes[$0] == nil && people[$0] > 0 }
    if far.isEmpty { return [] }
    let sum = far.reduce(0) { $0 + people[$1] }
    let total = people.reduce(0, +)
    return [
      layer.finding(
        .warning, "people-outside-zones", features: far.map { sound[$0] },
        texts(
          "people-outside-zones",
          ["sum": digits(sum, decimals: 0), "total": digits(total, decimals: 0), "far": far.count]),
        advice: texts("people-outside-zones.advice"),
        figures: [Finding.Figure("people", sum, .people)])
    ]
  }
}
