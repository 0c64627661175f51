import GIS
import Importing
import TestSupport
import Testing

@Suite(.enabled(if: OGR.isThere, "\(OGR.reason)")) struct OSMTests {
  /// Ways between nodes 1 and 2, each with an id from 100 and the tags given; squares of nodes 1 to 4 from 200; node 9.
  private func file(ways: [String] = [], squares: [String] = [], node: String = "") throws -> TestFolder {
    func tags(_ text: String) -> String {
      text.split(separator: " ").map { pair in
        let parts = pair.split(separator: "=")
        return "<tag k=\"\(parts[0])\" v=\"\(parts[1])\"/>"
      }.joined()
    }
    let places = ["31.0", "31.0", "31.002", "31.002"]
    var text = "<?xml version='1.0'?><osm version='0.6'>"
    for (number, latitude) in places.enumerated() {
      let longitude = number == 1 || number == 2 ? "121.0020001" : "121.0"
      text += "<node id='\(number + 1)' version='1' lat='\(latitude)' lon='\(longitude)'/>"
    }
    text += "<node id='9' version='1' lat='31.5' lon='121.5'>\(tags(node))</node>"
    for (number, way) in ways.enumerated() {
      text += "<way id='\(100 + number)' version='1'><nd ref='1'/><nd ref='2'/>\(tags(way))</way>"
    }
    for (number, square) in squares.enumerated() {
      let nodes = [1, 2, 3, 4, 1].map { "<nd ref='\($0)'/>" }.joined()
      text += "<way id='\(200 + number)' version='1'>\(nodes)\(tags(square))</way>"
    }
    return try TestFolder(["a.osm": text + "</osm>"])
  }

  private func read(_ folder: TestFolder, _ preset: String) throws -> SourceLayer {
    try readLayer(folder("a.osm"), ReadingOptions(.map(Preset.named(preset))))
  }

  /// Each way alone, with whether it may be walked.
  private static let streets: [(tags: String, isWalked: Bool)] = [
    ("highway=residential", true), ("highway=residential oneway=yes", true), ("highway=motorway", false),
    ("highway=motorway foot=yes", false), ("highway=trunk", true), ("highway=trunk motorroad=yes", false),
    ("highway=trunk motorroad=yes foot=yes", true), ("highway=service access=private", false),
    ("highway=service access=private foot=yes", true), ("highway=service access=customers", true),
    ("highway=footway foot=no", false), ("highway=primary foot=use_sidepath", false), ("highway=steps", true),
    ("highway=cycleway", false), ("highway=cycleway foot=designated", true), ("highway=construction", false),
    ("highway=raceway", false), ("highway=pedestrian area=yes", false), ("waterway=river", false),
    ("highway=path access=no", false),
  ]

  @Test func streetsAreWhatMayBeWalked() throws {
    let folder = try file(ways: Self.streets.map(\.tags))
    let walked = try Set(read(folder, "streets").features.compactMap { $0.properties["osm_id"]?.text })
    for (number, street) in Self.streets.enumerated() {
      #expect(walked.contains("\(100 + number)") == street.isWalked, "\(street.tags)")
    }
  }

  @Test func bridgesKeepTheirLayerAndCoordinatesTheirDigits() throws {
    let folder = try file(ways: ["highway=footway bridge=yes layer=2 name=虹桥"])
    let layer = try read(folder, "streets")
    #expect(layer.features.count == 1)
    #expect(layer.features[0].properties["bridge"] == .string("yes"))
    #expect(layer.features[0].properties["layer"] == .string("2"))
    #expect(layer.features[0].properties["name"] == .string("虹桥"))
    #expect(layer.coordinates == [at(121, 31), at(121.0020001, 31)])
    #expect(layer.foreignMembers["licence"]?.text?.contains("ODbL") == true)
  }

  @Test func aClosedStreetStaysALine() throws {
    let layer = try read(file(squares: ["highway=residential"]), "streets")
    #expect(layer.features.count == 1)
    if case .lineString = layer.features.first?.shape {} else { Issue.record("a ring road is a line") }
  }

  @Test func parksAndWaterAreSurfaces() throws {
    let folder = try file(squares: [
      "leisure=park", "leisure=park access=private", "natural=water", "leisure=pitch",
    ])
    let parks = try read(folder, "parks")
    #expect(parks.features.map { $0.properties["osm_way_id"]?.text } == ["200"])
    let water = try read(folder, "water")
    #expect(water.features.map { $0.properties["osm_way_id"]?.text } == ["202"])
  }

  /// One charger at a node, one drawn as the square of 121 to 121.0020001 and 31 to 31.002: its centre is the mean.
  @Test func chargersArePointsHoweverTheyAreDrawn() throws {
    let folder = try file(squares: ["amenity=charging_station capacity=4"], node: "amenity=charging_station")
    let layer = try read(folder, "chargers")
    #expect(layer.features.map(\.shape) == [.point(0), .point(1)])
    #expect(layer.coordinates[0] == at(121.5, 31.5))
    #expect(abs(layer.coordinates[1].x - 121.00100005) < 1e-9 && abs(layer.coordinates[1].y - 31.001) < 1e-9)
    #expect(layer.features[1].properties["capacity"] == .string("4"))
  }

  /// A square that may be walked over is walked round, with its holes; streets that end at its corners meet it there. 1, 2, 3
  /// and 4 are the corners of the square.
  @Test func squaresAreWalkedRound() throws {
    let folder = try file(
      ways: ["highway=residential"],
      squares: [
        "highway=pedestrian area=yes name=广场", "highway=pedestrian area=yes access=private",
        "highway=pedestrian area=no", "leisure=park area=yes",
      ])
    let layer = try read(folder, "streets")
    let ids = layer.features.map { $0.properties["osm_way_id"]?.text ?? $0.properties["osm_id"]?.text }
    #expect(Set(ids) == ["100", "200", "202"])
    let square = try #require(layer.features.first { $0.properties["osm_way_id"] == .string("200") })
    let lines = square.shape?.geometry(in: layer.coordinates).lines ?? []
    #expect(lines.map(\.points.count) == [5])
    #expect(Set(lines[0].points).isSuperset(of: [at(121, 31), at(121.0020001, 31)]))
    #expect(layer.problems.first { $0.code == "outlines" }?.message.en.hasPrefix("1 area") == true)
  }

  /// As a node, as a closed way with and without area=yes, and as the middle of a line of platform; not the place where
  /// vehicles halt, nor a platform of a railway. The way goes from 121 to 121.0020001 along 31.
  @Test func stopsAreTakenHoweverTheyAreDrawn() throws {
    let folder = try file(
      ways: [
        "public_transport=platform bus=yes", "public_transport=platform train=yes", "highway=residential",
      ],
      squares: ["railway=station", "amenity=ferry_terminal area=yes", "highway=residential"],
      node: "public_transport=platform bus=yes")
    let layer = try read(folder, "stops")
    #expect(layer.coordinates.count == 4 && layer.features.count == 4)
    #expect(layer.coordinates[0] == at(121.5, 31.5))
    let middle = layer.coordinates[1]
    #expect(abs(middle.x - 121.00100005) < 1e-9 && middle.y == 31)
    for centre in layer.coordinates[2...] {
      #expect(abs(centre.x - 121.00100005) < 1e-9 && abs(centre.y - 31.001) < 1e-9)
    }
    let halt = try file(node: "public_transport=stop_position bus=yes")
    #expect(try read(halt, "stops").features.isEmpty)
  }

  /// The outer way 101 of the park is not in the file, nor are the nodes of way 8.
  @Test func whatTheExtractCutsIsCounted() throws {
    let folder = try TestFolder([
      "a.osm": """
      <osm version='0.6'><node id='1' version='1' lat='31' lon='121'/><node id='2' version='1' lat='31.1' lon='121'/>
      <way id='7' version='1'><nd ref='1'/><nd ref='2'/></way>
      <way id='8' version='1'><nd ref='98'/><nd ref='99'/><tag k='highway' v='footway'/></way>
      <relation id='12' version='1'><member type='way' ref='7' role='outer'/><member type='way' ref='101' role='outer'/>
      <tag k='type' v='multipolygon'/><tag k='leisure' v='park'/></relation></osm>
      """
    ])
    let parks = try read(folder, "parks")
    let cut = try #require(parks.problems.first { $0.code == "cut-relations" })
    #expect(
      cut.severity == .warning && cut.message.en.hasPrefix("1 relation") && cut.message.en.hasSuffix(" 12."))
    let streets = try read(folder, "streets")
    #expect(streets.problems.first { $0.code == "cut-ways" }?.message.en.hasSuffix(" 8.") == true)
    #expect(!streets.problems.contains { $0.code == "cut-relations" })
    #expect(try read(file(), "parks").problems.map(\.code) == ["no-features"])
  }

  @Test func stops() throws {
    #expect(try read(file(node: "highway=bus_stop name=莘庄"), "stops").features.count == 1)
    let none = try read(file(), "stops")
    #expect(none.features.isEmpty && none.problems.map(\.code) == ["no-features"])
  }

  @Test func aBrokenFileIsAnErrorThoughGDALEndsWell() throws {
    let folder = try TestFolder(["a.osm": "<?xml version='1.0'?><osm version='0.6'><node id='1' lat='31"])
    #expect {
      try read(folder, "streets")
    } throws: { ($0 as? Failure)?.kind == .badData && ($0 as? Failure)?.problems.first?.code == "gdal" }
  }

  @Test func presetsOfOnesOwn() throws {
    let presets = """
      schools:
        layers:
          - { from: points, keep: [name], test: [amenity], where: "amenity = 'school'" }
      broken:
        layers:
          - { from: points, where: "no_such_tag = 1" }
      """
    let folder = try file(node: "amenity=school name=一中")
    let path = try folder.write(Array(presets.utf8), to: "p.yaml")
    let schools = try readLayer(folder("a.osm"), ReadingOptions(.map(Preset.named("schools", in: path))))
    #expect(schools.features.map { $0.properties["name"]?.text } == ["一中"])
    #expect {
      try readLayer(folder("a.osm"), ReadingOptions(.map(Preset.named("broken", in: path))))
    } throws: { ($0 as? Failure)?.problems.first?.advice.en.contains("where") == true }
  }
}

