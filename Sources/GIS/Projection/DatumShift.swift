import CPROJ
import Synchronization

/// How truly the coordinates of a system come to WGS-84.
package struct DatumShift: Sendable, Hashable {
  /// How far places may be off against those of other systems, in metres: 0 where that is within what WGS-84's own
  /// realizations differ by (2 m), ``unknown`` where no transformation is known.
  package let errorBound: Double
  /// Whether no transformation is known, so that the two datums are taken for the same.
  package let isBallpark: Bool

  /// How far a place may be off whose datum is taken for WGS-84, in metres: what national datums differ from it by.
  package static let unknown = 200.0
  private static let exact = DatumShift(errorBound: 0, isBallpark: false)
  /// What WGS-84 itself is good to (the EPSG registry's accuracy of the ensemble).
  private static let ensemble = 2.0

  private struct Key: Hashable {
    let system: CoordinateSystem
    let place: Point
  }

  private static let known = Mutex<[Key: DatumShift]>([:])

  /// The shift from a system to WGS-84 at a place, which decides which of several transformations is taken.
  ///
  /// Cost: some 5 ms for a datum other than WGS-84 and CGCS2000, when first asked for. Errors: computation, where PROJ knows no
  /// way at all; missing input, where it has no database.
  init(from system: CoordinateSystem, at place: Point) throws {
    let key = Key(system: system, place: place)
    if let known = DatumShift.known.withLock({ $0[key] }) {
      self = known
      return
    }
    self = try DatumShift.lookUp(system, place)
    let found = self
    DatumShift.known.withLock { $0[key] = found }
  }

  private static func lookUp(_ system: CoordinateSystem, _ place: Point) throws -> DatumShift {
    // The shifts of GCJ-02 and BD-09 are formulas; CGCS2000 agrees with WGS-84 within a metre, though no transformation is
    // registered.
    if system.shift != nil || system == .wgs84 { return exact }
    let context = try ProjContext()
    guard let object = context.system(system.name), !["4326", "4490"].contains(object.baseCode) else {
      return exact
    }
    let target = CoordinateSystem.wgs84.name
    guard let made = proj_create_crs_to_crs(context.pointer, system.name, target, nil) else {
      throw context.failureOfDatabase ?? Transformation.missing(system.name, target, context.takeMessage())
    }
    defer { proj_destroy(made) }
    // In the order of the system's own axes: with the axes interchanged PROJ forgets how good its operations are.
    let (first, second) = object.isNorthFirst ? (place.y, place.x) : (place.x, place.y)
    _ = proj_trans(made, PJ_FWD, proj_coord(first, second, 0, 0))
    guard let used = proj_trans_get_last_used_operation(made) else { return exact }
    defer { proj_destroy(used) }
    if proj_coordoperation_has_ballpark_transformation(context.pointer, used) == 1 {
      return DatumShift(errorBound: unknown, isBallpark: true)
    }
    let accuracy = proj_coordoperation_get_accuracy(context.pointer, used)
    return DatumShift(errorBound: accuracy > ensemble ? accuracy : 0, isBallpark: false)
  }

  private init(errorBound: Double, isBallpark: Bool) {
    self.errorBound = errorBound
    self.isBallpark = isBallpark
  }
}

extension SourceLayer {
  /// How truly the layer's coordinates come to WGS-84, by its first place; exact for a layer without any.
  ///
  /// - Throws: As the transformation to WGS-84.
  /// - Complexity: As the transformation to WGS-84.
  package func datumShift(from system: CoordinateSystem) throws -> DatumShift {
    try DatumShift(from: system, at: coordinates.first ?? Point(x: 0, y: 0))
  }

  /// What is worth knowing of the way from the layer's datum to WGS-84: a warning where none is known, a note where it is
  /// good to some metres.
  func remarkOnDatum(of system: CoordinateSystem) throws -> Problem? {
    guard let first = coordinates.first, first.isFinite else { return nil }
    let shift = try DatumShift(from: system, at: first)
    if shift.errorBound == 0 { return nil }
    let metres = digits(shift.errorBound)
    let datum = try system.datumName()
    guard shift.isBallpark else {
      return Problem(
        .note, texts.problem("datum-shift", ["system": system.name, "datum": datum, "metres": metres]),
        at: Place(file: file))
    }
    return Problem(
      .warning,
      texts.problem("unknown-datum-shift", ["system": system.name, "datum": datum, "metres": metres]),
      at: Place(file: file))
  }
}

extension CoordinateSystem {
  /// The name of the geographic system beneath: "Xian 1980".
  fileprivate func datumName() throws -> String {
    let context = try ProjContext()
    guard let object = context.system(name),
      let base = proj_crs_get_geodetic_crs(context.pointer, object.pointer)
    else { return name }
    return ProjObject(base, in: context).name
  }
}
