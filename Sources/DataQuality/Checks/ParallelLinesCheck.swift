import GIS
import Provision

/// Layers in which most lines stand twice or oftener, side by side: the two tracks of a railway, the two directions of a
/// bus route. Their length is about twice that of the route.
enum ParallelLinesCheck: DataCheck {
  /// How far apart lines may run: the tracks of one railway lie 4 to 15 m apart, around an island platform 20 m.
  private static let tolerance = Length.metres(30)
  /// The least ratio of all length to the length that counts parallels once: half of the lines have another beside.
  private static let leastFactor = 1.5

  static func findings(in data: InspectedData) throws -> [Finding] {
    concurrentMap(count: data.layers.count) { findings(in: data.layers[$0]) }.flatMap { $0 }
  }

  private static func findings(in layer: InspectedLayer) -> [Finding] {
    let indicators = layer.layer.use.countsParallels
    if indicators == [] { return [] }
    let numbers = layer.sound(.line)
    if numbers.isEmpty { return [] }
    let network = LineNetwork(of: numbers.compactMap { layer.features[$0].geometry })
    let (distinct, beside) = network.divided(tolerance: tolerance)
    let (all, once) = (network.length.metres, distinct.length.metres)
    guard once > 0, all / once >= leastFactor else { return [] }
    let factor = all / once
    let lines = beside.lines
    return [
      Finding(
        .warning, "parallel-lines", in: layer.key, count: lines.count,
        texts(
          indicators == nil ? "parallel-lines" : "parallel-lines/indicators",
          [
            "count": lines.count, "all": kilometres(all), "once": kilometres(once),
            "factor": digits(factor, decimals: 2), "indicators": indicators ?? [],
          ]), advice: texts("parallel-lines.advice"),
        figures: [
          Finding.Figure("factor", factor, .ratio), Finding.Figure("length", all, .metres),
          Finding.Figure("distinct-length", once, .metres),
        ],
        spots: lines.prefix(Finding.mostSpots).map {
          Finding.Spot(Place(file: layer.layer.source.file), at: $0.points[0])
        },
        map: lines.map { Feature(geometry: .lineString($0), properties: ["length": .number($0.length)]) })
    ]
  }
}
