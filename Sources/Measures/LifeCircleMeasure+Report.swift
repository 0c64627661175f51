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
          key: "mean-categories", name: LocalizedText(zh: "人均可及类数", en: "mean number of categories in reach"),
          value: whole, zones: mean.zones, unit: .count))
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
    let zh = categories.map { "\($0.name.zh) \(digits($0.distance.metres)) m" }.joined(separator: "、")
    let en = categories.map { "\($0.name.en) \(digits($0.distance.metres)) m" }.joined(separator: ", ")
    let facilities = categories.map { category in
      let condition = category.condition.map { " where \($0)" } ?? ""
      return "\(category.layers.joined(separator: " + "))\(condition) \(digits(category.distance.metres)) m"
    }
    let isWalked = travel.isWalk
    let profile = selected.title.map { LocalizedText(zh: "按《\($0.zh)》，", en: " by \($0.en)") }
    let skipped =
      selected.skipped.isEmpty
      ? nil
      : LocalizedText(
        zh: "不计：\(selected.skipped.map(\.zh).joined(separator: "、"))。",
        en: " Left out: \(selected.skipped.map(\.en).joined(separator: ", ")).")
    var fields = [
      Reading.Field("distance", isWalked ? "along streets" : "straight line"),
      Reading.Field("of", "population"),
      Reading.Field("facilities", facilities.joined(separator: "; ")),
      Reading.Field("edge", "facilities are used wherever they lie"),
    ]
    if let title = selected.title { fields.append(Reading.Field("profile", title.en)) }
    if !selected.skipped.isEmpty {
      fields.append(Reading.Field("left-out", selected.skipped.map(\.en).joined(separator: ", ")))
    }
    fields += travel.fields()
    return Reading(
      words: LocalizedText(
        zh: "\(profile?.zh ?? "")\(isWalked ? "沿路步行" : "直线")距离内各类设施（\(zh)）齐全的人口占比；"
          + "\(isWalked ? "含往返最近道路的路程；" : "")设施不论位于何处均计入。\(skipped?.zh ?? "")",
        en: "Share of the people who have every category\(profile?.en ?? "") within its "
          + "\(isWalked ? "distance along streets, the ways to and from the nearest street included" : "straight-line distance") "
          + "(\(en)); facilities count wherever they lie.\(skipped?.en ?? "")"),
      fields: fields)
  }
}
