import CPROJ

/// A coordinate system that a file's coordinates can be in: one that PROJ knows, GCJ-02 or BD-09.
///
/// Longitude and easting come first, whatever the order of the system's definition, as in GeoJSON.
public struct CoordinateSystem: Sendable, Hashable {
  /// The canonical name: "EPSG:4549", "GCJ-02", "BD-09". Text for the same system gives the same name.
  public let name: String
  /// Whether coordinates are longitude and latitude in degrees.
  public let isGeographic: Bool
  /// The unit of the axes: "degree", "metre", "US survey foot" …
  public let axisUnit: String
  /// Whether it has an EPSG code, by which other programs know it; GCJ-02 and BD-09 have none.
  public var hasCode: Bool { shift == nil }
  /// The shift over WGS-84, for systems that PROJ does not know.
  let shift: ShiftedSystem?

  /// WGS-84 (EPSG:4326), longitude first: the system of GeoJSON, and the same as OGC CRS84.
  public static let wgs84 = CoordinateSystem("EPSG:4326", unit: "degree")
  /// CGCS2000 (EPSG:4490), China's own system; within a metre of WGS-84.
  public static let cgcs2000 = CoordinateSystem("EPSG:4490", unit: "degree")
  /// GCJ-02, the shifted WGS-84 of Amap, Tencent and Google in China.
  public static let gcj02 = CoordinateSystem("GCJ-02", unit: "degree", shift: .gcj02)
  /// BD-09, Baidu's shift on top of GCJ-02.
  public static let bd09 = CoordinateSystem("BD-09", unit: "degree", shift: .bd09)

  private init(_ name: String, unit: String, shift: ShiftedSystem? = nil) {
    self.name = name
    isGeographic = true
    axisUnit = unit
    self.shift = shift
  }

  /// Reads the name of a system, case ignored.
  ///
  /// Taken: "EPSG:4549" or "4549" for any two- or three-dimensional geographic or projected code that PROJ
  /// knows; "WGS84", "WGS-84", "CRS84"; "CGCS2000"; "GCJ-02", "gcj02", "火星坐标"; "BD-09", "bd09"; the OGC forms
  /// "urn:ogc:def:crs:EPSG::4549" and "http://www.opengis.net/def/crs/EPSG/0/4549".
  ///
  /// - Throws: ``Failure`` of kind `badData`, naming similar codes, where the text is none of these.
  /// - Complexity: A look-up in PROJ's database (about a millisecond) for any code but those of the named systems.
  public init(_ text: String) throws {
    let key = CoordinateSystem.withoutWrapping(text)
    switch key.filter({ $0 != "-" && $0 != " " && $0 != "_" }) {
    case "WGS84", "CRS84", "EPSG:4326", "4326": self = .wgs84
    case "CGCS2000", "EPSG:4490", "4490": self = .cgcs2000
    case "GCJ02", "火星坐标", "火星坐标系": self = .gcj02
    case "BD09", "BD09LL", "百度坐标", "百度坐标系": self = .bd09
    default:
      let digits = key.hasPrefix("EPSG:") ? key.dropFirst(5) : key[...]
      guard let code = Int32(digits), code > 0 else { throw CoordinateSystem.unknown(text) }
      try self.init(code: code)
    }
  }

  /// The system of an EPSG code.
  private init(code: Int32) throws {
    let context = try ProjContext()
    guard let object = context.system("EPSG:\(code)") else {
      throw context.failureOfDatabase ?? CoordinateSystem.unknown(code: code, in: context)
    }
    switch object.type {
    case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: isGeographic = true
    case PJ_TYPE_PROJECTED_CRS: isGeographic = false
    default:
      throw Failure(
        .badData, texts.problem("unsuitable-coordinate-system", ["code": Int(code), "name": object.name]))
    }
    name = "EPSG:\(code)"
    axisUnit = object.axisUnits.first?.name ?? ""
    shift = nil
  }

  /// The text in capitals without the OGC's urn or web address around authority and code.
  private static func withoutWrapping(_ text: String) -> String {
    var key = text.uppercased().filter { !$0.isWhitespace || $0 == " " }
    for (start, separator) in [
      ("URN:OGC:DEF:CRS:", ":"), ("URN:X-OGC:DEF:CRS:", ":"), ("HTTP://WWW.OPENGIS.NET/DEF/CRS/", "/"),
      ("HTTPS://WWW.OPENGIS.NET/DEF/CRS/", "/"),
    ] where key.hasPrefix(start) {
      // AUTHORITY, version (may be empty), code.
      let parts = key.dropFirst(start.count).split(
        separator: Character(separator), omittingEmptySubsequences: false)
      guard parts.count >= 2 else { return key }
      key = "\(parts[0]):\(parts[parts.count - 1])"
    }
    if key.hasPrefix("OGC:") { key = String(key.dropFirst(4)) }
    while key.first == " " { key.removeFirst() }
    while key.last == " " { key.removeLast() }
    return key
  }
}

extension CoordinateSystem: CustomStringConvertible {
  /// The canonical name.
  public var description: String { name }
}

extension CoordinateSystem {
  private static var allowed: LocalizedText { texts("unknown-coordinate-system/allowed") }

  private static func unknown(_ text: String) -> Failure {
    let short = text.count > 80 ? text.prefix(80) + "…" : text[...]
    return Failure(
      .badData, texts.problem("unknown-coordinate-system", ["short": short]),
      advice: allowed)
  }

  /// Says that a code is unknown and names the codes that differ by one digit or by two digits swapped.
  private static func unknown(code: Int32, in context: ProjContext) -> Failure {
    let digits = Array(String(code).utf8)
    var near: [String] = []
    var candidates: [[UInt8]] = []
    for index in digits.indices.dropLast() where digits[index] != digits[index + 1] {
      var swapped = digits
      swapped.swapAt(index, index + 1)
      candidates.append(swapped)
    }
    for index in digits.indices.reversed() {
      for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != digits[index] {
        var changed = digits
        changed[index] = digit
        candidates.append(changed)
      }
    }
    for candidate in candidates where near.count < 3 && candidate.first != UInt8(ascii: "0") {
      let text = String(decoding: candidate, as: UTF8.self)
      guard let object = context.system("EPSG:\(text)") else { continue }
      let isHorizontal = [
        PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS, PJ_TYPE_PROJECTED_CRS,
      ].contains(object.type)
      if isHorizontal { near.append("EPSG:\(text) (\(object.name))") }
    }
    return Failure(
      .badData, texts.problem("unknown-coordinate-system/code", ["code": Int(code)]),
      advice: near.isEmpty
        ? allowed : texts("unknown-coordinate-system/similar", ["codes": near, "allowed": allowed]))
  }
}
