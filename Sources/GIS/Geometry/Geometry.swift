/// A planar geometry in metres of the working system.
///
/// There is one such type: degrees live only in ``SourceLayer``, so no measure can be given them by mistake.
public enum Geometry: Sendable, Hashable {
  /// One place.
  case point(Point)
  /// Several places.
  case multiPoint([Point])
  /// One path.
  case lineString(LineString)
  /// Several paths.
  case multiLineString([LineString])
  /// One surface.
  case polygon(Polygon)
  /// Several surfaces.
  case multiPolygon([Polygon])

  /// What a geometry is made of, whatever its number.
  public enum Dimension: Int, Sendable, Comparable {
    /// Points, lines or surfaces.
    case point, line, surface
    /// Points before lines before surfaces.
    public static func < (a: Dimension, b: Dimension) -> Bool { a.rawValue < b.rawValue }
  }

  /// Points, lines or surfaces.
  public var dimension: Dimension {
    switch self {
    case .point, .multiPoint: .point
    case .lineString, .multiLineString: .line
    case .polygon, .multiPolygon: .surface
    }
  }

  /// The name in GeoJSON: "Point", "MultiPolygon" and so on.
  public var typeName: String {
    switch self {
    case .point: "Point"
    case .multiPoint: "MultiPoint"
    case .lineString: "LineString"
    case .multiLineString: "MultiLineString"
    case .polygon: "Polygon"
    case .multiPolygon: "MultiPolygon"
    }
  }

  /// The points of a point geometry; empty for any other.
  public var points: [Point] {
    switch self {
    case .point(let point): [point]
    case .multiPoint(let points): points
    default: []
    }
  }

  /// The paths of a line geometry; empty for any other.
  public var lines: [LineString] {
    switch self {
    case .lineString(let line): [line]
    case .multiLineString(let lines): lines
    default: []
    }
  }

  /// The surfaces of a polygon geometry; empty for any other.
  public var polygons: [Polygon] {
    switch self {
    case .polygon(let polygon): [polygon]
    case .multiPolygon(let polygons): polygons
    default: []
    }
  }

  /// One point as itself, several as a multi-point; `nil` for none.
  public init?(points: [Point]) {
    switch points.count {
    case 0: return nil
    case 1: self = .point(points[0])
    default: self = .multiPoint(points)
    }
  }

  /// One polygon as itself, several as a multi-polygon; `nil` for none.
  public init?(polygons: [Polygon]) {
    switch polygons.count {
    case 0: return nil
    case 1: self = .polygon(polygons[0])
    default: self = .multiPolygon(polygons)
    }
  }

  /// One path as itself, several as a multi-line; `nil` for none.
  public init?(lines: [LineString]) {
    switch lines.count {
    case 0: return nil
    case 1: self = .lineString(lines[0])
    default: self = .multiLineString(lines)
    }
  }

  /// The area of the surfaces in square metres, each counted for itself; 0 for points and lines.
  public var area: Double { polygons.reduce(0) { $0 + $1.area } }

  /// The length of the paths in metres; 0 for points and surfaces.
  public var length: Double { lines.reduce(0) { $0 + $1.length } }

  /// Calls `body` with each run of vertices: all points together, each path, each ring.
  public func forEachVertexRun(_ body: ([Point]) throws -> Void) rethrows {
    switch self {
    case .point(let point): try body([point])
    case .multiPoint(let points): try body(points)
    case .lineString, .multiLineString: for line in lines { try body(line.points) }
    case .polygon, .multiPolygon:
      for polygon in polygons { for ring in polygon.rings { try body(ring.points) } }
    }
  }

  /// The number of vertices, closing points counted.
  public var vertexCount: Int {
    var count = 0
    forEachVertexRun { count += $0.count }
    return count
  }

  /// The smallest box around it; ``BoundingBox/empty`` for a multi-geometry without parts.
  public var boundingBox: BoundingBox {
    if case .point(let point) = self { return BoundingBox(at: point) }
    var box = BoundingBox.empty
    forEachVertexRun { for point in $0 { box.include(point) } }
    return box
  }
}
