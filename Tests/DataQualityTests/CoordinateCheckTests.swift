import GIS
import Testing

@testable import DataQuality

/// Validity, coordinates and systems.
@Suite struct CoordinateCheckTests {
  /// A bow tie crosses itself at (50, 50); its neighbour is sound.
  @Test func selfCrossingSurface() throws {
    let bow = Thing.surface([(0, 0), (100, 100), (100, 0), (0, 100)], #""name": "坏""#)
    let found = try findings(layer("parks", [.square(200, 0, 300, 100, "好"), bow]))
    #expect(found.lines == ["error self-crossing parks 1"])
    #expect(found[0].spots[0].place == Place(file: "parks.geojson", line: 3, feature: 2, ring: 1))
    #expect(found[0].spots[0].point == Point(x: 600_050, y: 3_440_050))
    #expect(found[0].map.map(\.geometry) == [.point(Point(x: 600_050, y: 3_440_050))])
  }

  /// A plan that has its surfaces repaired is not refused.
  @Test func repairedSurfaceIsAWarning() throws {
    let bow = Thing.surface([(0, 0), (100, 100), (100, 0), (0, 100)])
    #expect(
      try findings(layer("parks", [bow]) { $0.isRepaired = true }).lines == ["warning self-crossing parks 1"])
  }

  private static func degrees(_ x: String, _ y: String, _ name: String = "a") -> String {
    #"{"type": "Feature", "properties": {"name": "\#(name)"}, "geometry": {"type": "Point", "coordinates": [\#(x), \#(y)]}}"#
  }

  /// Of four stops in Shanghai one is swapped (a latitude of 121), one has a longitude of 500, one stands at 0, 0; the
  /// fourth is sound.
  @Test func coordinatesThatCannotBeRight() throws {
    let found = try findings(
      layer(
        "stops",
        text: [
          Self.degrees("121.4", "31.1"), Self.degrees("31.1", "121.4"), Self.degrees("500", "31.1"),
          Self.degrees("0", "0"),
        ], system: .wgs84))
    #expect(
      found.lines == [
        "error coordinates-out-of-range stops 1", "error coordinates-swapped stops 1",
        "warning at-zero stops 1",
      ])
    #expect(found.map { $0.spots[0].place.feature } == [3, 2, 4])
  }

  /// In Porto Alegre a swapped place (−30, −51 for −51, −30) is a place on Earth, and far from the others.
  @Test func swappedWhereBothAreDegrees() throws {
    let found = try findings(
      layer(
        "stops",
        text: [
          Self.degrees("-51.20", "-30.01"), Self.degrees("-51.21", "-30.02"),
          Self.degrees("-30.03", "-51.22"),
        ], system: .wgs84))
    #expect(found.lines.contains("warning coordinates-swapped stops 1"))
    #expect(found["coordinates-swapped"]?.spots[0].place.feature == 3)
  }

  /// Metres in a layer that is read as degrees: the advice names what to declare.
  @Test func metresForDegrees() throws {
    let found = try findings(layer("stops", text: [Self.degrees("600000", "3440000")], system: .wgs84))
    #expect(found.lines == ["error coordinates-out-of-range stops 1"])
    #expect(found[0].advice.en.contains("metres"))
  }

  /// Degrees in a layer that is declared in metres.
  @Test func degreesForMetres() throws {
    let found = try findings(
      layer("stops", text: [Self.degrees("121.4", "31.1")], system: CoordinateSystem("EPSG:4549")))
    #expect(found.lines.contains("error degrees-for-metres stops 1"))
  }

  /// A feature without a place, and what the reader itself had to say: the id 7 twice.
  @Test func withoutPlaceAndRepeatedId() throws {
    let nowhere = #"{"type": "Feature", "id": 7, "properties": {}, "geometry": null}"#
    let somewhere =
      #"{"type": "Feature", "id": 7, "properties": {}, "geometry": {"type": "Point", "coordinates": [121.4, 31.1]}}"#
    let found = try findings(layer("stops", text: [nowhere, somewhere], system: .wgs84))
    #expect(found.lines == ["warning repeated-id stops 1", "warning no-place stops 1"])
  }

  /// A working system that cannot be had is a finding at its place; the checks go on in a system of their own.
  @Test func uselessWorkingSystem() throws {
    let bow = Thing.surface([(0, 0), (100, 100), (100, 0), (0, 100)])
    let inspection = try Inspection(
      of: [layer("parks", [bow])], workingSystem: ("EPSG:3857", Place(file: "plan.yaml", line: 2)))
    #expect(inspection.findings.count == 2)
    #expect(inspection.findings[0].spots[0].place == Place(file: "plan.yaml", line: 2))
    #expect(inspection.findings[1].kind == "self-crossing")
    #expect(inspection.workingSystem?.name.contains("local") == true)
  }

  /// Nothing to look at, nothing found.
  @Test func noLayers() throws {
    let inspection = try Inspection(of: [])
    #expect(inspection.findings.isEmpty && inspection.workingSystem == nil && !inspection.hasErrors)
  }
}
