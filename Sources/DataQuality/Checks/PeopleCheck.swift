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
    let all: [(Problem.Severity, String, [Int], String, String)] = [
      (.error, "people-missing", missing, "no number", "Give each a number, 0 where nobody lives."),
      (
        .error, "people-not-a-number", text, "something else than a number", "Write the number without units."
      ),
      (
        .error, "people-negative", negative, "a number below 0",
        "Correct them; a mark for unknown is no number."
      ),
      (
        .note, "people-zero", zero, "the number 0",
        "Nobody counts there: make sure that 0 does not stand for unknown."
      ),
    ]
    return all.compactMap { severity, kind, numbers, words, advice in
      if numbers.isEmpty { return nil }
      return layer.finding(
        severity, kind, features: numbers,
        counted(numbers.count, "feature has", "features have")
          + " \(words) in the property “\(property)”, of \(values.count).", advice: advice)
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
        "\(rounded(sum, 0)) of \(rounded(total, 0)) people, in " + counted(far.count, "feature", "features")
          + ", live in no zone.",
        advice: "They count nowhere: check that the population and the zones cover the same ground.",
        figures: [Finding.Figure("people", sum, .people)])
    ]
  }
}
