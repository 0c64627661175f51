import GIS

extension LineNetwork {
  /// The network with lines that run side by side within a tolerance counted once, such as the tracks of a railway
  /// or the bus routes along one road.
  ///
  /// In the order of the layer each segment loses what runs beside a stretch already kept, at most the tolerance away
  /// and at an angle of at most 20°; the rest is kept. So crossings, turnings and the joints of a line lose nothing.
  /// Where the kept line turns by an angle α, a line at distance d on the outer side of the bend keeps up to
  /// 2·d·tan(α/2).
  ///
  /// - Complexity: O(n log n + n·k) for n segments with k others nearby.
  package func distinct(tolerance: Length) -> LineNetwork { divided(tolerance: tolerance).kept }

  /// The network divided into what ``distinct(tolerance:)`` keeps and what runs beside it, at the same cost.
  package func divided(tolerance: Length) -> (kept: LineNetwork, beside: LineNetwork) {
    let stretches = stretches(tolerance: tolerance)
    func network(_ stretches: [[ClosedRange<Double>]]) -> LineNetwork {
      LineNetwork(
        segments: zip(segments, stretches).flatMap { segment, own in own.compactMap(segment.piece) })
    }
    return (network(stretches.kept), network(stretches.beside))
  }

  /// What ``distinct(tolerance:)`` keeps of each segment and what runs beside it, as fractions of the way along the segment,
  /// in order; at the same cost.
  package func stretches(
    tolerance: Length
  ) -> (kept: [[ClosedRange<Double>]], beside: [[ClosedRange<Double>]]) {
    let reach = max(0, tolerance.metres)
    let tree = PackedTree(segments.map(\.boundingBox))
    var pieces = [[Segment]](repeating: [], count: segments.count)
    var kept: [[ClosedRange<Double>]] = []
    var beside: [[ClosedRange<Double>]] = []
    for (number, segment) in segments.enumerated() {
      var hidden: [ClosedRange<Double>] = []
      tree.search(segment.boundingBox.expanded(by: reach)) { earlier in
        guard earlier < number else { return }
        for piece in pieces[earlier] {
          if let stretch = segment.stretch(beside: piece, tolerance: reach) { hidden.append(stretch) }
        }
      }
      let (outside, inside) = divide(by: hidden)
      pieces[number] = outside.compactMap(segment.piece)
      kept.append(outside)
      beside.append(inside)
    }
    return (kept, beside)
  }
}

extension Segment {
  /// The part of the segment between two fractions of the way; `nil` where rounding leaves none.
  fileprivate func piece(_ range: ClosedRange<Double>) -> Segment? {
    Segment(place(range.lowerBound), place(range.upperBound))
  }
}

/// What of 0 … 1 lies outside and inside some intervals.
private func divide(
  by hidden: [ClosedRange<Double>]
) -> (outside: [ClosedRange<Double>], inside: [ClosedRange<Double>]) {
  var (outside, inside): ([ClosedRange<Double>], [ClosedRange<Double>]) = ([], [])
  var next = 0.0
  // Less is rounding: a piece of it would run in any direction.
  let least = 1e-9
  for interval in hidden.sorted(by: { $0.lowerBound < $1.lowerBound }) {
    if interval.lowerBound - next > least { outside.append(next...interval.lowerBound) }
    let start = max(next, interval.lowerBound)
    if interval.upperBound > start { inside.append(start...interval.upperBound) }
    next = max(next, interval.upperBound)
  }
  if 1 - next > least { outside.append(next...1) }
  return (outside, inside)
}
