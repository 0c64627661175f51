import Testing
import TestSupport

@testable import GIS

@Suite struct GeoJSONReadingTests {
  func read(_ text: String) throws -> SourceLayer { try GeoJSON.read(Array(text.utf8), file: "a.geojson") }

  /// The problems that a wrong text is refused with.
  func faults(_ text: String) -> [Problem] {
    do {
      _ = try read(text)
      return []
    } catch let failure as Failure {
      return failure.problems
    } catch {
      Issue.record("an error of another kind: \(error)")
      return []
    }
  }

  func collection(_ features: String) -> String { #"{"type":"FeatureCollection","features":[\#(features)]}"# }
  func feature(_ geometry: String) -> String {
    #"{"type":"Feature","properties":{},"geometry":\#(geometry)}"#
  }

  @Test func membersInAnyOrder() throws {
    let layer = try read(
      #"{"features":[{"geometry":{"coordinates":[121.5,31.25],"type":"Point"},"properties":{"名":"莘庄","n":1.10},"id":7,"type":"Feature"}],"name":"站","type":"FeatureCollection","source":"x"}"#
    )
    #expect(layer.name == "站")
    #expect(layer.coordinates == [at(121.5, 31.25)])
    #expect(layer.features[0].shape == .point(0))
    #expect(layer.features[0].id?.text == "7")
    #expect(layer.features[0].properties["名"] == .string("莘庄"))
    #expect(layer.features[0].properties["n"]?.text == "1.10")
    #expect(layer.foreignMembers["source"] == .string("x"))
  }

  @Test func everyGeometryType() throws {
    let layer = try read(
      collection(
        [
          #"{"type":"Point","coordinates":[1,2,99]}"#,
          #"{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}"#,
          #"{"type":"LineString","coordinates":[[0,0],[1,1]]}"#,
          #"{"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2],[3,3]]]}"#,
          #"{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,0]],[[2,1],[3,1],[3,2],[2,1]]]}"#,
          #"{"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,4],[0,0]]],[[[9,9],[10,9],[10,10],[9,9]]]]}"#,
          "null",
        ].map(feature).joined(separator: ",")))
    #expect(
      layer.features.map(\.shape) == [
        .point(0), .multiPoint(1..<3), .lineString(3..<5), .multiLineString([5..<7, 7..<9]),
        .polygon([9..<13, 13..<17]), .multiPolygon([[17..<21], [21..<25]]), nil,
      ])
    #expect(layer.problems.map(\.code) == ["extra-coordinates"])
  }

