/// A part of an edge and the facility that serves it best.
package struct ServedPart: Sendable, Hashable {
  /// Where the part begins and ends, in metres from the edge's first node.
  package let range: ClosedRange<Double>
  /// The number of the facility.
  package let facility: Int

  /// The length in metres.
  package var length: Double { range.upperBound - range.lowerBound }
}

extension StreetReach {
  /// The parts of an edge within reach, each with the facility that serves it best: in order, cut exactly where reach ends
  /// and where two facilities are equally far.
  ///
  /// Whoever walks on the edge comes from one of its nodes or from a facility on it, so the distance at x is the
  /// least of dᵢ + |x − xᵢ|. Those that another undercuts everywhere fall out; between neighbours of what is left the
  /// change is at ½ (xᵢ + xⱼ + dⱼ − dᵢ).
  ///
  /// - Complexity: O(k log k) for k facilities on the edge.
  package func servedParts(of edge: Int) -> [ServedPart] {
    let length = graph.lengths[edge]
    var entries: [Entry] = []
    for (node, along) in [(graph.from[edge], 0.0), (graph.to[edge], length)]
    where distances[Int(node)] <= limit {
      entries.append(
        Entry(along: along, distance: distances[Int(node)], facility: facilityOfNode[Int(node)]))
    }
    for entrance in entrances[edge] ?? [] where entrance.used <= limit {
      entries.append(
        Entry(along: entrance.along, distance: entrance.used, facility: entrance.facility))
    }
    entries.sort { ($0.along, $0.distance, $0.facility) < ($1.along, $1.distance, $1.facility) }
    let best = Self.undominated(entries)

    var parts: [ServedPart] = []
    for (index, entry) in best.enumerated() {
      let rest = limit - entry.distance
      var start = max(0, entry.along - rest)
      var end = min(length, entry.along + rest)
      if index > 0 { start = max(start, Self.change(best[index - 1], entry)) }
      if index + 1 < best.count { end = min(end, Self.change(entry, best[index + 1])) }
      guard start < end else { continue }
      if let last = parts.last, last.facility == entry.facility, last.range.upperBound >= start {
        parts[parts.count - 1] = ServedPart(
          range: last.range.lowerBound...end, facility: Int(entry.facility))
      } else {
        parts.append(ServedPart(range: start...end, facility: Int(entry.facility)))
      }
    }
    return parts
  }

  /// The parts of an edge within reach, as distances from its first node: in order, apart from each other, cut exactly.
  package func reachedParts(of edge: Int) -> [ClosedRange<Double>] {
    var merged: [ClosedRange<Double>] = []
    for part in servedParts(of: edge) {
      if let last = merged.last, part.range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound...part.range.upperBound
      } else {
        merged.append(part.range)
      }
    }
    return merged
  }

  /// A way onto an edge.
  private struct Entry {
    let along: Double
    let distance: Double
    let facility: Int32
  }

  /// The entries that are the nearest somewhere, of some sorted along the edge.
  private static func undominated(_ entries: [Entry]) -> [Entry] {
    var best: [Entry] = []
    for entry in entries {
      if let last = best.last, last.distance + entry.along - last.along <= entry.distance { continue }
      while let last = best.last, entry.distance + entry.along - last.along <= last.distance {
        best.removeLast()
      }
      best.append(entry)
    }
    return best
  }

  /// Where the second entry becomes nearer than the first.
  private static func change(_ a: Entry, _ b: Entry) -> Double {
    (a.along + b.along + b.distance - a.distance) / 2
  }
}
