import CGEOS

/// Between geometry values and GEOS, whole runs of coordinates at a time.
extension GEOSScope {
  /// A geometry as GEOS holds it. Errors (computation): a coordinate that is no finite number.
  func object(_ geometry: Geometry) throws -> GEOSObject {
    try checkFinite(geometry)
    let made =
      switch geometry {
      case .point(let point): try pointer(point)
      case .multiPoint(let points): try collection(GEOS_MULTIPOINT) { try $0.add(points, pointer) }
      case .lineString(let line): try pointer(line)
      case .multiLineString(let lines): try collection(GEOS_MULTILINESTRING) { try $0.add(lines, pointer) }
      case .polygon(let polygon): try pointer(polygon)
      case .multiPolygon(let polygons): try collection(GEOS_MULTIPOLYGON) { try $0.add(polygons, pointer) }
      }
    return GEOSObject(made, in: self)
  }

  /// Several geometries as one collection of single parts, for operations on all of them. Errors: as ``object(_:)``.
  func collection(of geometries: [Geometry]) throws -> GEOSObject {
    for geometry in geometries { try checkFinite(geometry) }
    let made = try collection(GEOS_GEOMETRYCOLLECTION) { parts in
      for geometry in geometries {
        try parts.add(geometry.points, pointer)
        try parts.add(geometry.lines, pointer)
        try parts.add(geometry.polygons, pointer)
      }
    }
    return GEOSObject(made, in: self)
  }

  private func checkFinite(_ geometry: Geometry) throws {
    try geometry.forEachVertexRun { run in
      guard run.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else {
        throw Failure(
          .computation, texts.problem("not-a-number"))
      }
    }
  }

  // What follows gives bare pointers, which GEOS takes over when they become part of something.

  private func made(_ pointer: OpaquePointer?) throws -> OpaquePointer {
    guard let pointer else { throw failure(of: "geometry") }
    return pointer
  }

  private func pointer(_ point: Point) throws -> OpaquePointer {
    try made(GEOSGeom_createPointFromXY_r(context, point.x, point.y))
  }

  private func pointer(_ line: LineString) throws -> OpaquePointer {
    try made(GEOSGeom_createLineString_r(context, sequence(line.points)))
  }

  private func pointer(_ polygon: Polygon) throws -> OpaquePointer {
    func ring(_ ring: Ring) throws -> OpaquePointer {
      try made(GEOSGeom_createLinearRing_r(context, sequence(ring.points)))
    }
    return try withParts { parts in
      try parts.add([polygon.exterior], ring)
      try parts.add(polygon.holes, ring)
      return parts.handOver { pointers in
        GEOSGeom_createPolygon_r(
          context, pointers[0], pointers.baseAddress.map { $0 + 1 }, UInt32(pointers.count - 1))
      }
    }
  }

  private func collection(
    _ type: GEOSGeomTypes, _ fill: (inout Parts) throws -> Void
  ) throws -> OpaquePointer {
    try withParts { parts in
      try fill(&parts)
      return parts.handOver { pointers in
        GEOSGeom_createCollection_r(
          context, Int32(type.rawValue), pointers.baseAddress, UInt32(pointers.count))
      }
    }
  }

  /// A run of coordinates; a point is two doubles, as GEOS wants them.
  private func sequence(_ points: [Point]) -> OpaquePointer? {
    points.withUnsafeBytes { bytes in
      GEOSCoordSeq_copyFromBuffer_r(
        context, bytes.assumingMemoryBound(to: Double.self).baseAddress, UInt32(points.count), 0, 0)
    }
  }

  /// Geometries on their way into a greater one, freed where it is not reached.
  private struct Parts {
    var pointers: [OpaquePointer?] = []

    mutating func add<Value>(_ values: [Value], _ make: (Value) throws -> OpaquePointer) throws {
      pointers.reserveCapacity(pointers.count + values.count)
      for value in values { pointers.append(try make(value)) }
    }

