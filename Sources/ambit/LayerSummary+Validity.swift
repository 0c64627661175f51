import GIS

extension SourceLayer {
  /// The surfaces that are not valid, as warnings, and notes of those that are made valid in the plane that is measured in; in
  /// the file's coordinates alone where the layer has no such plane, for it is too wide or not where its system says.
  ///
  /// Errors: computation, where GEOS cannot check a surface.
  func validityProblems(in system: CoordinateSystem) throws -> [Problem] {
    guard let working = try workingSystem(for: system) else {
      return try faults(in: system).map { $0.problem(.warning) }
    }
    let judged = try judged(from: system, to: working)
    return judged.faults.map { $0.problem(.warning) } + judged.notes
  }

  /// The plane that the other commands measure this layer in, where it alone is given; `nil` where there is none.
  private func workingSystem(for system: CoordinateSystem) throws -> WorkingSystem? {
    do {
      return try geographicExtent(in: system).map { try WorkingSystem.local(covering: [$0]) }
    } catch let failure as Failure where failure.kind == .badData {
      return nil
    }
  }
}
