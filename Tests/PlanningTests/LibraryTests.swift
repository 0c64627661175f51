import Foundation
import GIS
import Importing
import TestSupport
import Testing

@testable import Evaluation
@testable import PlanFile
@testable import Planning

/// What a program asks of Ambit as a library.
@Suite("As a library")
struct LibraryTests {
  /// Two roads to one figure: edits made in code are those of a scenario file, to the bit.
  @Test func editsMadeInCodeAreThoseOfAScenarioFile() throws {
    let city = try ScenarioCity()
    let work = try city.workspace()
    let middle = "\"1\""
    let pairs: [(Edit, String)] = [
      (.move("1", in: "stops", east: .metres(400)), "move: stops, id: \(middle), by: { east: 400 m }"),
      (.move("1", in: "stops", north: .metres(-450)), "move: stops, id: \(middle), by: { north: -450 m }"),
      (.remove("1", from: "stops"), "remove: stops, id: \(middle)"),
      (
        .set("1", in: "stops", to: ["routes": .number(9)]),
        "set: stops, id: \(middle), properties: { routes: 9 }"
      ),
      (.population(times: 1.5), "population: all, by: 1.5"),
    ]
    for (edit, text) in pairs {
      let found = try work.evaluation(after: [edit])
      let expected = try work.comparison(with: [city.scenario([text])]).scenarios[0].evaluation
      for (a, b) in zip(found.indicators, expected.indicators) {
        #expect(a.result.overall == b.result.overall && a.result.zones == b.result.zones, "\(text)")
      }
    }
  }

  /// Moved 400 m to the east, from (500, 500) to (900, 500), the stop reaches 150 m into B. Both zones together hold its whole
  /// circle as before, π · 250² m² of 2 km²: π/32 = 9.8 %.
  @Test func aFigureIsFoundByItsId() throws {
    let city = try ScenarioCity()
    let work = try city.workspace()
    let after = try work.evaluation(after: [.move("1", in: "stops", east: .metres(400))], detail: .layers)
    let cover = try #require(after["cover"])
    #expect(abs((cover.value ?? 0) - .pi / 32) < 1e-12)
    #expect(after["no such figure"] == nil)
    // Nothing is left of the scenario in the workspace.
    let before = try work.evaluation(detail: .figures)
    #expect(before.indicators[0].result.zones[1].value == 0)

    let folder = try TestFolder()
    try #require(cover.layers[.covered]).write(to: folder("covered.geojson"))
    let written = try readLayer(folder("covered.geojson"))
    #expect(written.features.count == 2)
  }

  @Test func wrongEditsAreAllTold() throws {
    let work = try ScenarioCity().workspace()
    let failure = #expect(throws: Failure.self) {
      try work.evaluation(after: [.remove("nobody", from: "stops"), .remove("1", from: "nowhere")])
    }
    #expect(failure?.problems.map(\.code).sorted() == ["unknown-feature", "unknown-layer"])
  }

  /// A square of 2 km about 120° E, 31° N in a plane centred on it, and a stop in its middle: π · 500² m² of it.
  @Test func layersAtHandAreCovered() throws {
    let side = 1_000.0
    let corners = [(-side, -side), (side, -side), (side, side), (-side, side), (-side, -side)]
    let zone = SourceLayer(
      name: "zones", file: "", declaredSystem: "EPSG:4549",
      coordinates: corners.map { Point(x: 500_000 + $0.0, y: 3_440_000 + $0.1) },
      features: [SourceFeature(shape: .polygon([0..<5]), properties: ["name": .string("A")])])
    let stops = SourceLayer(
      name: "stops", file: "", declaredSystem: "EPSG:4549",
      coordinates: [Point(x: 500_000, y: 3_440_000)],
      features: [SourceFeature(shape: .point(0))])
    let cover = try CoverageAnalysis(
      of: zone, by: stops, radius: .metres(500), workingSystem: "EPSG:4549")
    #expect(cover.zones.map(\.name) == ["A"])
    #expect(abs(cover.zones[0].covered.squareMetres - .pi * 250_000) < 1e-6)
    #expect(abs((cover.whole.share ?? 0) - .pi / 16) < 1e-12)
    #expect(throws: Failure.self) {
      try CoverageAnalysis(of: zone, by: stops, radius: .zero, workingSystem: "EPSG:4549")
    }
  }
}
