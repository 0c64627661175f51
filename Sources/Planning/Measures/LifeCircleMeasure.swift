import Coverage
import GIS

/// The share of people who live within a straight-line distance of every kind of public service.
public struct LifeCircleMeasure: Measure {
  /// What the catalogue says of it.
  public static let description = MeasureDescription(
    name: "life-circle", title: LocalizedText(zh: "生活圈", en: "Life circle"),
    summary: LocalizedText(
      zh: "各类公共服务设施均在各自距离内的人口比例；另给出每类的人口比例与人均可及类数。距离为直线。",
      en:
        "The share of people who have every category of a profile within its straight-line distance; with the share "
        + "for each category and the mean number of categories that a person has."),
    units: [.share],
    parameters: [
      Parameter(
        "categories", .categories, .required, zh: "类别列表，每类有图层与距离；或含此列表的 YAML 文件路径。",
        en: "The categories, each with its layers and distance; or the path of a YAML file that lists them.")
    ])

  let categories: [LifeCircleCategory]

  /// Takes the parameters out of the plan.
  public init(from reader: inout ParameterReader) {
    categories = reader.categories("categories")
    reader.requirePopulation("categories")
  }

  /// A fraction.
  public var unit: MeasureUnit { .share }

  /// Computes the figures, those of each category, and the layers of complete and incomplete ground.
  public func evaluate(in context: PlanContext) throws -> MeasureResult {
    let population = try context.settledPopulation()
    let reaches = try categories.map {
      try context.reach(of: $0.layers, radius: $0.distance, where: $0.condition)
    }
    let common = try CommonReach(of: reaches)
    let each = try reaches.map { try $0.people(in: context) }
    let all: PeopleInReach
    var bound = 0.0
    if case .points(let points)? = context.population?.places {
      all = population.inReach(at: common.holds(points))
    } else {
      all = try population.inReach(of: common.region)
      if let total = all.total.last, total > 0 {
        bound = min(1, common.areaLost * population.greatestDensity / total)
      }
    }
    let figures = context.areas.split(
      zip(all.covered, all.total).map { Figure.quotient($0, by: $1, emptiness: .nobodyLivesHere) })
    return MeasureResult(
      overall: figures.whole, zones: figures.zones, groups: figures.groups, unit: .share,
      numeratorUnit: .people,
      denominatorUnit: .people, reading: reading(context), errorBound: bound,
      companions: companions(each, context),
      layers: context.detail == .layers ? try maps(common, figures.zones, context) : [])
  }

  /// The share for each category, and the mean number of categories.
  private func companions(_ each: [PeopleInReach], _ context: PlanContext) -> [Companion] {
    func quotients(_ covered: [Double], _ total: [Double]) -> (zones: [Double?], whole: Double?) {
      let values = context.areas.split(zip(covered, total).map { $1 > 0 ? $0 / $1 : nil })
      return (values.zones, values.whole)
    }
    var companions: [Companion] = []
    for (index, category) in categories.enumerated() {
      let share = quotients(each[index].covered, each[index].total)
      guard let whole = share.whole else { continue }
      companions.append(
        Companion(
          key: "category-\(index + 1)", name: category.name, value: whole, zones: share.zones, unit: .share))
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

  private func maps(_ common: CommonReach, _ figures: [Figure], _ context: PlanContext) throws
    -> [ResultLayer]
  {
    let grounds = context.areas.zones.map(\.geometry)
    let drawn = try common.region.cut(by: grounds)
    return [
      ResultLayer(.covered, .ofZones(named: "covered", context.areas.zones, drawn.covered, figures)),
      ResultLayer(.gaps, .ofZones(named: "gaps", context.areas.zones, drawn.gaps, figures)),
    ]
  }

  private func reading(_ context: PlanContext) -> Reading {
    let zh = categories.map { "\($0.name.zh) \(digits($0.distance.metres)) m" }.joined(separator: "、")
    let en = categories.map { "\($0.name.en) \(digits($0.distance.metres)) m" }.joined(separator: ", ")
    let facilities = categories.map { category in
      let condition = category.condition.map { " where \($0)" } ?? ""
      return "\(category.layers.joined(separator: " + "))\(condition) \(digits(category.distance.metres)) m"
    }
    return Reading(
      words: LocalizedText(
        zh: "直线距离内各类设施（\(zh)）齐全的人口占比；设施不论位于何处均计入。",
        en: "Share of the people who have every category within its straight-line distance (\(en)); "
          + "facilities count wherever they lie."),
      fields: [
        Reading.Field("distance", "straight line"), Reading.Field("of", "population"),
        Reading.Field("facilities", facilities.joined(separator: "; ")),
        Reading.Field("edge", "facilities are used wherever they lie"),
      ])
  }
}
