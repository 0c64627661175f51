/// A layer as its file holds it: coordinates in the file's own system, often degrees.
///
/// Nothing can be measured on it. A projection turns it into a ``Layer``. All vertices lie in one array, so
/// that a projection transforms them in one call.
public struct SourceLayer: Sendable {
  /// The file's name without folder and ending, or the collection's own `name`.
  public var name: String
  /// The path it was read from, for reports.
  public var file: String
  /// The coordinate system that the file itself names (the legacy `crs` member); `nil` where it names none.
  public var declaredSystem: String?
  /// Every vertex of every feature, in file order: longitude or easting in `x`, latitude or northing in `y`.
  public var coordinates: [Point]
  /// The features; their shapes point into `coordinates`.
  public var features: [SourceFeature]
  /// Members of the collection beyond the standard's, kept for writing.
  public var foreignMembers: Properties
  /// What the reader had to say: skipped parts, flattened collections, dropped third coordinates.
  public var problems: [Problem]

  /// Makes a source layer.
  public init(
    name: String, file: String, declaredSystem: String? = nil, coordinates: [Point] = [],
    features: [SourceFeature] = [], foreignMembers: Properties = Properties(), problems: [Problem] = []
  ) {
    self.name = name
    self.file = file
    self.declaredSystem = declaredSystem
    self.coordinates = coordinates
    self.features = features
    self.foreignMembers = foreignMembers
    self.problems = problems
  }
}

extension SourceLayer {
  /// Where a feature stands in the file.
  ///
  /// - Parameters:
  ///   - number: Its number, from 0.
  ///   - ring: The number of a ring, from 1.
  public func place(ofFeature number: Int, ring: Int? = nil) -> Place {
    let line = features[number].line
    return Place(
      file: file.isEmpty ? nil : file, line: line > 0 ? line : nil, feature: number + 1, ring: ring)
  }
}

/// A feature of a ``SourceLayer``.
public struct SourceFeature: Sendable {
  /// The identifier of the file.
  public var id: PropertyValue?
  /// The geometry, as ranges of the layer's coordinates; `nil` for a feature without a place.
  public var shape: Shape?
  /// What is known of it.
  public var properties: Properties
  /// Members beyond the standard's.
  public var foreignMembers: Properties
  /// The line in the file where the feature begins, from 1; 0 where the format has no lines.
  public var line: Int

  /// Makes a feature.
  public init(
    id: PropertyValue? = nil, shape: Shape?, properties: Properties = Properties(),
    foreignMembers: Properties = Properties(), line: Int = 0
  ) {
    self.id = id
    self.shape = shape
    self.properties = properties
    self.foreignMembers = foreignMembers
    self.line = line
  }
}

/// A geometry as ranges of an array of coordinates. Rings are closed and of four points or more, lines of two or
/// more: readers report and leave out what is not.
public enum Shape: Sendable, Hashable {
  /// One place.
  case point(Int)
  /// Several places.
  case multiPoint(Range<Int>)
  /// One path.
  case lineString(Range<Int>)
  /// Several paths.
  case multiLineString([Range<Int>])
  /// One surface: outer ring, then holes.
  case polygon([Range<Int>])
  /// Several surfaces.
  case multiPolygon([[Range<Int>]])

  /// The geometry that the shape cuts out of an array of coordinates.
  public func geometry(in coordinates: [Point]) -> Geometry {
    func line(_ range: Range<Int>) -> LineString? { LineString(Array(coordinates[range])) }
    func polygon(_ ranges: [Range<Int>]) -> Polygon {
      let rings = ranges.map { Ring(unchecked: Array(coordinates[$0])) }
      return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
    }
    switch self {
    case .point(let index): return .point(coordinates[index])
    case .multiPoint(let range): return .multiPoint(Array(coordinates[range]))
    case .lineString(let range): return line(range).map(Geometry.lineString) ?? .multiLineString([])
    case .multiLineString(let ranges): return .multiLineString(ranges.compactMap(line))
    case .polygon(let ranges): return .polygon(polygon(ranges))
    case .multiPolygon(let parts): return .multiPolygon(parts.map(polygon))
    }
  }
}
