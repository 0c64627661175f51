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
  public func distinct(tolerance: Length) -> LineNetwork {
    let reach = max(0, tolerance.metres)
    let tree = PackedTree(segments.map(\.boundingBox))
    var kept = [[Segment]](repeating: [], count: segments.count)
    for (number, segment) in segments.enumerated() {
      var hidden: [ClosedRange<Double>] = []
      tree.search(segment.boundingBox.expanded(by: reach)) { earlier in
        guard earlier < number else { return }
        for piece in kept[earlier] {
          if let stretch = segment.stretch(beside: piece, tolerance: reach) { hidden.append(stretch) }
        }
      }
      kept[number] = segment.pieces(outside: hidden)
    }
    return LineNetwork(segments: kept.flatMap { $0 })
  }
}

extension Segment {
  /// What is left of it outside some intervals of its length.
  fileprivate func pieces(outside hidden: [ClosedRange<Double>]) -> [Segment] {
    var pieces: [Segment] = []
    var next = 0.0
    // Less is rounding: a piece of it would run in any direction.
    let least = 1e-9
    for interval in hidden.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if interval.lowerBound - next > least, let piece = Segment(place(next), place(interval.lowerBound)) {
        pieces.append(piece)
      }
      next = max(next, interval.upperBound)
    }
    if 1 - next > least, let piece = Segment(place(next), end) { pieces.append(piece) }
    return pieces
  }
}
