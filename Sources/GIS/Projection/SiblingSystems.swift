import CPROJ

extension CoordinateSystem {
  /// A system of the same datum whose code lies near, as those of other zones do.
  struct Sibling {
    let system: CoordinateSystem
    /// The name in the EPSG registry.
    let title: String
    /// Whether its eastings begin elsewhere: with the number of a zone, or without.
    let isOfOtherOffset: Bool
    /// Where it is made for, in degrees; `nil` where that is not known.
    let areaOfUse: BoundingBox?
  }

  /// How far codes are gone through: the registry lists the zones of a system in one run of 64 at most (CGCS2000: 4491 to
  /// 4554).
  private static let nearCodes: Int32 = 64

  /// The projected systems of the same datum with codes near this one's: those of the same meridian first, then the nearest
  /// code; none for a geographic system.
  ///
  /// Cost: some 0.1 s. Errors: computation, where PROJ cannot be used.
  func siblings() throws -> [Sibling] {
    guard !isGeographic, shift == nil, let code = Int32(name.dropFirst("EPSG:".count)) else { return [] }
    let context = try ProjContext()
    guard let own = context.system(name), let datum = own.baseCode else { return [] }
    let (offset, meridian) = (own.parameter("False easting"), own.parameter("Longitude of natural origin"))
    let codes = (1...CoordinateSystem.nearCodes).flatMap { [code - $0, code + $0] }
    let found = codes.compactMap { code -> (isOnMeridian: Bool, sibling: Sibling)? in
      guard code > 0, let object = context.system("EPSG:\(code)"), object.type == PJ_TYPE_PROJECTED_CRS,
        object.baseCode == datum, let system = try? CoordinateSystem("EPSG:\(code)")
      else { return nil }
      return (
        object.parameter("Longitude of natural origin") == meridian,
        Sibling(
          system: system, title: object.name,
          isOfOtherOffset: abs(object.parameter("False easting") - offset) >= 900_000,
          areaOfUse: object.areaOfUse)
      )
    }
    return (found.filter(\.isOnMeridian) + found.filter { !$0.isOnMeridian }).map(\.sibling)
  }
}

extension SourceLayer {
  /// What to do about coordinates without an image: where the number of the zone stands before the eastings and the system has
  /// none, or the other way round, the system in which they make sense.
  func adviceOnOffsets(in system: CoordinateSystem) -> LocalizedText {
    let advice = texts("no-image/check", ["system": system.name])
    let few = evenRanges(count: coordinates.count, pieces: 20).map { coordinates[$0.lowerBound] }
    let likely = try? system.siblings().first { sibling in
      guard sibling.isOfOtherOffset, let area = sibling.areaOfUse else { return false }
      var image = few
      try? Transformation.between(sibling.system.end, CoordinateSystem.wgs84.end).apply(to: &image)
      return image.allSatisfy(area.contains)
    }
    guard let likely else { return advice }
    return advice
      + texts("no-image/likely", ["system": likely.system.name, "title": likely.title])
  }
}

extension ProjObject {
  /// Where the system is made for, in degrees; `nil` where that is not known or crosses the 180th meridian.
  fileprivate var areaOfUse: BoundingBox? {
    var box = BoundingBox.empty
    let known = proj_get_area_of_use(
      context.pointer, pointer, &box.minX, &box.minY, &box.maxX, &box.maxY, nil)
    // PROJ gives −1000 for bounds that it does not know.
    return known != 0 && box.minX > -1000 && box.minX < box.maxX ? box : nil
  }

  /// A parameter of the projection, in its unit; 0 where it has none of the name.
  fileprivate func parameter(_ name: String) -> Double {
    guard let conversion = proj_crs_get_coordoperation(context.pointer, pointer) else { return 0 }
    defer { proj_destroy(conversion) }
    let index = proj_coordoperation_get_param_index(context.pointer, conversion, name)
    guard index >= 0 else { return 0 }
    var value = 0.0
    _ = proj_coordoperation_get_param(
      context.pointer, conversion, index, nil, nil, nil, &value, nil, nil, nil, nil, nil, nil)
    return value
  }
}
