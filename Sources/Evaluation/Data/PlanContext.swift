import Coverage
import GIS
import PlanFile

/// What a measure gives beside its figures; the figures are the same with any.
public enum Detail: Int, Sendable, Comparable {
  /// Nothing.
  case figures
  /// Further figures that help to act on the main one.
  case companions
  /// Those, and layers to look at on a map.
  case layers

  /// Less before more.
  public static func < (a: Detail, b: Detail) -> Bool { a.rawValue < b.rawValue }
}

/// What a measure may look at: the zones, the layers and the people of a plan, all in the working system.
public struct PlanContext: Sendable {
  /// The zones, their groups and the whole.
  public private(set) var areas: StudyAreas
  /// The layers by their keys in the plan.
  public var layers: [String: LoadedLayer] {
    didSet { shared = SharedResults() }
  }
  /// Where people live; `nil` where the plan does not say.
  package private(set) var population: Population?
  /// What measures give beside the figures.
  public private(set) var detail = Detail.layers
  /// The surfaces of the areas, prepared for coverage, in the order of ``StudyAreas/counted``.
  package let zoneSet: ZoneSet
  /// The people by area; `nil` where they are counted on demand.
  private var settled: SettledPopulation?
  /// What measures share.
  package private(set) var shared = SharedResults()
  /// The context before edits, where this is one after them: the one element, or none.
  private var origin: [PlanContext] = []

  /// Joins the data of a plan.
  package init(areas: StudyAreas, layers: [String: LoadedLayer], population: Population? = nil) {
    self.init(areas: areas, layers: layers, population: population, settled: nil)
  }

  package init(
    areas: StudyAreas, layers: [String: LoadedLayer], population: Population?, settled: SettledPopulation?
  ) {
    self.settled = settled
    self.areas = areas
    self.layers = layers
    self.population = population
    zoneSet = ZoneSet(areas.counted.map(\.polygons))
  }

  /// The context as a measure is shown it: without people where its figures do not look at them.
  package func shown(to measure: any Measure, detail: Detail) -> PlanContext {
    var context = self
    context.detail = detail
    if detail == .figures, !measure.readsPopulation {
      context.population = nil
      context.settled = nil
      context.areas.forgetPeople()
    }
    return context
  }

  /// The context with other layers, which differ from its own by edits.
  package func edited(_ layers: [String: LoadedLayer]) -> PlanContext {
    var context = self
    context.origin = [self]
    context.layers = layers
    return context
  }

  /// The context before edits; `nil` where there were none.
  package var beforeEdits: PlanContext? { origin.first }

  /// The context without what it was before edits: its figures are computed from its data alone.
  package var withoutOrigin: PlanContext {
    var context = self
    context.origin = []
    return context
  }

  /// Replaces the people, counted in every area already.
  package mutating func resettle(_ population: Population, _ settled: SettledPopulation) {
    self.population = population
    self.settled = settled
    areas.take(settled.total)
    shared = SharedResults()
  }

  /// The same data with nothing kept of what measures have shared: what was computed for one value of a parameter is
  /// of no use for the next.
  package var withoutSharedResults: PlanContext {
    var context = self
    context.shared = SharedResults()
    return context
  }

  /// Multiplies the people of each feature of their layer by a factor; nothing is cut by the areas anew.
  ///
  /// Errors: computation, where a library fails. Cost: O(places and their pieces).
  package mutating func scalePeople(by factors: [Double]) throws {
    guard let population else { return }
    let scaled = population.scaled(by: factors)
    let settled = try settledPopulation().with(scaled)
    self.population = scaled
    self.settled = settled
    areas.take(settled.total)
    shared = SharedResults()
  }

  /// A layer by its key.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data, with the nearest name, where there is none.
  public func layer(_ key: String) throws(Failure) -> LoadedLayer {
    guard let layer = layers[key] else {
      throw Failure(
        .badData, texts.problem("unknown-layer", ["key": key]),
        advice: suggestion(for: key, among: layers.keys.sorted()))
    }
    return layer
  }

  /// The names of layers for people, joined.
  public func names(of keys: [String]) -> LocalizedText {
    keys.map { layers[$0]?.declaration.name ?? LocalizedText($0) }.text
  }

  /// The people of each area, in the order of ``StudyAreas/all``.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data where the plan does not say where people live.
  public func peopleOfAreas() throws(Failure) -> [Double] {
    let people = areas.all.compactMap(\.people)
    guard people.count == areas.all.count else { throw Failure(.badData, texts.problem("no-population")) }
    return people
  }

  /// The people as they live in the areas.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data where the plan does not say where people live.
  package func settledPopulation() throws -> SettledPopulation {
    if let settled { return settled }
    guard let population else { throw Failure(.badData, texts.problem("no-population")) }
    return try shared.value(SettledPopulationKey()) { try SettledPopulation(population, in: areas) }
  }

  /// What of the layers' surfaces lies in each area, overlaps once, in the order of ``StudyAreas/counted``.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data where a layer holds no surfaces; of kind computation where a library
  /// fails. Cost: a union and an overlay, once for each list of layers.
  public func surfaces(of keys: [String]) throws -> [[Polygon]] {
    try shared.value(SurfacesKey(layers: keys)) {
      var parts: [Geometry] = []
      for key in keys { parts += try geometries(of: key, .surface) }
      let union = try Geometry.union(of: parts)
      let pieces = (union?.polygons ?? []).map(Geometry.polygon)
      return try Geometry.clip(pieces, to: areas.counted.map(\.geometry)).map {
        $0.flatMap(\.geometry.polygons)
      }
    }
  }

  /// The geometries of a layer, which must all be points, lines or surfaces. Features without a place are left out.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data that names the features of another kind.
  public func geometries(of key: String, _ dimension: Geometry.Dimension) throws -> [Geometry] {
    try layer(key).geometries(dimension).map(\.geometry)
  }
}

/// The people of a context, which has but one population.
private struct SettledPopulationKey: SharedKey {
  typealias Value = SettledPopulation
}

/// What of surfaces lies in each area.
private struct SurfacesKey: SharedKey {
  typealias Value = [[Polygon]]
  let layers: [String]
}
