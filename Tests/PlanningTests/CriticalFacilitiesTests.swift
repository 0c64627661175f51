import Foundation
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

@Suite struct CriticalFacilitiesTests {
  /// Zone A holds three circles of 100 m: two at one place, of which neither is missed, and one alone, whose loss costs
  /// π·100². One at the common border serves half of its circle in each zone, and is the worst loss of B.
  @Test func theWorstLossCounts() throws {
    var city = PaperCity()
    city.layers["stops"] = [
      PaperCity.point(300, 300, #""name": "一""#), PaperCity.point(300, 300),
      PaperCity.point(700, 700, #""name": "三""#),
      PaperCity.point(1_000, 500, #""name": "界""#),
    ]
    let result = try city.result("critical-facilities", "{ facilities: stops, radius: 100 m }")
    let disc = Double.pi * 10_000
    // A keeps one circle and a half of 2.5; B loses its half; the whole keeps 2 of 3.
    #expect(agree(result.zones[0].value, 1.5 * disc / 1e6) && agree(result.zones[1].value, 0))
    #expect(agree(result.overall.value, 2 * disc / 2e6))
    // The group of both is the whole, the one of B alone is B.
    #expect(result.groups.map(\.value) == [result.overall.value, result.zones[1].value])
    #expect(result.companions.map(\.key) == ["all-in-service", "greatest-loss"])
    #expect(agree(result.companions[0].value, 3 * disc / 2e6) && agree(result.companions[1].value, disc))
    let listed = try #require(result.layers.first).layer.features
    let losses = listed.map { ($0.properties["loss_m2"]?.double ?? -1) / disc }
    #expect(zip(losses, [1, 1, 0, 0]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(listed.map { $0.properties["rank"]?.double } == [1, 2, 3, 4])
    #expect(Set(listed.prefix(2).map { $0.properties["name"]?.text }) == ["三", "界"])
  }

  /// Without facilities nothing is covered and nothing is lost.
  @Test func nothingToLose() throws {
    var city = PaperCity()
    city.layers["stops"] = []
    let result = try city.result("critical-facilities", "{ facilities: stops, radius: 100 m }")
    #expect(agree(result.overall.value, 0) && agree(result.companions[1].value, 0))
  }

  @Test func linesAreRefused() throws {
    var city = PaperCity()
    city.layers["stops"] = [PaperCity.line([(0, 0), (100, 0)])]
    city.indicators =
      "  - { id: x, name: x, measure: critical-facilities, parameters: { facilities: stops, radius: 1 km } }"
    #expect(try city.failure() == ["facilities-not-points"])
  }
}
