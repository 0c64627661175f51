import GIS

/// Features that stand twice in a layer: with the same properties, which is a fault, or as different things of one place.
enum DuplicateCheck: DataCheck {
  static func findings(in data: InspectedData) throws -> [Finding] {
    concurrentMap(count: data.layers.count) { findings(in: data.layers[$0]) }.flatMap { $0 }
  }

  /// Cost: O(n log n) in the vertices.
  private static func findings(in layer: InspectedLayer) -> [Finding] {
    var firsts: [Geometry: [Int]] = [:]
    var same: [Int] = []
    var different: [Int] = []
    for (index, feature) in layer.features.enumerated() {
      guard let geometry = feature.geometry?.canonical else { continue }
      let earlier = firsts[geometry] ?? []
      if earlier.contains(where: { layer.features[$0].hasSameContent(as: feature) }) {
        same.append(index)
        continue
      }
      if !earlier.isEmpty { different.append(index) }
      // A million features at one place are compared with the first few.
      if earlier.count < 20 { firsts[geometry, default: []].append(index) }
    }
    var findings: [Finding] = []
    if !same.isEmpty {
      findings.append(
        layer.finding(
          .warning, "duplicate-features", features: same,
          texts("duplicate-features", ["same": same.count]),
          advice: texts("duplicate-features.advice")))
    }
    if !different.isEmpty {
      findings.append(
        layer.finding(
          .note, "same-place", features: different,
          texts("same-place", ["different": different.count]),
          advice: texts("same-place.advice")))
    }
    return findings
  }
}

extension Feature {
  /// Whether two features say the same: all properties but ids are equal. Cost: O(properties).
  package func hasSameContent(as other: Feature) -> Bool {
    func content(_ feature: Feature) -> [String: PropertyValue] {
      let pairs = zip(feature.properties.keys, feature.properties.values)
      return Dictionary(uniqueKeysWithValues: pairs.filter { !Self.ids.contains($0.0.lowercased()) })
    }
    return properties == other.properties || content(self) == content(other)
  }

  /// Names of properties that number the features of a file and say nothing of the thing.
  private static let ids: Set = ["id", "@id", "fid", "gid", "ogc_fid", "objectid", "osm_id", "uuid"]
}

extension Geometry {
  /// The same geometry in one of its many spellings: lines from their lesser end, rings from their least vertex and
  /// counter-clockwise, parts in order. Cost: O(n log n).
  var canonical: Geometry {
    switch self {
    case .point: return self
    case .multiPoint(let points):
      return Geometry(points: points.sorted { $0.precedes($1) }) ?? self
    case .lineString, .multiLineString:
      let sorted = lines.compactMap { LineString($0.points.inOneDirection) }
        .sorted { $0.points.precedes($1.points) }
      return Geometry(lines: sorted) ?? self
    case .polygon, .multiPolygon:
      let sorted = polygons.map { polygon in
        let oriented = polygon.oriented
        return Polygon(
          exterior: oriented.exterior.fromLeastVertex,
          holes: oriented.holes.map(\.fromLeastVertex).sorted { $0.points.precedes($1.points) })
      }.sorted { $0.exterior.points.precedes($1.exterior.points) }
      return Geometry(polygons: sorted) ?? self
    }
  }
}

extension Ring {
  fileprivate var fromLeastVertex: Ring {
    let open = points.dropLast()
    guard let least = open.indices.min(by: { open[$0].precedes(open[$1]) }) else { return self }
    return Ring(Array(open[least...]) + open[..<least] + [open[least]]) ?? self
  }
}

extension [Point] {
  fileprivate var inOneDirection: [Point] {
    let back = Array(reversed())
    return back.precedes(self) ? back : self
  }

  fileprivate func precedes(_ other: [Point]) -> Bool {
    lexicographicallyPrecedes(other) { $0.precedes($1) }
  }
}

extension Point {
  fileprivate func precedes(_ other: Point) -> Bool { (x, y) < (other.x, other.y) }
}
