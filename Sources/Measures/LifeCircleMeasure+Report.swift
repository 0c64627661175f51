import Evaluation
import GIS

extension LifeCircleMeasure {
  /// The share for each category, and the mean number of categories.
  package func companions(_ each: [PeopleInReach], _ context: PlanContext) -> [Companion] {
    func quotients(_ covered: [Double], _ total: [Double]) -> (zones: [Double?], whole: Double?) {
      let values = context.areas.split(zip(covered, total).map { $1 > 0 ? $0 / $1 : nil })
      return (values.zones, values.whole)
    }
    var companions: [Companion] = []
    for (category, people) in zip(categories, each) {
      let share = quotients(people.covered, people.total)
      guard let whole = share.whole else { continue }
      companions.append(
        Companion(
          key: "category-\(category.key)", name: category.name, value: whole, zones: share.zones, unit: .share
        ))
    }
    guard let total = each.first?.total else { return companions }
    let reached = total.indices.map { area in each.reduce(0) { $0 + $1.covered[area] } }
    let mean = quotients(reached, total)
    if let whole = mean.whole {
      companions.append(
        Companion(
          key: "mean-categories", name: texts("companion/mean-categories"), value: whole, zones: mean.zones,
          unit: .count))
    }
    return companions
  }

  /// Every place where people live with what it lacks. A piece of a surface is judged at its centre, while the figures in
  /// a straight line count its area: the layer says so of each.
  ///
  /// - Parameters:
  ///   - population: The people, each place with its door.
  ///   - marks: For each category, whether each door reaches it.
  ///   - context: The zones, layers and people of the plan.
  package func places(_ population: SettledPopulation, _ marks: [[Bool]], _ context: PlanContext)
    -> ResultLayer
  {
    let people = population.peopleAtDoors
    let features = population.places.compactMap { place -> Feature? in
      guard people[place.door] > 0 else { return nil }
      let missing = zip(categories, marks).filter { !$0.1[place.door] }.map(\.0.name)
      return Feature(
        geometry: place.geometry,
        properties: [
          "zone": .string(context.areas.zones[place.zone].key),
          "people": .number(people[place.door]),
          "reached": .number(Double(categories.count - missing.count)),
          "missing": .string(missing.map(\.en).joined(separator: ", ")),
          "missing_zh": .string(missing.map(\.zh).joined(separator: "、")),
          "judged_at": .string(place.geometry.dimension == .point ? "point" : "centre"),
        ])
    }
    return ResultLayer(.places, Layer(name: "places", features: features))
  }

  /// What the figure means.
  package func reading(_ context: PlanContext) -> Reading {
    let facilities = categories.map { category in
      let condition = category.condition.map { " where \($0)" } ?? ""
      return "\(category.layers.joined(separator: " + "))\(condition) \(digits(category.distance.metres)) m"
    }
    var words = texts(
      "life-circle/reading/\(travel.distance.rawValue)",
      [
        "every": selected.title.map { texts("life-circle/every/profile", ["title": $0]) }
          ?? texts("life-circle/every"),
        "list": categories.map {
          texts("life-circle/item", ["name": $0.name, "metres": metresInWords($0.distance)])
        },
      ])
    if !selected.skipped.isEmpty {
      words = texts("life-circle/left-out", ["reading": words, "names": selected.skipped])
    }
    var fields = [
      Reading.Field("distance", travel.isWalk ? "along streets" : "straight line"),
      Reading.Field("of", "population"),
      Reading.Field("facilities", facilities.joined(separator: "; ")),
      Reading.Field("edge", "facilities are used wherever they lie"),
    ]
    if let title = selected.title { fields.append(Reading.Field("profile", title.en)) }
    if !selected.skipped.isEmpty {
      fields.append(Reading.Field("left-out", selected.skipped.map(\.en).joined(separator: ", ")))
    }
    fields += travel.fields()
    return Reading(words: words, fields: fields)
  }
}