@Suite struct PresetTests {
  /// What YAML forbids, by the line where it stands; nothing of it is repaired.
  @Test(arguments: [
    (Array("a:\n  layers: [\u{1}]\n".utf8), "yaml", 2), (Array("a:\n\n\u{0}b: 1\n".utf8), "yaml", 3),
    (Array("a: 1\n".utf8) + [0xFF, 0xFE], "invalid-utf8", nil),
    (Array("a: 1\na: 2\n".utf8), "duplicate-key", nil),
    (Array("a: [\n".utf8), "yaml", 2),
  ])
  func whatIsNoYAMLIsNamedByLine(bytes: [UInt8], code: String, line: Int?) throws {
    let folder = try TestFolder()
    let path = try folder.write(bytes, to: "p.yaml")
    #expect {
      try Preset.named("a", in: path)
    } throws: { error in
      let problem = (error as? Failure)?.problems.first
      return problem?.code == code && problem?.place.line == line
    }
  }

  @Test func aByteOrderMarkIsNoPartOfAName() throws {
    let folder = try TestFolder()
    let path = try folder.write(Array("\u{FEFF}a:\n  layers:\n    - { from: points }\n".utf8), to: "p.yaml")
    #expect(try Preset.named("a", in: path).parts.count == 1)
  }

  @Test func theStandardPresetsAreWellFormed() throws {
    #expect(try Preset.standard().map(\.name) == ["streets", "parks", "water", "stops", "chargers"])
    #expect(try Preset.standard().allSatisfy { !$0.description.isEmpty && !$0.parts.isEmpty })
  }

  @Test(arguments: [
    ("- a\n", 1), ("a: { layer: [] }\n", 1), ("a: { layers: [] }\n", 1),
    ("a:\n  layers:\n    - { from: roads }\n", 3), ("a:\n  layers:\n    - { from: points, as: lines }\n", 3),
    ("a:\n  layers:\n    - { from: points, as: points }\n", 3),
    ("a:\n  layers:\n    - { from: lines, as: outlines }\n", 3),
    ("a:\n  layers:\n    - { from: points, keep: name }\n", 3),
    ("a:\n  layers:\n    - { from: points, keep: ['na me'] }\n", 3),
    ("a:\n  layers:\n    - { from: points, kept: [name] }\n", 3),
  ])
  func faultsAreNamedByLine(text: String, line: Int) throws {
    let folder = try TestFolder(["p.yaml": text])
    #expect {
      try Preset.named("a", in: folder("p.yaml"))
    } throws: { error in
      let problem = (error as? Failure)?.problems.first
      return problem?.code == "bad-preset" && problem?.place.line == line
    }
  }

  @Test func unknownPresetsAndTextThatIsNoYAML() throws {
    let folder = try TestFolder(["p.yaml": "a: [\n"])
    #expect { try Preset.named("roads") } throws: {
      ($0 as? Failure)?.problems.first?.code == "unknown-preset"
    }
    #expect { try Preset.named("a", in: folder("p.yaml")) } throws: {
      ($0 as? Failure)?.problems.first?.code == "yaml"
    }
  }
}
