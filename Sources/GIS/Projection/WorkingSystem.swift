import CPROJ
import Glibc

/// The projected system that all geometry in memory is in: metres to the east and to the north.
///
/// It is made for given data and refuses to be made where a metre on the plane is not a metre on the ground.
public struct WorkingSystem: Sendable, Hashable {
  /// The name in reports: "EPSG:4549", or "local transverse Mercator at 121.42°E 31.08°N".
  public var name: String { nameInWords.en }
  /// The name in every language.
  public let nameInWords: LocalizedText
  /// The system's title in the EPSG registry; for a local one, its definition.
  public let title: String
  /// The greatest |scale − 1| of lengths over the data, a fraction: 0.0003 makes a 500 m radius wrong by 15 cm.
  public let distortion: Double
  /// The greatest |scale − 1| of areas over the data, a fraction; about twice ``distortion``.
  public let arealDistortion: Double
  /// What PROJ reads.
  let definition: String

  /// Beyond this |scale − 1| a system is refused: 0.1 %, half a metre on a radius of 500 m.
  public static let greatestDistortion = 0.001

  /// How far data may lie outside a system's area of use, in degrees. Projections stay sound a little beyond their
  /// zone; how sound is for the distortion to say.
  private static let areaMargin = 0.5

  /// The system of a name, or the local one for "local".
  ///
  /// `covering` holds the extents of the data in WGS-84 degrees.
  ///
  /// - Throws: As ``named(_:covering:)``.
  public static func chosen(_ text: String, covering extents: [BoundingBox]) throws -> WorkingSystem {
    text.lowercased() == "local"
      ? try local(covering: extents) : try named(text, covering: extents)
  }

  /// A projected system by its EPSG code, checked against the extents of the data in WGS-84 degrees.
  ///
  /// - Throws: ``Failure`` of kind `badData`: the system is unknown, geographic or not in metres; there are no data;
  ///   the data leave its area of use by more than half a degree; its scale over the data is off by more than 0.1 %.
  public static func named(_ text: String, covering extents: [BoundingBox]) throws -> WorkingSystem {
    let system = try CoordinateSystem(text)
    let context = try ProjContext()
    guard system.shift == nil, !system.isGeographic, let object = context.system(system.name) else {
      throw refusal(texts("unsuitable-working-system/degrees", ["system": system.name]))
    }
    guard object.axisUnits.count == 2, object.axisUnits.allSatisfy({ $0.factor == 1 }) else {
      throw refusal(
        texts(
          "unsuitable-working-system/other-unit",
          ["system": system.name, "title": object.name, "unit": system.axisUnit]))
    }
    let extent = try wholeExtent(extents)
    try checkAreaOfUse(of: object, name: system.name, extent: extent)
    return try WorkingSystem(
      name: LocalizedText(system.name), title: object.name, definition: system.name, extent: extent)
  }

  /// A transverse Mercator centred on the data, true to scale along its central meridian.
  ///
  /// Ellipsoid WGS-84, origin at the extents' middle rounded to 0.01° (so that a feature more or less seldom changes
  /// it), scale 1, no false origin. Up to 285 km either side of the middle stay within 0.1 %.
  ///
  /// - Throws: ``Failure`` of kind `badData`: there are no data, or they spread wider than that.
  public static func local(covering extents: [BoundingBox]) throws -> WorkingSystem {
    let extent = try wholeExtent(extents)
    let middle = extent.center.x.remainder(dividingBy: 360)
    let longitude = (middle * 100).rounded() / 100 + 0
    let latitude = ((extent.minY + extent.maxY) / 2 * 100).rounded() / 100 + 0
    let definition =
      "+proj=tmerc +lat_0=\(latitude) +lon_0=\(longitude) +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"
    return try WorkingSystem(
      name: texts("local-working-system", ["place": degrees(longitude, latitude)]), title: definition,
      definition: definition + " +type=crs", extent: extent)
  }

  private init(name: LocalizedText, title: String, definition: String, extent: BoundingBox) throws {
    nameInWords = name
    self.title = title
    self.definition = definition
    let scales = try Scales(
      of: Transformation.End(name: name.en, definition: definition, shift: nil), over: extent)
    distortion = scales.distortion
    arealDistortion = scales.arealDistortion
    guard distortion.isFinite, distortion <= WorkingSystem.greatestDistortion else {
      throw WorkingSystem.tooDistorted(
        definition == name.en ? "\(name) (\(title))" : name, scales, extent)
    }
  }
}

extension WorkingSystem: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}

