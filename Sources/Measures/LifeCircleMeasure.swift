import Evaluation
import GIS
import PlanFile

/// The share of people who live within a distance of every kind of public service.
package struct LifeCircleMeasure: Measure {
  /// What the catalogue says of it.
  package static let description = MeasureDescription(
    name: "life-circle", title: LocalizedText(zh: "生活圈", en: "Life circle"),
    summary: LocalizedText(
      zh: "各类公共服务设施均在各自距离内的人口比例；另给出每类的人口比例与人均可及类数。类别取自标准文件或在规划中列出；距离为直线或沿路。",
      en:
        "The share of people who have every category of a profile within its distance, in a straight line or along "
        + "streets; with the share for each category, the mean number of categories that a person has, and what each "
        + "place lacks."),
    units: [.share],
    parameters: [
      Parameter(
        "profile", .file, .optional, zh: "生活圈标准文件，如 profiles/shanghai-15-minutes.yaml。",
        en:
          "The file of a profile, such as profiles/shanghai-15-minutes.yaml, which says what a life circle asks for."
      ),
      Parameter(
        "facilities", .facilities, .optional, zh: "标准中各类别的设施所在图层。",
        en: "Where the facilities of each category of the profile are."),
      Parameter(
        "skip", .words, .optional, zh: "标准中不计的类别。", en: "The categories of the profile that are left out."),
      Parameter(
        "categories", .categories, .optional, zh: "不用标准文件时：类别列表，每类有图层与距离；或含此列表的 YAML 文件路径。",
        en:
          "Instead of a profile: the categories, each with its layers and distance; or the path of a YAML file that "
          + "lists them."),
      Parameter(
        "distance", .choice(Travel.Distance.allCases.map(\.rawValue)), .defaulted("straight-line"),
        zh: "距离：直线（straight-line）或沿路（along-streets）。",
        en: "How the distance is taken: straight-line, or along-streets."),
      Parameter(
        "streets", .layers, .optional, zh: "道路图层，沿路距离所需。", en: "The layers of streets to walk along."),
      Parameter(
        "max-snap", .length, .defaulted("100 m"), zh: "人口与设施到最近道路的最大距离，超出者不计并列出。",
        en: "How far people and facilities may be from the nearest street; those further off are told of."),
    ])

  let selected: Selected
  let travel: Travel

  package var categories: [LifeCircleCategory] { selected.categories }

  /// Takes the parameters out of the plan.
  package init(from reader: inout ParameterReader) {
    selected = Self.selected(from: &reader)
    travel = Travel(from: &reader)
    reader.requirePopulation(reader.isGiven("profile") ? "profile" : "categories")
  }

  /// A fraction.
  package var unit: MeasureUnit { .share }

  /// Those of each category; streets lead as far as the longest of their distances.
  package var services: [FacilityService] {
    categories.map {
      FacilityService(
        layers: $0.layers, condition: $0.condition, radius: $0.distance, streets: travel.streets)
    }
  }

  /// Those of the categories.
  package var selections: [Selection] {
    categories.compactMap { category in category.condition.map { Selection($0, from: category.layers) } }
  }

  /// What it needs of its layers.
  package var demands: [DataDemand] { travel.demands }

  /// Computes the figures, those of each category, and the layers of what each place lacks and, in a straight line, of
  /// complete and incomplete ground.
  package func evaluate(in context: PlanContext) throws -> MeasureResult {
    let reaches = try categories.map {
      try context.reach(of: $0.layers, radius: $0.distance, where: $0.condition)
    }
    return travel.isWalk ? try streetResult(reaches, context) : try straightResult(reaches, context)
  }

  private func straightResult(_ reaches: [Reach], _ context: PlanContext) throws -> MeasureResult {
    let population = try context.settledPopulation()
    let common = try CommonReach(of: reaches)
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
    var result = self.result(of: all, reading(context), errorBound: bound, context)
    if context.detail >= .companions {
      result.companions = companions(try reaches.map { try $0.people(in: context) }, context)
    }
    if context.detail == .layers {
      let doors = population.doors
      let marks = reaches.map { reach in
        let locator = ReachLocator(reach)
        return doors.map(locator.holds)
      }
      result.layers = try maps(common, result.zones, context) + [places(population, marks, context)]
    }
    return result
  }

  /// The result of the people who have everything.
  package func result(
    of people: PeopleInReach, _ reading: Reading, errorBound: Double = 0, _ context: PlanContext
  ) -> MeasureResult {
    var result = context.share(of: people, reading)
    result.errorBound = errorBound
    return result
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
}
