import GIS

/// Points so near to each other that they may be one thing: nearly the same place, or the same name close by.
enum NearbyPointsCheck: DataCheck {
  /// Nearer than the width of a door is one place: two poles of a bus stop stand some 10 m apart, across the road.
  private static let nearly = 1.0
  /// How far apart the entrances and platforms of one station lie as a rule.
  private static let oneStation = 100.0

  static func findings(in data: InspectedData) throws -> [Finding] {
    concurrentMap(count: data.layers.count) { findings(in: data.layers[$0]) }.flatMap { $0 }
  }

  /// Cost: O(n log n + n·k) for k points within reach.
  private static func findings(in layer: InspectedLayer) -> [Finding] {
    let points = layer.features.indices.compactMap { index -> NamedPoint? in
      guard case .point(let point)? = layer.features[index].geometry else { return nil }
      return NamedPoint(
        feature: index, point: point,
        name: layer.features[index].properties[layer.layer.nameProperty]?.text ?? "")
    }
    let pairs = laterOfPairs(points, within: 0...nearly)
    let same = pairs.filter {
      layer.features[$0.later].hasSameContent(as: layer.features[$0.earlier])
    }
    let other = pairs.filter {
      !layer.features[$0.later].hasSameContent(as: layer.features[$0.earlier])
    }
    let groups = Dictionary(grouping: points, by: \.name).filter { !$0.key.isEmpty && $0.value.count > 1 }
    let named = groups.values.flatMap { laterOfPairs($0, within: nearly...oneStation) }
    return [
      finding(
        .warning, "near-duplicates", same, in: layer),
      finding(
        .note, "nearly-same-place", other, in: layer),
      finding(
        .note, "same-name-nearby", named, in: layer),
    ].compactMap { $0 }
  }

  private static func finding(
    _ severity: Problem.Severity, _ kind: String, _ pairs: [Pair], in layer: InspectedLayer
  ) -> Finding? {
    if pairs.isEmpty { return nil }
    let later = pairs.map(\.later).sorted()
    return layer.finding(
      severity, kind, features: later,
      texts(kind, ["count": later.count]), advice: texts("\(kind).advice"))
  }

  /// A point with the number of its feature and its name.
  private struct NamedPoint {
    let feature: Int
    let point: Point
    let name: String

    var box: BoundingBox { BoundingBox(at: point) }
  }

  /// Two features near each other.
  private struct Pair {
    let earlier, later: Int
  }

  /// For each place an earlier one within a distance, where there is one; several points at one place count as the first
  /// of them, which keeps a search from going through all of them again and again.
  private static func laterOfPairs(_ all: [NamedPoint], within range: ClosedRange<Double>) -> [Pair] {
    var seen = Set<Point>()
    let points = all.filter { seen.insert($0.point).inserted }
    let tree = PackedTree(points.map(\.box))
    return points.indices.compactMap { number in
      let earlier = tree.item(meeting: points[number].box.expanded(by: range.upperBound)) { other in
        other < number && range.contains(points[other].point.distance(to: points[number].point))
      }
      return earlier.map { Pair(earlier: points[$0].feature, later: points[number].feature) }
    }
  }
}

extension PackedTree {
  /// Some item that meets a box and satisfies a condition, always the same one; `nil` for none. The search ends there.
  fileprivate func item(meeting box: BoundingBox, where condition: (Int) -> Bool) -> Int? {
    do {
      try search(box) { item in if condition(item) { throw Found(item: item) } }
      return nil
    } catch {
      return (error as? Found)?.item
    }
  }

  /// Ends a search that has found what it looked for.
  private struct Found: Error {
    let item: Int
  }
}
