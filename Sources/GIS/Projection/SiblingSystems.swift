import CPROJ

extension CoordinateSystem {
  /// A system of the same datum whose code lies near, as those of other zones do.
  struct Sibling {
    let system: CoordinateSystem
    /// The name in the EPSG registry.
    let title: String
    /// Whether its eastings begin elsewhere: with the number of a zone, or without.
    let isOfOtherOffset: Bool
  }

  /// How far codes are gone through: the registry lists the zones of a system in one run of 64 at most (CGCS2000: 4491 to
  /// 4554).
  private static let nearCodes: Int32 = 64

  /// The projected systems of the same datum with codes near this one's, the nearest code first; none for a geographic system.
  ///
  /// Cost: some 0.1 s. Errors: computation, where PROJ cannot be used.
  func siblings() throws -> [Sibling] {
    guard !isGeographic, shift == nil, let code = Int32(name.dropFirst("EPSG:".count)) else { return [] }
    let context = try ProjContext()
    guard let own = context.system(name), let datum = own.baseCode else { return [] }
    let offset = own.falseEasting
    let codes = (1...CoordinateSystem.nearCodes).flatMap { [code - $0, code + $0] }
    return codes.compactMap { code in
      guard code > 0, let object = context.system("EPSG:\(code)"), object.type == PJ_TYPE_PROJECTED_CRS,
        object.baseCode == datum, let system = try? CoordinateSystem("EPSG:\(code)")
      else { return nil }
      return Sibling(
        system: system, title: object.name, isOfOtherOffset: abs(object.falseEasting - offset) >= 900_000)
    }
  }
}

extension ProjObject {
  /// The EPSG code of the geographic system beneath a projected one; `nil` where there is none.
  fileprivate var baseCode: String? {
    guard let base = proj_crs_get_geodetic_crs(context.pointer, pointer) else { return nil }
    defer { proj_destroy(base) }
    return proj_get_id_code(base, 0).map { String(cString: $0) }
  }

  /// What is added to the eastings of a projected system, in its unit; 0 where nothing is known of it.
  fileprivate var falseEasting: Double {
    guard let conversion = proj_crs_get_coordoperation(context.pointer, pointer) else { return 0 }
    defer { proj_destroy(conversion) }
    let index = proj_coordoperation_get_param_index(context.pointer, conversion, "False easting")
    guard index >= 0 else { return 0 }
    var value = 0.0
    _ = proj_coordoperation_get_param(
      context.pointer, conversion, index, nil, nil, nil, &value, nil, nil, nil, nil, nil, nil)
    return value
  }
}
