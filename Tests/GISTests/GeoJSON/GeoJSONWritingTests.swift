import Testing
import TestSupport

@testable import GIS

@Suite struct GeoJSONWritingTests {
  /// Seven decimals, no trailing zeros, no -0; the outer ring turned counter-clockwise and the hole clockwise;
  /// digits and Chinese as they were.
  @Test func goldenBytes() throws {
    let text = #"""
      {"type":"FeatureCollection","name":"公园","modelled":true,"features":[
      {"type":"Feature","id":"a","properties":{"名":"莘庄\n","n":1.10,"x":[1, 2],"e":null},"geometry":{"type":"Polygon","coordinates":[[[0,0],[0,4],[4,4],[4,0],[0,0]],[[1,1],[2,1],[2,2],[1,2],[1,1]]]}},
      {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[121.123456789,-0.00000001]},"extra":"y"},
      {"type":"Feature","properties":{},"geometry":null}
      ]}

      """#
    let expected = #"""
      {"type":"FeatureCollection","name":"公园","modelled":true,"features":[
      {"type":"Feature","id":"a","properties":{"名":"莘庄\n","n":1.10,"x":[1, 2],"e":null},"geometry":{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]}},
      {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[121.1234568,0]},"extra":"y"},
      {"type":"Feature","properties":{},"geometry":null}
      ]}

      """#
    let layer = try GeoJSON.read(Array(text.utf8), file: "a.geojson")
    #expect(String(decoding: GeoJSON.write(layer), as: UTF8.self) == expected)
  }

  /// Reading what was written gives the same layer, and writing that the same bytes.
  @Test(arguments: 1...20) func roundTrip(seed: UInt64) throws {
    var random = Seeded(seed)
    func place() -> Point {
      at(
        Double(Int.random(in: -1_800_000_000...1_800_000_000, using: &random)) / 1e7,
        Double(Int.random(in: -900_000_000...900_000_000, using: &random)) / 1e7)
    }
    var layer = SourceLayer(name: "名\"\\", file: "a")
    for number in 0..<50 {
      let start = layer.coordinates.count
      let shape: Shape
      if number % 2 == 0 {
        layer.coordinates.append(place())
        shape = .point(start)
      } else {
        layer.coordinates += [place(), place(), place()]
        shape = .lineString(start..<start + 3)
      }
      layer.features.append(
        SourceFeature(
          id: .number(number), shape: shape,
          properties: [
            "k\(number % 3)": .number(.random(in: -1e9...1e9, using: &random)), "s": .string("\u{1}\t市"),
          ]))
    }
    let bytes = GeoJSON.write(layer)
    let again = try GeoJSON.read(bytes, file: "a")
    #expect(again.coordinates == layer.coordinates, "seed \(seed)")
    #expect(again.features.map(\.shape) == layer.features.map(\.shape), "seed \(seed)")
    #expect(again.features.map(\.properties) == layer.features.map(\.properties), "seed \(seed)")
    #expect(GeoJSON.write(again) == bytes, "seed \(seed)")
  }
}
