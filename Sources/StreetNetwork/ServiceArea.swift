import GIS

/// The streets that one facility serves better than any other: its area of responsibility.
package struct ServiceArea: Sendable {
  /// The number of the facility in the reach.
  package let facility: Int
  /// The stretches of streets, cut where reach ends and where another facility is nearer.
  package let lines: [LineString]
  /// Their length in metres.
  package let length: Double

  /// The ground beside the streets, up to a half-width from their middle lines; no ground without streets is filled
  /// in.
  ///
  /// Round ends are polygons of 4 sides to a quarter.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `computation`, where GEOS fails.
  /// - Complexity: O(n log n) for n vertices.
  package func ground(halfWidth: Length) throws -> Geometry? {
    try Geometry(lines: lines)?.mergedLines()?.buffered(by: halfWidth, quadrantSegments: 4)
  }
}

extension StreetReach {
  /// The area of responsibility of each facility that serves any street, by their numbers. Together they are the
  /// streets within reach, each stretch once.
  ///
  /// - Complexity: O(edges and vertices within reach).
  package func serviceAreas() -> [ServiceArea] {
    var lines: [Int: [LineString]] = [:]
    var lengths: [Int: Double] = [:]
    for edge in 0..<graph.edgeCount {
      for part in servedParts(of: edge) {
        guard
          let line = LineString(
            graph.shape(of: edge, from: part.range.lowerBound, to: part.range.upperBound))
        else { continue }
        lines[part.facility, default: []].append(line)
        lengths[part.facility, default: 0] += part.length
      }
    }
    return lines.keys.sorted().map {
      ServiceArea(facility: $0, lines: lines[$0] ?? [], length: lengths[$0] ?? 0)
    }
  }
}