  @Test func linesOfFeaturesAndBareGeometries() throws {
    let point = feature(#"{"type":"Point","coordinates":[1,2]}"#)
    #expect(try read(point + "\n" + point + "\n").features.count == 2)
    #expect(try read("\u{1E}" + point + "\n\u{1E}" + point).features.count == 2)
    #expect(try read(#"{"type":"Point","coordinates":[1,2]}"#).coordinates == [at(1, 2)])
    #expect(try read("\u{FEFF}" + point).features.count == 1)
  }

  @Test func collectionsOfGeometriesAreFlattened() throws {
    let parts = #"{"type":"Point","coordinates":[1,2]},{"type":"Point","coordinates":[3,4]}"#
    let layer = try read(feature(#"{"type":"GeometryCollection","geometries":[\#(parts)]}"#))
    #expect(layer.features.count == 1)
    #expect(layer.problems.map(\.code) == ["geometry-collection"])
  }

  @Test func legacySystem() throws {
    let crs = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4549"}}"#
    #expect(try read(#"{"type":"FeatureCollection",\#(crs),"features":[]}"#).declaredSystem == "EPSG:4549")
  }

  @Test func escapesAndSurrogates() throws {
    let layer = try read(
      #"{"type":"Feature","properties":{"a":"\u83d8\n\"\ud83d\ude80","b":[1, {"c":null}],"d":null,"e":true},"geometry":null}"#
    )
    let properties = layer.features[0].properties
    #expect(properties["a"] == .string("菘\n\"🚀"))
    #expect(properties["d"] == .null && properties["e"] == .bool(true))
    #expect(properties["b"] == .json(#"[1, {"c":null}]"#))
  }

  /// Faults of the data: told with line, column and feature, and reading goes on to the next.
  @Test func faultsOfTheDataAreCollected() {
    let text = collection(
      "\n"
        + [
          #"{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,1]]]}"#,
          #"{"type":"Polygon","coordinates":[[[0,0],[4,0],[0,0]]]}"#,
          #"{"type":"LineString","coordinates":[[0,0]]}"#,
          #"{"type":"Point","coordinates":[1e999,0]}"#,
          #"{"type":"Point","coordinates":["a",0]}"#,
          #"{"type":"Point","coordinates":[1]}"#,
          #"{"type":"Circle","coordinates":[1,2]}"#,
        ].map(feature).joined(separator: ",\n"))
    let problems = faults(text)
    #expect(problems.map(\.place.feature) == [1, 2, 3, 4, 5, 6, 7])
    #expect(problems.map(\.place.line) == [2, 3, 4, 5, 6, 7, 8])
    #expect(
      problems.allSatisfy { $0.severity == .error && $0.place.file == "a.geojson" && !$0.message.isEmpty })
  }

  @Test(arguments: [
    "", "   ", "hello", "<kml/>", "[1,2]", #"{"type":"FeatureCollection","features":[{]}"#,
    #"{"type":"FeatureCollection","features":["#, #"{"type":"FeatureCollection"}"#,
    #"{"type":"FeatureCollection","features":[]} x"#,
    #"{"type":"Feature","properties":{"a":NaN},"geometry":null}"#,
    #"{"type":"Point","coordinates":[NaN,1]}"#, #"{"a":1}"#,
  ])
  func wrongTextsAreRefused(text: String) {
    let problems = faults(text)
    #expect(problems.contains { $0.severity == .error && $0.place.file == "a.geojson" })
  }

  /// A hundred thousand brackets end in a message, wherever they stand.
  @Test(arguments: [
    "", #"{"type":"#, #"{"type":"Point","coordinates":"#, #"{"type":"Feature","properties":{"a":"#,
  ])
  func deepNestingIsRefused(start: String) {
    for bracket in ["[", #"{"a":"#] {
      #expect(!faults(start + String(repeating: bracket, count: 100_000)).isEmpty)
    }
  }

  @Test func repeatedIdsAndEmptyCollectionsAreWarnings() throws {
    let twice = #"{"type":"Feature","id":"a","properties":{},"geometry":null}"#
    #expect(try read(collection("\(twice),\(twice)")).problems.map(\.code) == ["repeated-id"])
    #expect(try read(collection("")).problems.map(\.code) == ["no-features"])
  }

  /// Any byte changed, left out or cut off: a layer or a message, never a trap.
  @Test(arguments: 1...200) func damagedFiles(seed: UInt64) {
    var random = Seeded(seed)
    let sound = Array(
      collection(
        feature(#"{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,0]]]}"#) + ","
          + #"{"type":"Feature","id":3,"properties":{"名":"\u83d8","n":-1.5e3,"x":[{}]},"geometry":{"type":"Point","coordinates":[1,2]}}"#
      ).utf8)
    var bytes = sound
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      case 2: bytes.removeLast(min(bytes.count - 1, Int.random(in: 0..<20, using: &random)))
      default: bytes.insert(Array(#"{}[],:"\e-"#.utf8).randomElement(using: &random) ?? 0, at: place)
      }
    }
    do {
      let layer = try GeoJSON.read(bytes, file: "a.geojson")
      for feature in layer.features {
        if let geometry = feature.shape?.geometry(in: layer.coordinates) {
          #expect(geometry.vertexCount >= 0)
        }
      }
    } catch let failure as Failure {
      #expect(!failure.problems.isEmpty, "seed \(seed)")
    } catch {
      Issue.record("seed \(seed): \(error)")
    }
  }
}
