/// Finds layers that are likely in another coordinate system than the one they were read in.
///
/// A layer in GCJ-02 or BD-09 that passes for WGS-84 lies some 500 or 1,100 m off: it loads, it draws, and every
/// figure of a 500 m measure is worthless. Nothing in such a file tells; only other layers of the same place do.
public enum ShiftDetection {
  /// Warnings about layers in longitude and latitude that are believed to be WGS-84 or CGCS2000.
  ///
  /// A layer is reported once, where either holds:
  /// - It lies wholly outside the extents of all others. Of two layers apart the second is reported.
  /// - Shifting it back from GCJ-02 or BD-09 brings most of its places (60 % of up to 400, spread over the layer)
  ///   2½ times nearer to a comparable layer: outlines to outlines, points and paths to points and paths. Layers
  ///   that have nothing to do with each other come no nearer by it; those in the same system go apart.
  ///
  /// Layers of fewer than twelve vertices are not judged by the second. Cost: O(vertices) for each pair of
  /// comparable layers, on all cores.
  public static func warnings(for layers: [SourceLayer]) throws -> [Problem] {
    let subjects = layers.compactMap(Subject.init)
    return try outsiders(among: subjects) + shifted(among: subjects)
  }

  // MARK: Outside the others

  private static func outsiders(among subjects: [Subject]) -> [Problem] {
    guard subjects.count > 1 else { return [] }
    return subjects.enumerated().compactMap { index, subject in
      if subjects.count == 2, index == 0 { return nil }
      let others = subjects.enumerated().filter { $0.offset != index }.map(\.element.extent)
      guard !others.contains(where: subject.extent.intersects) else { return nil }
      let e = subject.extent
      let swapped = BoundingBox(minX: e.minY, minY: e.minX, maxX: e.maxY, maxY: e.maxX)
      let advice =
        others.contains(where: swapped.intersects)
        ? "With longitude and latitude swapped it would lie among them: put the longitude first."
        : "Check the coordinate system declared for it."
      return Problem(
        .warning, code: "outside-other-layers",
        "\(subject.layer.name) lies wholly outside the extent of every other layer", at: subject.place,
        advice: advice)
    }
  }

  // MARK: Shifted against the others

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

  private static func shifted(among subjects: [Subject]) throws -> [Problem] {
    var pairs: [(Int, Int)] = []
    for first in subjects.indices {
      for second in subjects.indices where second != first {
        guard subjects[first].isComparable(to: subjects[second]) else { continue }
        pairs.append((first, second))
      }
    }
    let work = pairs
    let found = try concurrentMap(count: work.count) { index in
      evidence(subjects, sampled: work[index].0, target: work[index].1)
    }
    return subjects.indices.compactMap { index in
      found.compactMap { $0 }.filter { $0.suspect == index }.max { $0.share < $1.share }.map {
        warning($0, subjects)
      }
    }
  }

  /// Compares places of one layer with the whole of another, under each supposition about either.
  private static func evidence(_ subjects: [Subject], sampled: Int, target: Int) -> Evidence? {
    let places = subjects[sampled].sample
    let layer = subjects[target].layer
    let before = NearestDistances(of: places).distances(to: layer)
    var best: Evidence?
    for system in [CoordinateSystem.gcj02, .bd09] {
      guard let shift = system.shift else { continue }
      // Either the places are shifted and go back, or the target is and they follow it.
      for (suspect, reference, moved) in [
        (sampled, target, places.map(shift.toWGS84)), (target, sampled, places.map(shift.fromWGS84)),
      ] {
        let after = NearestDistances(of: moved).distances(to: layer)
        let nearer = zip(before, after).count { $1 <= 0.4 * $0 }
        let share = Double(nearer) / Double(places.count)
        let middle = (before: median(before), after: median(after))
        guard share >= 0.6, middle.after <= 0.4 * middle.before, share > best?.share ?? 0 else { continue }
        best = Evidence(
          suspect: suspect, reference: reference, system: system, share: share, before: middle.before,
          after: middle.after)
      }
    }
    return best
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func warning(_ evidence: Evidence, _ subjects: [Subject]) -> Problem {
    let suspect = subjects[evidence.suspect]
    let reference = subjects[evidence.reference]
    let system = evidence.system
    let source = system == .gcj02 ? "Amap, Tencent or Google in China" : "Baidu"
    return Problem(
      .warning, code: "looks-shifted",
      "\(suspect.layer.name) looks like \(system.name), not WGS-84: shifted back from \(system.name), "
        + "\(Int((evidence.share * 100).rounded())) % of the places compared come much nearer to those of "
        + "\(reference.layer.name) (middle distance \(Int(evidence.after.rounded())) m instead of "
        + "\(Int(evidence.before.rounded())) m)",
      at: suspect.place,
      advice: "If it comes from \(source), declare its system as \(system.name).")
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
    let surfaces = layer.features.count {
      switch $0.shape {
      case .polygon, .multiPolygon: true
      default: false
      }
    }
    isSurface = 2 * surfaces > layer.features.count
  }

  var place: Place { Place(file: layer.file.isEmpty ? nil : layer.file) }

  func isComparable(to other: Subject) -> Bool {
    isSurface == other.isSurface && sample.count >= Subject.leastSample
      && other.sample.count >= Subject.leastSample && extent.expanded(by: 0.02).intersects(other.extent)
  }
}