    /// Gives all to a function of GEOS that owns them from then on, whatever comes of it.
    mutating func handOver(
      _ make: (UnsafeMutableBufferPointer<OpaquePointer?>) -> OpaquePointer?
    ) -> OpaquePointer? {
      defer { pointers = [] }
      return pointers.withUnsafeMutableBufferPointer { make($0) }
    }
  }

  private func withParts(_ make: (inout Parts) throws -> OpaquePointer?) throws -> OpaquePointer {
    var parts = Parts()
    defer { for pointer in parts.pointers { GEOSGeom_destroy_r(context, pointer) } }
    return try made(make(&parts))
  }
}

extension GEOSObject {
  /// The parts of one dimension as a value; `nil` where there are none. Cost: O(vertices).
  func geometry(_ dimension: Geometry.Dimension) throws -> Geometry? {
    switch dimension {
    case .point:
      return Geometry(points: try parts(GEOS_POINT).map { try single(of: $0) })
    case .line:
      let lines = try (parts(GEOS_LINESTRING) + parts(GEOS_LINEARRING)).map(points)
      return Geometry(lines: lines.compactMap(LineString.init))
    case .surface:
      return Geometry(polygons: try parts(GEOS_POLYGON).compactMap(polygon))
    }
  }

  /// Whether it has parts of less than a dimension, such as the points where two surfaces touch.
  func hasParts(below dimension: Geometry.Dimension) -> Bool {
    (dimension > .point && !parts(GEOS_POINT).isEmpty)
      || (dimension > .line && !parts(GEOS_LINESTRING).isEmpty)
  }

  /// The parts of one kind that are not empty, out of collections within collections.
  private func parts(_ type: GEOSGeomTypes) -> [OpaquePointer] {
    var found: [OpaquePointer] = []
    func add(_ part: OpaquePointer) {
      let kind = GEOSGeomTypeId_r(scope.context, part)
      if kind == Int32(type.rawValue) {
        if GEOSisEmpty_r(scope.context, part) == 0 { found.append(part) }
      } else if kind >= Int32(GEOS_MULTIPOINT.rawValue) {
        for index in 0..<max(0, GEOSGetNumGeometries_r(scope.context, part)) {
          if let inner = GEOSGetGeometryN_r(scope.context, part, index) { add(inner) }
        }
      }
    }
    add(pointer)
    return found
  }

  private func polygon(_ part: OpaquePointer) throws -> Polygon? {
    func ring(_ pointer: OpaquePointer?) throws -> Ring? {
      guard let pointer else { throw scope.failure(of: "rings") }
      return Ring(try points(of: pointer))
    }
    guard let exterior = try ring(GEOSGetExteriorRing_r(scope.context, part)) else { return nil }
    let holes = try (0..<max(0, GEOSGetNumInteriorRings_r(scope.context, part))).compactMap {
      try ring(GEOSGetInteriorRingN_r(scope.context, part, $0))
    }
    return Polygon(exterior: exterior, holes: holes)
  }

  private func single(of part: OpaquePointer) throws -> Point {
    let points = try points(of: part)
    guard let point = points.first else { throw scope.failure(of: "point") }
    return point
  }

  private func points(of part: OpaquePointer) throws -> [Point] {
    var count: UInt32 = 0
    guard let sequence = GEOSGeom_getCoordSeq_r(scope.context, part),
      GEOSCoordSeq_getSize_r(scope.context, sequence, &count) == 1
    else { throw scope.failure(of: "coordinates") }
    let total = Int(count)
    return try [Point](unsafeUninitializedCapacity: total) { buffer, filled in
      guard total > 0, let start = buffer.baseAddress else { return }
      let done = start.withMemoryRebound(to: Double.self, capacity: 2 * total) {
        GEOSCoordSeq_copyToBuffer_r(scope.context, sequence, $0, 0, 0)
      }
      guard done == 1 else { throw scope.failure(of: "coordinates") }
      filled = total
    }
  }
}
