extension GeoJSONReader {
  /// Reads the geometry, or `null`, that begins here, and adds its shapes to ``shapes``: none, one, or for a
  /// collection as many as it has parts.
  mutating func readGeometry() throws(Stop) {
    if scanner.skipNull() { return }
    guard scanner.byte == UInt8(ascii: "{") else {
      return try scanner.refuseValue(texts.problem("not-a-geometry"))
    }
    let mark = scanner.mark
    var draft = GeometryDraft()
    var foreign: JSONScanner.Mark?
    var isFirst = true
    try scanner.open(UInt8(ascii: "{"))
    while let key = try scanner.nextKey(&isFirst) {
      if try !readGeometryMember(key, &draft) {
        if scanner.matches(key, "crs") {
          warnOfInnerSystem(key)
        } else if !scanner.matches(key, "bbox") {
          foreign = foreign ?? scanner.mark
        }
        try scanner.skipValue()
      }
    }
    // Of what is no geometry the members are the least of its faults.
    if let foreign, draft.type != nil { tally.geometryMembers.add(foreign, feature: scanner.feature) }
    finishGeometry(draft, mark)
  }

  /// What is known of a geometry while its members come in.
  struct GeometryDraft {
    var type: GeometryType?
    var hasType = false
    var hasCoordinates = false
    var hasGeometries = false
    /// Where its coordinates, and the shapes of its parts, begin.
    var firstPosition = 0
    var firstShape = 0
  }

  /// Reads the value of a member that makes up a geometry; `false`, and nothing read, for any other.
  mutating func readGeometryMember(_ key: ScannedString, _ draft: inout GeometryDraft) throws(Stop) -> Bool {
    if scanner.matches(key, "type") {
      if draft.hasType { noteRepeated(key) }
      draft.hasType = true
      draft.type = try readGeometryType()
    } else if scanner.matches(key, "coordinates") {
      if draft.hasCoordinates {
        noteRepeated(key)
        coordinates.removeLast(coordinates.count - draft.firstPosition)
      }
      draft.hasCoordinates = true
      draft.firstPosition = coordinates.count
      try readCoordinates()
    } else if scanner.matches(key, "geometries") {
      if draft.hasGeometries {
        noteRepeated(key)
        shapes.removeLast(shapes.count - draft.firstShape)
        coordinates.removeLast(coordinates.count - draft.firstPosition)
      }
      draft.hasGeometries = true
      (draft.firstPosition, draft.firstShape) = (coordinates.count, shapes.count)
      try readGeometries()
    } else {
      return false
    }
    return true
  }

  private mutating func readGeometryType() throws(Stop) -> GeometryType? {
    let mark = scanner.mark
    guard scanner.byte == UInt8(ascii: "\"") else {
      try scanner.refuseValue(texts.problem("unknown-type/no-text-of-geometry"))
      return nil
    }
    let string = try scanner.scanString()
    if let type = scanner.geometryType(string) { return type }
    let name = scanner.text(string)
    scanner.fault(wrongGeometryType(name), at: mark)
    return nil
  }

  /// Gives a geometry whose members are all read its meaning.
  mutating func finishGeometry(_ draft: GeometryDraft, _ mark: JSONScanner.Mark) {
    guard let type = draft.type else {
      if !draft.hasType {
        scanner.fault(texts.problem("missing-type/geometry"), at: mark)
      }
      return
    }
    let needed = type == .geometryCollection ? "geometries" : "coordinates"
    guard type == .geometryCollection ? draft.hasGeometries : draft.hasCoordinates else {
      scanner.fault(
        texts.problem("missing-member", ["type": type.rawValue, "needed": needed]), at: mark)
      return
    }
    if draft.hasCoordinates, draft.hasGeometries {
      scanner.fault(
        texts.problem("mixed-members"),
        at: mark)
    } else if type == .geometryCollection {
      hasCollection = true
      tally.collections.add(mark, feature: scanner.feature)
    } else if let shape = makeShape(type) {
      shapes.append(shape)
    }
  }

  private mutating func readGeometries() throws(Stop) {
    guard scanner.byte == UInt8(ascii: "[") else {
      return try scanner.refuseValue(texts.problem("not-a-list/geometries"))
    }
    var isFirst = true
    try scanner.open(UInt8(ascii: "["))
    while try scanner.nextElement(&isFirst) { try readGeometry() }
  }
}