// MARK: Checks and their messages

extension WorkingSystem {
  private static var remedy: LocalizedText { texts("unsuitable-working-system/remedy") }

  private static func refusal(_ message: LocalizedText, advice: LocalizedText = remedy) -> Failure {
    Failure(.badData, code: "unsuitable-working-system", message, advice: advice)
  }

  /// The union of the extents, across the 180th meridian where they lie on both sides of it. Errors: bad data where there is
  /// none or it is no place on Earth.
  private static func wholeExtent(_ extents: [BoundingBox]) throws -> BoundingBox {
    let extent = extents.filter { $0.minX <= $0.maxX }.reduce(BoundingBox.empty) { whole, box in
      whole.union(whole.minX <= whole.maxX ? box.turned(near: whole.center.x) : box)
    }
    guard extent.minX <= extent.maxX, extent.minY <= extent.maxY else {
      throw refusal(
        texts("unsuitable-working-system/no-data"), advice: texts("unsuitable-working-system/no-data.advice"))
    }
    let isOnEarth = extents.allSatisfy { $0.minX > $0.maxX || max(abs($0.minX), abs($0.maxX)) <= 360 }
    guard isOnEarth, abs(extent.minY) <= 90, abs(extent.maxY) <= 90
    else {
      throw refusal(
        texts("unsuitable-working-system/not-on-earth", corners(of: extent)),
        advice: texts("unsuitable-working-system/not-on-earth.advice"))
    }
    return extent
  }

  private static func checkAreaOfUse(of object: ProjObject, name: String, extent: BoundingBox) throws {
    var west = 0.0
    var south = 0.0
    var east = 0.0
    var north = 0.0
    var area: UnsafePointer<CChar>?
    let known = proj_get_area_of_use(
      object.context.pointer, object.pointer, &west, &south, &east, &north, &area)
    // PROJ gives −1000 for bounds that it does not know.
    guard known != 0, west > -1000 else { return }
    // An area across the antimeridian has its west east of its east.
    let width = east >= west ? east - west : east - west + 360
    var offset = (extent.minX - west + areaMargin).truncatingRemainder(dividingBy: 360)
    if offset < 0 { offset += 360 }
    let fits =
      (width + 2 * areaMargin >= 360 || offset + extent.width <= width + 2 * areaMargin)
      && extent.minY >= south - areaMargin && extent.maxY <= north + areaMargin
    guard !fits else { return }
    let description = area.map { String(cString: $0) } ?? ""
    throw refusal(
      texts(
        "unsuitable-working-system/elsewhere",
        corners(of: extent).merging([
          "system": "\(name) (\(object.name))", "southwest": degrees(west, south),
          "northeast": degrees(east, north), "area": description.isEmpty ? "" : ": \(description)",
        ]) { $1 }))
  }

  private static func tooDistorted(
    _ system: LocalizedText, _ scales: Scales, _ extent: BoundingBox
  ) -> Failure {
    guard scales.distortion.isFinite else {
      return refusal(
        texts("unsuitable-working-system/no-image", corners(of: extent).merging(["system": system]) { $1 }))
    }
    let onGround = Int((500 / scales.worstAlongParallel).rounded())
    return refusal(
      texts(
        "unsuitable-working-system/distorted",
        ["system": system, "percent": fixed(scales.distortion * 100, 1), "metres": onGround]),
      advice: extent.width > 5
        ? remedy + texts("unsuitable-working-system/several-cities") : remedy)
  }

  /// The corners of an extent, to be filled in.
  private static func corners(of extent: BoundingBox) -> [String: any TextValue] {
    ["from": degrees(extent.minX, extent.minY), "to": degrees(extent.maxX, extent.maxY)]
  }

  /// "121.42°E 31.08°N".
  private static func degrees(_ longitude: Double, _ latitude: Double) -> String {
    let longitude = abs(longitude) > 180 ? longitude.remainder(dividingBy: 360) : longitude
    let east = "\(fixed(abs(longitude), 2))°\(longitude < 0 ? "W" : "E")"
    let north = "\(fixed(abs(latitude), 2))°\(latitude < 0 ? "S" : "N")"
    return "\(east) \(north)"
  }

  /// A number with so many decimals.
  private static func fixed(_ value: Double, _ decimals: Int) -> String {
    let scale = pow(10, Double(decimals))
    guard value.isFinite, abs(value) * scale < 1e15 else { return "\(value)" }
    let digits = String(Int64((abs(value) * scale).rounded()))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (value < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
