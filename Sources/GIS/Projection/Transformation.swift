import CPROJ
import Synchronization

/// The way from one coordinate system to another.
///
/// Making one costs about 5 ms, using it about 0.2 µs a point, so each pair of systems is made once in a process and
/// kept. Any number of tasks may use it: PROJ's objects are lent to one task at a time.
final class Transformation: Sendable {
  private let from: End
  private let to: End
  /// One slot for each core, filled when first needed; each is locked while a task uses it.
  private let slots: [Slot]

  /// A system at one end: what PROJ reads, and the shift that PROJ does not know.
  struct End: Sendable, Hashable {
    let name: String
    let definition: String
    let shift: ShiftedSystem?
  }

  /// From this many points on, both cores are worth their hand-over.
  private static let smallestShare = 25_000

  private static let made = Mutex<[[End]: Transformation]>([:])

  /// The transformation between two systems, made when first asked for.
  static func between(_ from: End, _ to: End) -> Transformation {
    made.withLock { made in
      if let known = made[[from, to]] { return known }
      let new = Transformation(from, to)
      made[[from, to]] = new
      return new
    }
  }

  private init(_ from: End, _ to: End) {
    self.from = from
    self.to = to
    slots = (0..<coreCount).map { _ in Slot() }
  }

  /// Transforms points in place. A point that has no image becomes infinite.
  ///
  /// Results do not depend on how the points are cut among cores: each is transformed for itself.
  /// Errors: a computation failure where PROJ knows no way between the systems.
  func apply(to points: inout [Point]) throws {
    if from == to { return }
    let pieces = min(coreCount, points.count / Transformation.smallestShare)
    if pieces <= 1 { return try apply(to: &points, slot: 0) }
    let source = points
    let ranges = evenRanges(count: source.count, pieces: pieces)
    let parts = try concurrentMap(count: ranges.count) { piece in
      var part = Array(source[ranges[piece]])
      try self.apply(to: &part, slot: piece)
      return part
    }
    points.removeAll(keepingCapacity: true)
    for part in parts { points.append(contentsOf: part) }
  }

  private func apply(to points: inout [Point], slot: Int) throws {
    if let shift = from.shift {
      for index in points.indices { points[index] = shift.toWGS84(points[index]) }
    }
    if from.definition != to.definition {
      try slots[slot].pipeline.withLock { pipeline in
        let ready = try pipeline ?? Pipeline(from: from, to: to)
        pipeline = ready
        ready.transform(&points)
      }
    }
    if let shift = to.shift {
      for index in points.indices { points[index] = shift.fromWGS84(points[index]) }
    }
  }

  /// The failure where PROJ knows no way between two systems.
  static func missing(_ from: String, _ to: String, _ message: String) -> Failure {
    Failure(
      .computation, texts.problem("no-transformation", ["from": from, "to": to, "message": message]))
  }

  private final class Slot: Sendable {
    let pipeline = Mutex<Pipeline?>(nil)
  }
}

extension CoordinateSystem {
  /// The system as an end of a transformation: shifted systems are WGS-84 to PROJ.
  var end: Transformation.End {
    Transformation.End(
      name: name, definition: shift == nil ? name : CoordinateSystem.wgs84.name, shift: shift)
  }
}

extension WorkingSystem {
  /// The system as an end of a transformation.
  var end: Transformation.End { Transformation.End(name: name, definition: definition, shift: nil) }
}

/// PROJ's own transformation between two systems, longitude and easting first on both sides.
private final class Pipeline {
  private let object: ProjObject

  init(from: Transformation.End, to: Transformation.End) throws {
    let context = try ProjContext()
    let (source, target) = Pipeline.withoutIdleStep(from.definition, to.definition, in: context)
    let made = proj_create_crs_to_crs(context.pointer, source, target, nil)
    let normalized = made.flatMap { proj_normalize_for_visualization(context.pointer, $0) }
    if let made { proj_destroy(made) }
    guard let normalized else {
      throw context.failureOfDatabase ?? Transformation.missing(from.name, to.name, context.takeMessage())
    }
    object = ProjObject(normalized, in: context)
  }

  /// Takes CGCS2000 for WGS-84 on one side where the other side is a system of CGCS2000.
  ///
  /// The two agree within a metre, no transformation between them is registered, and PROJ too leaves coordinates
  /// as they are; but it takes some 20 ms to find that out.
  private static func withoutIdleStep(
    _ from: String, _ to: String, in context: ProjContext
  ) -> (String, String) {
    func isOfCGCS2000(_ definition: String) -> Bool {
      definition.hasPrefix("EPSG:") && context.system(definition)?.baseCode == "4490"
    }
    let (wgs84, cgcs2000) = (CoordinateSystem.wgs84.name, CoordinateSystem.cgcs2000.name)
    if from == wgs84, isOfCGCS2000(to) { return (cgcs2000, to) }
    if to == wgs84, isOfCGCS2000(from) { return (from, cgcs2000) }
    return (from, to)
  }

  func transform(_ points: inout [Point]) {
    let stride = MemoryLayout<Point>.stride
    points.withUnsafeMutableBytes { bytes in
      let count = bytes.count / stride
      guard count > 0, let start = bytes.baseAddress else { return }
      // A point is two doubles: y lies one double behind x.
      let x = start.assumingMemoryBound(to: Double.self)
      _ = proj_trans_generic(
        object.pointer, PJ_FWD, x, stride, count, x + 1, stride, count, nil, 0, 0, nil, 0, 0)
    }
    _ = object.context.takeMessage()
  }
}
