import GIS

extension SourceLayer {
  /// The surfaces that are not valid in the plane that is measured in, each at its place in the file's coordinates; in
  /// those coordinates where the layer has no such plane, for it is too wide or not where its system says.
  ///
  /// What is straight in degrees bends in the plane: outlines that meet to a millimetre may cross in one of the two alone.
  ///
  /// Errors: computation, where GEOS cannot check a surface.
  func validityProblems(in system: CoordinateSystem) throws -> [Problem] {
    let working = try workingSystem(for: system)
    let features = try working.map { try projected(from: system, to: $0).features }
    let surfaces = self.features.indices.filter {
      switch self.features[$0].shape {
      case .polygon, .multiPolygon: true
      default: false
      }
    }
    let runs = evenRanges(count: surfaces.count, pieces: 16)
    let faults = try concurrentMap(count: runs.count) { run in
      try surfaces[runs[run]].flatMap { number in
        let geometry = features?[number].geometry ?? self.features[number].shape?.geometry(in: coordinates)
        return try geometry?.validity().map { (feature: number, fault: $0) } ?? []
      }
    }.flatMap { $0 }
    var places = faults.map(\.fault.place)
    if let working {
      let points = places.map { Feature(geometry: .point($0)) }
      places = try Layer(name: name, features: points).unprojected(from: working, to: system).coordinates
    }
    return zip(faults, places).map { found, point in
      var place = place(ofFeature: found.feature)
      place.ring = found.fault.ring
      return found.fault.problem(.warning, at: place, near: point)
    }
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

extension ValidityProblem {
  /// The report of a fault in a feature of a file.
  func problem(_ severity: Problem.Severity, at place: Place, near point: Point) -> Problem {
    Problem(
      severity, code: code, "\(reason) near (\(point.x), \(point.y))", at: place,
      advice: "Correct the outline in the program that drew it.")
  }
}

extension SourceLayer {
  /// Where a feature stands in its file.
  fileprivate func place(ofFeature number: Int) -> Place {
    let line = features[number].line
    return Place(file: file, line: line > 0 ? line : nil, feature: number + 1)
  }
}
