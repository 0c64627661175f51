import GIS
import Importing
import TestSupport
import Testing

@Suite(.enabled(if: SharedData.isThere, "\(SharedData.reason)")) struct SharedPortoAlegreTests {
  private func stops(_ feed: String, window: String, atLeast: Double? = nil) throws -> SourceLayer {
    let window = try #require(ServiceWindow(window))
    let selection = TransitSelection(.stops, window: window, day: .weekday(0), departuresAtLeast: atLeast)
    return try readLayer(SharedData.path("porto-alegre/\(feed)"), ReadingOptions(.transit(selection)))
  }

  /// The counts were found by a program of another language that shares no code with this one. The bus feed has no
  /// trip before 11:00, so the morning is empty.
  @Test func sharedBusStopsWithFrequentService() throws {
    let all = try stops("bus-gtfs.zip", window: "12:00-14:00")
    #expect(all.features.count == 3_986)
    #expect(all.foreignMembers["date"] == .string("2019-04-15"))
    let departures = all.features.map { Int($0.properties["departures"]?.double ?? -1) }
    #expect(departures.reduce(0, +) == 50_011)
    #expect(departures.count { $0 == 0 } == 95)
    #expect(try stops("bus-gtfs.zip", window: "12:00-14:00", atLeast: 4).features.count == 1_813)
    let morning = try stops("bus-gtfs.zip", window: "07:00-09:00", atLeast: 4)
    #expect(morning.features.isEmpty && morning.problems.contains { $0.code == "no-departures" })
  }

  @Test func sharedRailStations() throws {
    let layer = try stops("rail-gtfs.zip", window: "07:00-09:00", atLeast: 4)
    #expect(layer.features.count == 24)
    #expect(layer.features.reduce(0) { $0 + Int($1.properties["departures"]?.double ?? 0) } == 906)
  }

  @Test(.enabled(if: OGR.isThere, "\(OGR.reason)")) func sharedStreets() throws {
    let layer = try readLayer(
      SharedData.path("porto-alegre/streets.osm.pbf"), ReadingOptions(.map(Preset.named("streets"))))
    // 14,190 lines, and 52 squares by their edges.
    #expect(layer.features.count == 14_242)
    #expect(layer.problems.map(\.code) == ["outlines"])
  }

  @Test(.enabled(if: OGR.isThere, "\(OGR.reason)")) func sharedStreetsCutOff() throws {
    let folder = try TestFolder()
    let bytes = try readBytes(SharedData.path("porto-alegre/streets.osm.pbf"))
    let path = try folder.write(Array(bytes.prefix(400_000)), to: "cut.osm.pbf")
    #expect {
      try readLayer(path, ReadingOptions(.map(Preset.named("streets"))))
    } throws: { ($0 as? Failure)?.kind == .badData }
  }
}
