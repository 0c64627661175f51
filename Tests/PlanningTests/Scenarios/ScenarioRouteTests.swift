import GIS
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// The paper city with hundreds of stops and stations, so that a few edits are made one by one.
struct CrowdedCity {
  let city: ScenarioCity

  /// - Parameter seed: Of the places, which are whole metres.
  init(seed: UInt64, count: Int = 240) throws {
    var random = Seeded(seed)
    var paper = PaperCity()
    func points(_ layer: String) -> [String] {
      (0..<count).map {
        PaperCity.point(
          Double(Int.random(in: -200...2_200, using: &random)),
          Double(Int.random(in: -200...1_200, using: &random)),
          #""id": "\#(layer)\#($0)""#)
      }
    }
    paper.layers = ["stops": points("s"), "stations": points("r")]
    paper.layers["people"] = (0..<30).map { number in
      let (x, y) = (Double(number % 10) * 200, Double(number / 10) * 300)
      return PaperCity.surface(
        [(x, y), (x + 150, y), (x + 150, y + 250), (x, y + 250)], #""people": \#(number + 1)"#)
    }
    paper.population = "population: { layer: people, property: people, year: 2020 }"
    paper.indicators = """
        - { id: cover, name: cover, measure: coverage, parameters: { facilities: [stops, stations], radius: 37 m } }
        - { id: turned, name: turned, measure: coverage, parameters: { facilities: [stations, stops], radius: 37 m } }
        - { id: stops, name: stops, measure: coverage, parameters: { facilities: stops, radius: 55 m } }
        - { id: served, name: served, measure: coverage,
            parameters: { facilities: [stations, stops], radius: 37 m, of: population } }
      """
    city = ScenarioCity(paper, try paper.write())
  }

  /// A random edit of a layer, for a project. Features that are named are taken out of `names`.
  static func edit(_ names: inout [String: [String]], _ project: Int, _ random: inout Seeded) -> String {
    let layer = Bool.random(using: &random) ? "stops" : "stations"
    func place() -> String {
      let (x, y) = (
        Int.random(in: -100...2_100, using: &random), Int.random(in: -100...1_100, using: &random)
      )
      return ScenarioCity.at(Double(x), Double(y))
    }
    func named() -> String {
      let all = names[layer] ?? []
      let chosen = Int.random(in: all.indices, using: &random)
      return names[layer]?.remove(at: chosen) ?? ""
    }
    let what: String
    switch Int.random(in: 0..<5, using: &random) {
    case 0: what = "add: \(layer), \(place())"
    case 1: what = "remove: \(layer), id: [\(named()), \(named())]"
    case 2:
      what = "move: \(layer), id: \(named()), by: { east: \(Int.random(in: -90...90, using: &random)) m }"
    case 3: what = "replace: \(layer), id: \(named()), \(place())"
    default: what = "scale: \(layer), id: \(named()), by: 1.\(Int.random(in: 1...9, using: &random))"
    }
    return "\(what), project: p\(project)"
  }

  static func names(_ count: Int = 240) -> [String: [String]] {
    ["stops": (0..<count).map { "s\($0)" }, "stations": (0..<count).map { "r\($0)" }]
  }
}

/// Figures after edits are the same by every road: by differences, computed anew, and as a comparison gives them.
@Suite struct ScenarioRouteTests {
  private func values(_ result: MeasureResult) -> [Double] {
    ([result.overall] + result.zones + result.groups).map { $0.value ?? .nan }
  }

  /// For 1 … 12 edits of any kind to both layers: by differences within 10⁻⁹ of what a workspace of its own computes with
  /// every detail, in any order of the layers; a comparison gives that to the last digit, and its check of gains and losses
  /// holds.
  @Test(arguments: 1...8) func byDifferencesAndAnew(seed: UInt64) throws {
    var random = Seeded(seed)
    let crowded = try CrowdedCity(seed: seed)
    var names = CrowdedCity.names()
    let edits = (0..<Int.random(in: 1...12, using: &random)).map { _ in
      CrowdedCity.edit(&names, 0, &random)
    }
    let scenario = try crowded.city.scenario(edits)
    let byDifferences = try crowded.city.workspace().figures(after: scenario).map(\.result)
    let other = try crowded.city.workspace()
    var problems: [Problem] = []
    let state = try other.state(after: other.resolve(scenario.edits, &problems))
    let anew = try other.evaluation(of: state, detail: .layers).indicators.map(\.result)
    let compared = try crowded.city.workspace().comparison(with: [scenario]).scenarios[0].evaluation
      .indicators
    for index in anew.indices {
      for (a, b) in zip(values(byDifferences[index]), values(anew[index])) {
        #expect(abs(a - b) < 1e-9, "seed \(seed), indicator \(index): \(edits)")
      }
      #expect(compared[index].result.overall == anew[index].overall, "seed \(seed)")
      #expect(compared[index].result.zones == anew[index].zones, "seed \(seed)")
    }
    for (a, b) in zip(values(anew[0]), values(anew[1])) { #expect(abs(a - b) < 1e-12, "seed \(seed)") }
  }

  /// The shares of three or four projects, from the figures of every set of them computed anew.
  @Test(arguments: 1...2) func sharesOfProjects(seed: UInt64) throws {
    var random = Seeded(seed)
    let crowded = try CrowdedCity(seed: seed)
    var names = CrowdedCity.names()
    let count = Int.random(in: 3...4, using: &random)
    let edits = (0..<count).map { project in
      (0..<Int.random(in: 1...2, using: &random)).map { _ in CrowdedCity.edit(&names, project, &random) }
    }
    let result = try crowded.city.workspace().comparison(
      with: [crowded.city.scenario(edits.flatMap { $0 })]
    ).scenarios[0]
    #expect(result.projects.count == count)
    let anew = try crowded.city.workspace()
    let figures = try (0..<1 << count).map { mask -> [Double] in
      let built = edits.indices.filter { mask >> $0 & 1 == 1 }.flatMap { edits[$0] }
      var problems: [Problem] = []
      let scenario = try crowded.city.scenario(built)
      let state = try anew.state(after: anew.resolve(scenario.edits, &problems))
      return try anew.evaluation(of: state, detail: .figures).indicators.map {
        $0.result.overall.value ?? .nan
      }
    }
    func factorial(_ n: Int) -> Double { n < 2 ? 1 : Double(n) * factorial(n - 1) }
    for (number, project) in result.projects.enumerated() {
      for index in figures[0].indices {
        var expected = 0.0
        for mask in figures.indices where mask >> number & 1 == 0 {
          let size = mask.nonzeroBitCount
          expected +=
            factorial(size) * factorial(count - size - 1) / factorial(count)
            * (figures[mask | 1 << number][index] - figures[mask][index])
        }
        let share = project.shares[index]
        // A project that touches nothing of the indicator has no share, and makes no difference.
        #expect(abs((share?.shapley ?? 0) - expected) < 1e-9, "seed \(seed), \(index)")
        if let share {
          #expect(abs(share.alone - (figures[1 << number][index] - figures[0][index])) < 1e-9, "seed \(seed)")
        }
      }
    }
  }

  /// Two stops beside hundreds of stations far away, which is where what was added was taken away again: each is owed its
  /// disc of 55 m, of two square kilometres.
  @Test func fewAddedToManyHaveTheirShares() throws {
    var paper = PaperCity()
    paper.layers["stops"] = (0..<300).map { PaperCity.point(Double(5_000 + $0), 500, #""id": \#($0)"#) }
    paper.indicators =
      "  - { id: x, name: x, measure: coverage, parameters: { facilities: stops, radius: 55 m } }"
    let city = ScenarioCity(paper, try paper.write())
    let scenario = try city.scenario([
      "add: stops, \(ScenarioCity.at(500, 500)), project: west",
      "add: stops, \(ScenarioCity.at(1_500, 500)), project: east",
    ])
    let disc = Double.pi * 55 * 55 / 2e6
    #expect(agree(try city.workspace().figures(after: scenario)[0].result.overall.value, 2 * disc))
    let result = try city.workspace().comparison(with: [scenario]).scenarios[0]
    #expect(agree(result.changes[0].change, 2 * disc))
    for project in result.projects {
      let share = try #require(project.shares[0])
      #expect(agree(share.shapley, disc) && agree(share.alone, disc) && agree(share.last, disc))
    }
  }

  /// A figure that is not what was gained and lost stops the comparison; rounding does not.
  @Test func theBalanceFires() throws {
    let city = try ScenarioCity()
    let scenario = try city.scenario(["move: stops, id: 1, by: { east: 250 m }"])
    let changes = try city.workspace().comparison(with: [scenario]).scenarios[0].changes
    for (index, basis) in [(0, CoverageMeasure.Basis.area), (2, .population)] {
      var change = changes[index]
      #expect(change.reach != nil)
      try change.checkBalance(of: basis, isSameGround: true)
      let figure = change.after.result.overall
      func doctored(_ by: Double) -> Figure {
        .quotient(figure.numerator * (1 + by), by: figure.denominator ?? 1, emptiness: LocalizedText(""))
      }
      change.after.result.overall = doctored(1e-10)
      try change.checkBalance(of: basis, isSameGround: true)
      change.after.result.overall = doctored(1e-6)
      do {
        try change.checkBalance(of: basis, isSameGround: true)
        // Nobody is served after the move, so that a part of nothing is nothing.
        #expect(figure.numerator == 0)
      } catch {
        #expect(error.kind == .computation && error.problems[0].code == "change-does-not-balance")
      }
      change = changes[index]
      change.before.result.overall = doctored(1)
      if change.before.result.overall.numerator != changes[index].before.result.overall.numerator {
        #expect(throws: Failure.self) { try change.checkBalance(of: basis, isSameGround: true) }
        // On other ground the figure before says nothing.
        try change.checkBalance(of: basis, isSameGround: false)
      }
    }
  }
}
