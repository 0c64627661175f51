/// Finds layers that are likely in another coordinate system than the one they were read in.
///
/// A layer in GCJ-02 or BD-09 that passes for WGS-84 lies some 500 or 1,100 m off: it loads, it draws, and every
/// figure of a 500 m measure is worthless. Nothing in such a file tells; only other layers of the same place do.
package enum ShiftDetection {
  /// Warnings about layers in longitude and latitude that are believed to be WGS-84 or CGCS2000.
  ///
  /// A layer is reported once, where shifting it back from GCJ-02 or BD-09 brings most of its places (60 % of up to 400,
  /// spread over the layer) 2½ times nearer to a comparable layer: outlines to outlines, points and paths to points and
  /// paths. Layers that have nothing to do with each other come no nearer by it; those in the same system go apart.
  ///
  /// Layers of fewer than twelve vertices, or outside the rectangle in which the shifts apply, are not judged; nor
  /// are layers that lie within 30 m of each other as they are. Each pair is compared by 33 places first, and by all
  /// only where 40 % of these come nearer: a layer in which 60 % do fails that once in a hundred pairs, and it has a
  /// pair with every other layer.
  ///
  /// - Complexity: An index of each layer, O(n log n) in its vertices, and O(log n) for each place; on all cores.
  package static func warnings(for layers: [SourceLayer]) -> [Problem] {
    shifted(among: layers.compactMap(Subject.init))
  }

  /// What makes a layer look shifted: the system it seems to be in, and against which layer.
  private struct Evidence {
    let suspect: Int
    let reference: Int
    let system: CoordinateSystem
    /// The share of places that come much nearer.
    let share: Double
    /// The middle distance between the layers as they are and with the suspect shifted back, in metres.
    let before, after: Double
  }

  private static func shifted(among subjects: [Subject]) -> [Problem] {
    var pairs: [(Int, Int)] = []
    for first in subjects.indices {
      for second in subjects.indices where second != first {
        guard subjects[first].isComparable(to: subjects[second]) else { continue }
        pairs.append((first, second))
      }
    }
    let (work, targets) = (pairs, Set(pairs.map(\.1)))
    let edges = concurrentMap(count: subjects.count) { index in
      targets.contains(index) ? NearestEdges(of: subjects[index].layer, in: subjects[index].extent) : nil
    }
    let found = concurrentMap(count: work.count) { index -> Evidence? in
      let (sampled, target) = work[index]
      guard let edges = edges[target] else { return nil }
      let places = subjects[sampled].sample
      let few = stride(from: 0, to: places.count, by: max(1, places.count / screeningSample)).map {
        places[$0]
      }
      guard comparisons(of: few, with: edges).contains(where: { $0.share >= 0.4 }) else { return nil }
      return evidence(of: places, sampled, against: target, edges)
    }
    return subjects.indices.compactMap { index in
      found.compactMap { $0 }.filter { $0.suspect == index }.max { $0.share < $1.share }.map {
        warning($0, subjects)
      }
    }
  }

  /// Layers nearer than this in the middle, in metres, are not shifted against each other, but perhaps the same: the shifts are
  /// of 100 m and more.
  private static let leastDistance = 30.0

  /// How many places at least tell whether a pair is worth a closer look, where there are so many.
  private static let screeningSample = 33

  /// How near some places lie to a layer under a supposition.
  private struct Comparison {
    let system: CoordinateSystem
    /// Whether the places are supposed to be shifted, and go back; else the layer is, and they follow it.
    let movesBack: Bool
    let distances: [Double]
    /// The share of places that come much nearer.
    let share: Double
  }

  private static func comparisons(of places: [Point], with edges: NearestEdges) -> [Comparison] {
    let before = edges.distances(from: places)
    var comparisons: [Comparison] = []
    for system in [CoordinateSystem.gcj02, .bd09] {
      guard let shift = system.shift else { continue }
      for movesBack in [true, false] {
        let after = edges.distances(from: places.map(movesBack ? shift.toWGS84 : shift.fromWGS84))
        let nearer = zip(before, after).count { $1 <= 0.4 * $0 }
        comparisons.append(
          Comparison(
            system: system, movesBack: movesBack, distances: after,
            share: Double(nearer) / Double(places.count)))
      }
    }
    return comparisons
  }

  /// Compares places of one layer with the whole of another, under each supposition about either.
  private static func evidence(
    of places: [Point], _ sampled: Int, against target: Int, _ edges: NearestEdges
  ) -> Evidence? {
    let before = median(edges.distances(from: places))
    var best: Evidence?
    for comparison in comparisons(of: places, with: edges) {
      let after = median(comparison.distances)
      guard before >= leastDistance, comparison.share >= 0.6, after <= 0.4 * before,
        comparison.share > best?.share ?? 0
      else {
        continue
      }
      best = Evidence(
        suspect: comparison.movesBack ? sampled : target,
        reference: comparison.movesBack ? target : sampled, system: comparison.system,
        share: comparison.share, before: before, after: after)
    }
    return best
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func warning(_ evidence: Evidence, _ subjects: [Subject]) -> Problem {
    let suspect = subjects[evidence.suspect]
    let reference = subjects[evidence.reference]
    let system = evidence.system
    let source = texts(system == .gcj02 ? "looks-shifted/gcj02-source" : "looks-shifted/bd09-source")
    return Problem(
      .warning,
      texts.problem(
        "looks-shifted",
        [
          "layer": suspect.layer.name, "system": system.name,
          "percent": Int((evidence.share * 100).rounded()), "other": reference.layer.name,
          "after": Int(evidence.after.rounded()), "before": Int(evidence.before.rounded()), "source": source,
        ]),
      at: suspect.place)
  }
}

/// A layer under examination.
private struct Subject: Sendable {
  let layer: SourceLayer
  let extent: BoundingBox
  /// Some of its vertices, evenly spread over the file.
  let sample: [Point]
  let isSurface: Bool

  private static let leastSample = 12
  private static let mostSampled = 400

  /// `nil` for a layer without a place.
  init?(_ layer: SourceLayer) {
    guard let extent = BoundingBox(layer.coordinates) else { return nil }
    self.layer = layer
    self.extent = extent
    let count = layer.coordinates.count
    sample = evenRanges(count: count, pieces: Subject.mostSampled).map { layer.coordinates[$0.lowerBound] }
    // By number: a loop over the features would copy each.
    let surfaces = layer.features.indices.count {
      switch layer.features[$0].shape {
      case .polygon, .multiPolygon: true
      default: false
      }
    }
    isSurface = 2 * surfaces > layer.features.count
  }

  var place: Place { Place(file: layer.file.isEmpty ? nil : layer.file) }

  func isComparable(to other: Subject) -> Bool {
    isSurface == other.isSurface && ShiftedSystem.extent.intersects(extent)
      && sample.count >= Subject.leastSample
      && other.sample.count >= Subject.leastSample && extent.expanded(by: 0.02).intersects(other.extent)
  }
}
