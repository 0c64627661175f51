import Testing
import TestSupport

@testable import GIS

/// Geometries of every type there and back, and collections taken apart.
@Suite struct GeoJSONShapeTests {
  func read(_ text: String) throws -> SourceLayer { try GeoJSON.read(Array(text.utf8), file: "a") }

  /// A layer with shapes of all types, rings by the right-hand rule, coordinates of seven decimals.
  func randomLayer(_ random: inout Seeded) -> SourceLayer {
    var layer = SourceLayer(name: "图层", file: "a", foreignMembers: ["modelled": .bool(true)])
    func positions(_ count: Int) -> Range<Int> {
      let start = layer.coordinates.count
      for _ in 0..<count {
        layer.coordinates.append(
          at(
            Double(Int.random(in: -1_800_000_000...1_800_000_000, using: &random)) / 1e7,
            Double(Int.random(in: -900_000_000...900_000_000, using: &random)) / 1e7))
      }
      return start..<layer.coordinates.count
    }
    // A square, counter-clockwise as an outer ring and clockwise as a hole.
    func ring(isHole: Bool) -> Range<Int> {
      let start = layer.coordinates.count
      let x = Double(Int.random(in: -100...100, using: &random))
      let y = Double(Int.random(in: -80...80, using: &random))
      let square = [at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1), at(x, y)]
      layer.coordinates += isHole ? square.reversed() : square
      return start..<layer.coordinates.count
    }
    func polygon() -> [Range<Int>] {
      [ring(isHole: false)] + (0..<Int.random(in: 0...2, using: &random)).map { _ in ring(isHole: true) }
    }
    let values: [PropertyValue] = [
      .null, .bool(false), .number(-1.25), .string("\"\\/\u{0}\u{1F}\n\t🚇莘庄\u{2028}"),
      .json(#"{"a":[1,{"b":"\u83d8"}]}"#),
    ]
    for number in 0..<40 {
      let count = Int.random(in: 1...3, using: &random)
      let shape: Shape? =
        switch number % 7 {
        case 0: .point(positions(1).lowerBound)
        case 1: .multiPoint(positions(count))
        case 2: .lineString(positions(count + 2))
        case 3: .multiLineString((0..<count).map { _ in positions(2) })
        case 4: .polygon(polygon())
        case 5: .multiPolygon((0..<count).map { _ in polygon() })
        default: nil
        }
      var properties = Properties()
      for key in 0..<Int.random(in: 0...4, using: &random) {
        properties["键\(key)"] = values.randomElement(using: &random)
      }
      layer.features.append(
        SourceFeature(
          id: number % 2 == 0 ? .number(number) : .string("f\(number)"), shape: shape, properties: properties,
          foreignMembers: number % 3 == 0 ? ["source": .json("[1]")] : Properties(), line: number + 2))
    }
    return layer
  }

  @Test(arguments: 1...50) func whatIsWrittenIsRead(seed: UInt64) throws {
    var random = Seeded(seed)
    let layer = randomLayer(&random)
    let bytes = GeoJSON.write(layer)
    let again = try GeoJSON.read(bytes, file: "a")
    #expect(again.name == layer.name && again.foreignMembers == layer.foreignMembers)
    #expect(again.coordinates == layer.coordinates, "seed \(seed)")
    #expect(again.features.count == layer.features.count)
    for (a, b) in zip(again.features, layer.features) {
      #expect(a.id == b.id && a.shape == b.shape && a.line == b.line, "seed \(seed)")
      #expect(a.properties == b.properties && a.foreignMembers == b.foreignMembers, "seed \(seed)")
    }
    #expect(again.problems.isEmpty)
    #expect(GeoJSON.write(again) == bytes)
  }

