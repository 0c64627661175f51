import Evaluation
import GIS
import PlanFile

/// The share of people who live within a distance of every kind of public service.
package struct LifeCircleMeasure: Measure {
  /// What the catalogue says of it.
  package static let description = MeasureDescription(
    "life-circle", units: [.share],
    parameters: [
      Parameter("profile", .file, .optional, texts("parameter/life-circle/profile")),
      Parameter("facilities", .facilities, .optional, texts("parameter/life-circle/facilities")),
      Parameter("skip", .words, .optional, texts("parameter/life-circle/skip")),
      Parameter("categories", .categories, .optional, texts("parameter/life-circle/categories")),
      Parameter(
        "distance", .choice(Travel.Distance.allCases.map(\.rawValue)), .defaulted("straight-line"),
        texts("parameter/life-circle/distance")),
      Parameter("streets", .layers, .optional, texts("parameter/coverage/streets")),
      Parameter("max-snap", .length, .defaulted("100 m"), texts("parameter/coverage/max-snap")),
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
