import CGEOS

/// Runs `body` with a context of GEOS of its own and frees all that was made inside at its end.
///
/// The only way to GEOS. Synchronous, so that nothing inside meets another task; a context costs some 40 ns, so
/// every worker takes its own. Results should be values; a prepared geometry that is kept keeps its context alive.
package func withGEOS<Result>(_ body: (GEOSScope) throws -> Result) throws -> Result {
  try body(try GEOSScope())
}

/// A context of GEOS, its messages, and the operations that need one.
///
/// Not `Sendable`: it belongs to the task that made it.
package final class GEOSScope {
  let context: GEOSContextHandle_t
  private let log = MessageLog()

  fileprivate init() throws {
    guard let context = GEOS_init_r() else {
      throw Failure(
        .computation, texts.problem("geos-unavailable"))
    }
    self.context = context
    GEOSContext_setErrorMessageHandler_r(
      context,
      { message, data in
        guard let message, let data else { return }
        Unmanaged<MessageLog>.fromOpaque(data).takeUnretainedValue().last = String(cString: message)
      }, Unmanaged.passUnretained(log).toOpaque())
  }

  deinit { GEOS_finish_r(context) }

  /// What GEOS last complained about.
  private final class MessageLog {
    var last = ""
  }

  /// The failure of an operation, named by its key, with the message that GEOS left.
  func failure(of operation: String) -> Failure {
    defer { log.last = "" }
    let message = log.last.isEmpty ? "" : " (GEOS: \(log.last))"
    return Failure(
      .computation,
      texts.problem(
        "geometry-operation-failed", ["operation": texts("operation/\(operation)"), "message": message]))
  }

  /// Takes over a geometry that GEOS made. Errors: the operation's failure where it made none.
  func own(_ pointer: OpaquePointer?, _ operation: @autoclosure () -> String) throws -> GEOSObject {
    guard let pointer else { throw failure(of: operation()) }
    return GEOSObject(pointer, in: self)
  }

  /// The answer of a predicate. Errors: the operation's failure where there is none.
  func answer(_ flag: CChar, _ operation: @autoclosure () -> String) throws -> Bool {
    // 0 is no, 1 is yes, 2 is an exception.
    guard flag == 0 || flag == 1 else { throw failure(of: operation()) }
    return flag == 1
  }

  /// The number that a measuring function leaves. Errors: the operation's failure where it leaves none.
  func number(
    _ operation: @autoclosure () -> String, _ measure: (UnsafeMutablePointer<Double>) -> Int32
  ) throws -> Double {
    var value = 0.0
    guard measure(&value) == 1, value.isFinite else { throw failure(of: operation()) }
    return value
  }
}

/// A geometry of GEOS, freed with the last reference to it and before its context.
final class GEOSObject {
  let pointer: OpaquePointer
  let scope: GEOSScope

  init(_ pointer: OpaquePointer, in scope: GEOSScope) {
    self.pointer = pointer
    self.scope = scope
  }

  deinit { GEOSGeom_destroy_r(scope.context, pointer) }
}
