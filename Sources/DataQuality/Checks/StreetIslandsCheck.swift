import GIS
import StreetNetwork

/// Streets from which there is no way to most others.
enum StreetIslandsCheck: DataCheck {
  /// Islands of a lesser share of all streets are the ordinary odds and ends of a map.
  private static let worthWarning = 0.01

  static func findings(in data: InspectedData) throws -> [Finding] {
    data.streets.compactMap { layer in
      let lines = layer.streets.flatMap { layer.features[$0].geometry?.lines ?? [] }
      let graph = StreetGraph(lines: lines)
      let components = StreetComponents(of: graph)
      let islands = components.lengths.count - 1
      guard islands > 0 else { return nil }
      let length = components.lengths.dropFirst().reduce(0, +)
      let share = 1 - components.largestShare
      let edges = (0..<graph.edgeCount).filter { components.ofNode[Int(graph.from[$0])] > 0 }
        .sorted {
          (components.ofNode[Int(graph.from[$0])], $0) < (components.ofNode[Int(graph.from[$1])], $1)
        }
      var firstOfIsland: [Int32: Point] = [:]
      for edge in edges where firstOfIsland[components.ofNode[Int(graph.from[edge])]] == nil {
        firstOfIsland[components.ofNode[Int(graph.from[edge])]] = graph.nodes[Int(graph.from[edge])]
      }
      return Finding(
        share >= worthWarning ? .warning : .note, "street-islands", in: layer.key, count: islands,
        texts(
          "street-islands",
          ["islands": islands, "kilometres": kilometres(length), "share": digits(100 * share, decimals: 2)]),
        advice: texts("street-islands.advice"),
        figures: [Finding.Figure("length", length, .metres), Finding.Figure("share", share, .ratio)],
        spots: firstOfIsland.sorted { $0.key < $1.key }.prefix(Finding.mostSpots).map {
          Finding.Spot(Place(file: layer.layer.source.file), at: $0.value)
        },
        map: edges.compactMap { edge in
          LineString(Array(graph.shape(of: edge))).map {
            Feature(
              geometry: .lineString($0),
              properties: ["island": .number(Int(components.ofNode[Int(graph.from[edge])]))])
          }
        })
    }
  }
}
