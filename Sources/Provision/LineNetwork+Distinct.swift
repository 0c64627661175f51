import GIS

extension LineNetwork {
  /// The network with lines that run side by side within a tolerance counted once, such as the tracks of a railway
  /// or the bus routes along one road.
  ///
  /// In the order of the layer each segment loses what runs beside a stretch already kept, at most the tolerance
  /// away and at an angle of at most 20°; the rest is kept. So crossings, turnings and the joints of a line lose
  /// nothing. Where the kept line turns by an angle α, a line at distance d on the outer side of the bend keeps
  /// up to 2·d·tan(α/2).
  /// Cost: O(n log n + n·k) for n segments with k others nearby.
  public func distinct(tolerance: Length) -> LineNetwork { divided(tolerance: tolerance).kept }

  /// The network divided into what ``distinct(tolerance:)`` keeps and what runs beside it, at the same cost.
  public func divided(tolerance: Length) -> (kept: LineNetwork, beside: LineNetwork) {
    let reach = max(0, tolerance.metres)
    let tree = PackedTree(segments.map(\.boundingBox))
    var kept = [[Segment]](repeating: [], count: segments.count)
    var beside: [Segment] = []
    for (number, segment) in segments.enumerated() {
      var hidden: [ClosedRange<Double>] = []
      tree.search(segment.boundingBox.expanded(by: reach)) { earlier in
        guard earlier < number else { return }
        for piece in kept[earlier] {
          if let stretch = segment.stretch(beside: piece, tolerance: reach) { hidden.append(stretch) }
        }
      }
      let (outside, inside) = segment.pieces(by: hidden)
      kept[number] = outside
      beside += inside
    }
    return (LineNetwork(segments: kept.flatMap { $0 }), LineNetwork(segments: beside))
  }
}

extension Segment {
  /// What lies outside and inside some intervals of its length.
  fileprivate func pieces(by hidden: [ClosedRange<Double>]) -> (outside: [Segment], inside: [Segment]) {
    var (outside, inside): ([Segment], [Segment]) = ([], [])
    var next = 0.0
    // Less is rounding: a piece of it would run in any direction.
    let least = 1e-9
    for interval in hidden.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if interval.lowerBound - next > least, let piece = Segment(place(next), place(interval.lowerBound)) {
        outside.append(piece)
      }
      let start = max(next, interval.lowerBound)
      if interval.upperBound > start, let piece = Segment(place(start), place(interval.upperBound)) {
        inside.append(piece)
      }
      next = max(next, interval.upperBound)
    }
    if 1 - next > least, let piece = Segment(place(next), end) { outside.append(piece) }
    return (outside, inside)
  }
}
