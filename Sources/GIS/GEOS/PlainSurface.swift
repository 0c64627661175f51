extension Geometry {
  /// A difference of area that no reading of an outline makes any difference to, in square metres: as for overlaps of
  /// zones, less is the noise of digitising.
  private static let noise = 1.0
  /// How far outlines may miss each other and be meant to touch, in metres: rounding to the seven decimals of a map file
  /// moves a corner by 8 mm.
  private static let slack = 0.01

  /// The same surface as a valid geometry; `nil` where it is not plain which land is meant.
  ///
  /// It is plain where parts share an edge, a ring touches itself, or a hole lies along the outline: whichever way the rings
  /// are read, and whether their areas are added up or merged, the area is the same, to 1 m² and to 1 cm along the
  /// outline. An outline that crosses itself, parts that overlap and holes outside are not plain, unless by less than that.
  ///
  /// - Parameter scale: Metres in a unit of x and of y, about the geometry: 1 and 1 in a plane.
  /// Errors: computation, where GEOS cannot cope. Cost: O(n log n).
  func plainSurface(scale: Point) throws -> Geometry? {
    guard dimension == .surface else { return nil }
    if try validity().isEmpty { return self }
    guard let rebuilt = try rebuilt() else { return nil }
    let squareMetres = scale.x * scale.y
    var outline = 0.0
    forEachVertexRun { run in
      for (a, b) in zip(run, run.dropFirst()) {
        let (x, y) = ((b.x - a.x) * scale.x, (b.y - a.y) * scale.y)
        outline += (x * x + y * y).squareRoot()
      }
    }
    let tolerance = min(Geometry.noise, Geometry.slack * outline)
    return abs(rebuilt.area - area) * squareMetres <= tolerance ? rebuilt : nil
  }
}