  /// Bytes of that layer changed, lost or cut off: a layer that can be written, or a message.
  @Test(arguments: 1...300) func damagedFilesNeverTrap(seed: UInt64) {
    var random = Seeded(seed)
    var bytes = GeoJSON.write(randomLayer(&random))
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      case 2: bytes.removeLast(bytes.count - place - 1)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...60, using: &random)))
      default: bytes.insert(Array(#"{}[],:"\e-0n"#.utf8).randomElement(using: &random) ?? 0, at: place)
      }
      if bytes.isEmpty { break }
    }
    do {
      let layer = try GeoJSON.read(bytes, file: "a")
      for feature in layer.features { _ = feature.shape?.geometry(in: layer.coordinates) }
      _ = layer.problemsOfDegrees()
      let written = GeoJSON.write(layer)
      #expect(throws: Never.self, "seed \(seed)") { try GeoJSON.read(written, file: "a") }
    } catch {
      let failure = error as? Failure
      #expect(
        failure?.problems.contains { $0.severity == .error && $0.place.line != nil } == true, "seed \(seed)")
    }
  }

  /// Points before lines before surfaces, in the order of the collection; a collection inside it counts as its parts.
  @Test func mixedCollections() throws {
    let layer = try read(
      """
      {"type":"Feature","id":"g","properties":{"a":1},"geometry":{"type":"GeometryCollection","geometries":[
      {"type":"Point","coordinates":[1,1]},
      {"type":"LineString","coordinates":[[2,2],[3,3]]},
      {"type":"GeometryCollection","geometries":[{"type":"MultiPoint","coordinates":[[4,4],[5,5]]}]},
      {"type":"Polygon","coordinates":[[[6,6],[7,6],[7,7],[6,6]]]},
      {"type":"MultiLineString","coordinates":[[[8,8],[9,9]]]}]}}
      """)
    #expect(layer.coordinates.map(\.x) == [1, 4, 5, 2, 3, 6, 7, 7, 6, 8, 9])
    #expect(
      layer.features.map(\.shape) == [
        .multiPoint(0..<3), .multiLineString([3..<5, 9..<11]), .polygon([5..<9]),
      ])
    #expect(layer.features.allSatisfy { $0.id == .string("g") && $0.properties == ["a": .number(1)] })
    #expect(layer.problems.map(\.code) == ["geometry-collection"])
    #expect(layer.problems[0].message.en.contains("2 in all"))
  }

  @Test func emptyCollectionsOfGeometries() throws {
    let layer = try read(#"{"type":"GeometryCollection","geometries":[]}"#)
    #expect(layer.features.map(\.shape) == [nil])
    #expect(Set(layer.problems.map(\.code)) == ["geometry-collection", "empty-geometry"])
  }

  /// What was read into a member that is given again leaves nothing behind.
  @Test func repeatedMembersReplaceTheFirst() throws {
    let layer = try read(
      #"{"type":"Feature","geometry":{"type":"Point","coordinates":[9,9]},"geometry":{"coordinates":[8,8],"coordinates":[1,2],"type":"Point"},"properties":{"a":1},"properties":{"b":2,"b":3},"x":1,"x":2,"id":1,"id":2}"#
    )
    #expect(layer.coordinates == [at(1, 2)])
    #expect(layer.features[0].properties == ["b": .number(3)])
    #expect(layer.features[0].foreignMembers == ["x": .number(2)] && layer.features[0].id == .number(2))
    #expect(layer.problems.map(\.code) == ["repeated-key"])
    #expect(layer.problems[0].message.en.contains("6 in all"))
    #expect(layer.problems[0].severity == .warning && layer.problems[0].message.en.contains("“geometry”"))
    let collection = try read(
      #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[9,9]}],"geometries":[{"type":"Point","coordinates":[1,2]}]}"#
    )
    #expect(collection.coordinates == [at(1, 2)] && collection.features.map(\.shape) == [.point(0)])
    let twice = try read(
      #"{"features":[{"type":"Feature","id":1,"geometry":{"type":"Point","coordinates":[9,9]}}],"features":[{"type":"Feature","id":1,"geometry":{"type":"Point","coordinates":[1,2]}}],"type":"FeatureCollection"}"#
    )
    #expect(twice.coordinates == [at(1, 2)] && twice.features.map(\.shape) == [.point(0)])
    #expect(twice.problems.map(\.code) == ["repeated-key"])
  }

  /// Some files give a collection `properties`; before or after the type, they are kept as a member beyond the
  /// standard's.
  @Test(arguments: [
    #"{"properties":{"a": 1},"type":"FeatureCollection","features":[]}"#,
    #"{"type":"FeatureCollection","features":[],"properties":{"a": 1}}"#,
  ])
  func propertiesOfACollection(text: String) throws {
    #expect(try read(text).foreignMembers == ["properties": .json(#"{"a": 1}"#)])
  }

  /// Nested values that run over lines are put on one; those on one line stay as they are.
  @Test func nestedValuesStayOnALine() throws {
    let layer = try read(
      "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":[1,\n  {\"b c\" : \"d\\\" e\"}],\n\"f\":[1, 2]}}"
    )
    #expect(layer.features[0].properties["a"] == .json(#"[1,{"b c":"d\" e"}]"#))
    #expect(layer.features[0].properties["f"] == .json("[1, 2]"))
  }

  /// Features of different keys: each its own, in its own order, and lists of keys that were met before are found
  /// again. Objects of thousands of keys take no quadratic time.
  @Test func keysOfEachFeature() throws {
    let lists = [["a", "b"], ["a", "b", "c"], ["a"], [], ["b", "a"], ["a", "b"], ["\\u0061", "b"]]
    let features = lists.map { keys in
      let members = keys.map { "\"\($0)\":\"\($0)\"" }.joined(separator: ",")
      return #"{"type":"Feature","geometry":null,"properties":{\#(members)}}"#
    }
    let layer = try read(features.joined(separator: "\n"))
    #expect(layer.features.map(\.properties.keys) == lists.dropLast() + [["a", "b"]])
    #expect(layer.features[1].properties["c"] == .string("c"))

    let many = (0..<20_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    let wide = try read(#"{"type":"Feature","geometry":null,"properties":{\#(many),"k7":1}}"#)
    #expect(wide.features[0].properties.count == 20_000 && wide.features[0].properties["k7"] == .number(1))
  }

  @Test func repeatedIDs() throws {
    func codes(_ ids: String...) throws -> [Int?] {
      let features = ids.map { #"{"type":"Feature","id":\#($0),"geometry":null,"properties":{}}"# }
      return try read(features.joined(separator: "\n")).problems.map(\.place.feature)
    }
    #expect(try codes("1", "2", "10").isEmpty)
    #expect(try codes("1", "3", "2", "3") == [4])
    #expect(try codes("1", #""1""#, #""a""#, "1.0").isEmpty)
    #expect(try codes("5", "4", "5", "5") == [3, 4])
    let problem = try read(
      #"{"type":"Feature","id":"甲","geometry":null}"# + "\n" + #"{"type":"Feature","id":"甲","geometry":null}"#
    ).problems.first { $0.code == "repeated-id" }
    #expect(problem?.message.en == "The id 甲 was already given to feature 1.")
  }
}
