import CPROJ

/// A context of PROJ with its messages: used by one task at a time, freed with the value.
final class ProjContext {
  let pointer: OpaquePointer
  private let log = MessageLog()

  /// Makes a context that never asks the network for grids, so that results do not depend on it.
  init() throws {
    guard let pointer = proj_context_create() else {
      throw Failure(
        .computation, texts.problem("proj-unavailable"))
    }
    self.pointer = pointer
    proj_context_set_enable_network(pointer, 0)
    proj_log_func(pointer, Unmanaged.passUnretained(log).toOpaque()) { data, _, message in
      guard let data, let message else { return }
      let log = Unmanaged<MessageLog>.fromOpaque(data).takeUnretainedValue()
      // A message may come for each of many points; the first few tell it all.
      if log.lines.count < 5 { log.lines.append(String(cString: message)) }
    }
  }

  deinit { proj_context_destroy(pointer) }

  /// What PROJ said since the last call, in one line; its error's name where it said nothing.
  func takeMessage() -> String {
    defer { log.lines = [] }
    if !log.lines.isEmpty { return log.lines.joined(separator: "; ") }
    return proj_context_errno_string(pointer, proj_context_errno(pointer)).map { String(cString: $0) } ?? ""
  }

  /// A coordinate system from its code or definition; `nil` where PROJ knows none.
  func system(_ definition: String) -> ProjObject? {
    proj_create(pointer, definition).map { ProjObject($0, in: self) }
  }

  /// The failure of a PROJ that has no database, which knows no system by its code; `nil` where it has one.
  var failureOfDatabase: Failure? {
    if proj_context_get_database_path(pointer) != nil { return nil }
    let folders = proj_info().searchpath.map { String(cString: $0) } ?? ""
    return Failure(
      .missingInput, texts.problem("no-proj-database", ["folders": folders.split(separator: ":")]))
  }

  private final class MessageLog {
    var lines: [String] = []
  }
}

/// An object of PROJ (a system, a transformation), freed with the value and before its context.
final class ProjObject {
  let pointer: OpaquePointer
  let context: ProjContext

  init(_ pointer: OpaquePointer, in context: ProjContext) {
    self.pointer = pointer
    self.context = context
  }

  deinit { proj_destroy(pointer) }

  /// The name in PROJ's database.
  var name: String { proj_get_name(pointer).map { String(cString: $0) } ?? "" }

  /// What kind of object it is.
  var type: PJ_TYPE { proj_get_type(pointer) }

  /// The EPSG code of the geographic system beneath, or of a geographic system itself; `nil` where there is none.
  var baseCode: String? {
    guard let base = proj_crs_get_geodetic_crs(context.pointer, pointer) else { return nil }
    defer { proj_destroy(base) }
    return proj_get_id_code(base, 0).map { String(cString: $0) }
  }

  /// Whether latitude or northing is the system's first axis.
  var isNorthFirst: Bool {
    guard let axes = proj_crs_get_coordinate_system(context.pointer, pointer) else { return false }
    defer { proj_destroy(axes) }
    var direction: UnsafePointer<CChar>?
    _ = proj_cs_get_axis_info(context.pointer, axes, 0, nil, nil, &direction, nil, nil, nil, nil)
    return direction.map { String(cString: $0) } == "north"
  }

  /// The units of the first two axes as (name, metres or radians in one).
  var axisUnits: [(name: String, factor: Double)] {
    guard let axes = proj_crs_get_coordinate_system(context.pointer, pointer) else { return [] }
    defer { proj_destroy(axes) }
    return (0..<min(2, proj_cs_get_axis_count(context.pointer, axes))).map { index in
      var factor = 0.0
      var name: UnsafePointer<CChar>?
      _ = proj_cs_get_axis_info(context.pointer, axes, index, nil, nil, nil, &factor, &name, nil, nil)
      return (name.map { String(cString: $0) } ?? "", factor)
    }
  }
}
