import GIS
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

@Suite struct ProjectAttributionTests {
  /// Two stops at distance r from each other, away from the old one: each alone covers a disc d, the last of the two
  /// d less the lens l, and by symmetry each is owed d − l/2.
  @Test func twoThatOverlap() throws {
    let city = try ScenarioCity()
    let scenario = try city.scenario([
      "add: stops, \(ScenarioCity.at(1_400, 500)), project: east",
      "add: stops, \(ScenarioCity.at(1_650, 500)), project: far",
      "remove: parks, id: P, project: park",
    ])
    let result = try city.workspace().comparison(with: [scenario]).scenarios[0]
    #expect(result.projects.map(\.name.en) == ["east", "far", "park"])
    let (disc, lens) = (Double.pi / 16, 0.0625 * (2 * Double.pi / 3 - 3.0.squareRoot() / 2))
    for project in result.projects.prefix(2) {
      let share = try #require(project.shares[0])
      #expect(agree(share.alone, disc / 2) && agree(share.last, (disc - lens) / 2))
      #expect(agree(share.shapley, (disc - lens / 2) / 2) && share.standardError == 0)
    }
    #expect(result.projects[2].shares[0] == nil)
    for (number, change) in result.changes.enumerated() {
      let sum = result.projects.reduce(0) { $0 + ($1.shares[number]?.shapley ?? 0) }
      #expect(agree(sum, change.change ?? .nan), "\(change.after.indicator.id)")
    }
  }

  /// A project whose edit speaks of another's feature does nothing without it: alone 0, and half of what both do.
  @Test func oneThatBuildsOnAnother() throws {
    let city = try ScenarioCity()
    let scenario = try city.scenario([
      "add: stops, \(ScenarioCity.at(1_500, 500)), id: new, project: build",
      "scale: stops, id: new, by: 1.4, project: widen",
    ])
    let shares = try city.workspace().comparison(with: [scenario]).scenarios[0].projects.map { $0.shares[0] }
    let disc = Double.pi / 32
    #expect(agree(shares[0]?.alone, disc) && agree(shares[1]?.alone, 0))
    #expect(agree(shares[1]?.last, 0.96 * disc))
    #expect(agree(shares[0]?.shapley, disc + 0.48 * disc) && agree(shares[1]?.shapley, 0.48 * disc))
  }

  /// The glove game: 0 has a left glove, 1 and 2 a right one each; a pair is worth 1. On paper the values are 2/3, 1/6, 1/6;
  /// a fourth player without gloves is owed nothing.
  @Test func gloves() throws {
    let shares = try #require(
      try ProjectAttribution(count: 4) { $0.contains(0) && ($0.contains(1) || $0.contains(2)) ? 1 : 0 }
        .shares())
    for (share, value) in zip(shares, [2.0 / 3, 1.0 / 6, 1.0 / 6, 0]) { #expect(agree(share.shapley, value)) }
    #expect(shares.map(\.alone) == [0, 0, 0, 0] && shares.map(\.last) == [1, 0, 0, 0])
  }

  /// Fifteen projects of the worth 1 … 15, and 30 more for having at least eight of them: by symmetry each is owed its
  /// own worth and 2 of the 30. Drawn orders come near, and their sum is exact.
  @Test func manyProjectsAreSampled() throws {
    let shares = try #require(
      try ProjectAttribution(count: 15) { built in
        built.reduce(0) { $0 + Double($1 + 1) } + (built.count >= 8 ? 30 : 0)
      }.shares())
    for (number, share) in shares.enumerated() {
      #expect(share.standardError > 0 && share.standardError < 0.5)
      #expect(abs(share.shapley - Double(number + 1) - 2) < 4.5 * share.standardError, "project \(number)")
      #expect(share.alone == Double(number + 1) && share.last == Double(number + 1))
    }
    #expect(agree(shares.reduce(0) { $0 + $1.shapley }, 150))
  }

  /// A figure without a value for some set divides nothing.
  @Test func noValue() throws {
    #expect(try ProjectAttribution(count: 3) { $0.isEmpty ? nil : 1 }.shares() == nil)
  }
}
